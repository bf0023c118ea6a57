"""The region in the demo: true places, plausible figures, and something to find and to miss for every filter."""

from collections import Counter
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.utils import timezone

from locations.choices import Connection, RoundTheClock, Status, Zoning
from locations.confirmation import CONFIRMED_FOR
from locations.models import CityPage, CommercialSitePage, HallPage, OrganisationPage, OrganisationType
from locations.region import REGION, State
from site_project.demo.reading import read_demo
from site_project.demo.values import PageKey

# Nothing that a city offers lies further from its middle than this, in degrees of latitude and longitude.
CITY_RADIUS = (0.12, 0.18)

Facts = dict[str, Any]


@pytest.fixture(scope="module")
def facts() -> dict[type, dict[str, Facts]]:
    """What is said of each page, by model and key."""
    found: dict[type, dict[str, Facts]] = {CityPage: {}, CommercialSitePage: {}, HallPage: {}, OrganisationPage: {}}
    for page in read_demo().pages:
        if page.model in found:
            found[page.model][page.key] = {**page.facts, "page": page}
    return found


def test_twelve_cities_of_three_states_with_their_people(facts: dict[type, dict[str, Facts]]) -> None:
    cities = facts[CityPage]
    assert len(cities) == 12
    assert Counter(city["state"] for city in cities.values()) == {State.SAXONY: 4, State.SAXONY_ANHALT: 3, State.THURINGIA: 5}
    for key, city in cities.items():
        assert 30_000 < city["population"] < 700_000, key
        assert city["website"].startswith("https://www."), key
        assert city["contact_email"].endswith("@beispiel.example"), key


def test_everything_lies_where_it_is_said_to_lie(facts: dict[type, dict[str, Facts]]) -> None:
    cities = facts[CityPage]
    seen = set()
    for model in (CommercialSitePage, HallPage, OrganisationPage):
        for key, each in facts[model].items():
            if "latitude" not in each:
                continue
            city = cities[each["city_id"].key]
            assert REGION.south < each["latitude"] < REGION.north, key
            assert REGION.west < each["longitude"] < REGION.east, key
            if each["page"].parent != "pool":
                assert abs(each["latitude"] - city["latitude"]) < CITY_RADIUS[0], key
                assert abs(each["longitude"] - city["longitude"]) < CITY_RADIUS[1], key
            seen.add((each["latitude"], each["longitude"]))
    assert len(seen) == 62 + 32 + 53  # two markers never cover each other, and one organisation has no place


def test_below_a_city_a_property_belongs_to_it(facts: dict[type, dict[str, Facts]]) -> None:
    for model in (CommercialSitePage, HallPage):
        for key, each in facts[model].items():
            if each["page"].parent != "pool":
                assert each["city_id"] == PageKey(each["page"].parent), key


def test_every_city_offers_land_and_halls_and_has_members(facts: dict[type, dict[str, Facts]]) -> None:
    for model in (CommercialSitePage, HallPage, OrganisationPage):
        assert {each["city_id"].key for each in facts[model].values() if each["city_id"]} == set(facts[CityPage])


def test_each_property_has_a_number_of_its_own(facts: dict[type, dict[str, Facts]]) -> None:
    numbers = [each["reference"] for model in (CommercialSitePage, HallPage) for each in facts[model].values()]
    assert len(set(numbers)) == len(numbers)


def test_what_an_investor_looks_for_is_there(facts: dict[type, dict[str, Facts]]) -> None:
    """The search of the whole journey: industry, at least 5 ha, at most 5 km to a motorway, to be had."""
    sites = facts[CommercialSitePage].values()
    found = [site for site in sites if "GI" in site.get("zoning", "").split() and site["available_area"] >= 5 and site["motorway_km"] <= 5]
    assert any(site["status"] == Status.AVAILABLE and not site["page"].only_german for site in found)


@pytest.mark.parametrize(
    ("field", "limits"), [("available_area", (1, 5, 10, 30)), ("price_per_m2", (10, 40, 100)), ("motorway_km", (2, 5, 10))]
)
def test_every_limit_for_land_finds_some_and_leaves_some(facts: dict[type, dict[str, Facts]], field: str, limits: tuple[int, ...]) -> None:
    _split(facts[CommercialSitePage], field, limits)


@pytest.mark.parametrize(
    ("field", "limits"),
    [("hall_area", (1000, 3000, 8000)), ("clear_height", (5, 8, 11)), ("crane_load", (1, 10, 30)), ("rent_per_m2", (4, 6))],
)
def test_every_limit_for_halls_finds_some_and_leaves_some(facts: dict[type, dict[str, Facts]], field: str, limits: tuple[int, ...]) -> None:
    _split(facts[HallPage], field, limits)


def _split(pages: dict[str, Facts], field: str, limits: tuple[int, ...]) -> None:
    values = [each.get(field) for each in pages.values()]
    for limit in limits:
        assert any(value is not None and value < limit for value in values), limit
        assert any(value is not None and value >= limit for value in values), limit


def test_every_kind_of_area_connection_and_state_occurs(facts: dict[type, dict[str, Facts]]) -> None:
    sites, halls = facts[CommercialSitePage].values(), facts[HallPage].values()
    assert {code for site in sites for code in site.get("zoning", "").split()} == set(Zoning.values)
    assert {site["status"] for site in sites} == set(Status.values)
    for field, choices in (("rail_siding", Connection), ("round_the_clock", RoundTheClock)):
        assert {site.get(field) for site in sites} >= set(choices.values), field
    assert {bool(site["price_on_request"]) for site in sites} == {bool(hall["rent_on_request"]) for hall in halls} == {True, False}
    assert any("purchase_price" in hall for hall in halls)


def test_most_have_been_confirmed_lately_some_long_ago_and_some_never(facts: dict[type, dict[str, Facts]]) -> None:
    properties = [*facts[CommercialSitePage].values(), *facts[HallPage].values()]
    limit = timezone.localdate() - CONFIRMED_FOR
    lately = [each for each in properties if each.get("confirmed_at") and each["confirmed_at"] > limit]
    long_ago = [each for each in properties if each.get("confirmed_at") and each["confirmed_at"] < limit - timedelta(days=1)]
    assert len(lately) > len(properties) / 2
    assert long_ago
    assert any("confirmed_at" not in each for each in properties)
    assert any("available_from" in each for each in properties)


def test_figures_agree_with_each_other(facts: dict[type, dict[str, Facts]]) -> None:
    for key, site in facts[CommercialSitePage].items():
        assert site["available_area"] <= site["total_area"], key
        assert site.get("divisible_from", Decimal(0)) <= site.get("divisible_to", site["available_area"]) <= site["available_area"], key
        assert not (site["price_on_request"] and "price_per_m2" in site), key


def test_organisations_of_every_type_are_marked_as_examples(facts: dict[type, dict[str, Facts]]) -> None:
    organisations = facts[OrganisationPage].values()
    assert {each["organisation_type"] for each in organisations} == set(OrganisationType.values)
    for each in organisations:
        assert each["page"].title.de.endswith(" (Beispiel)")
        assert each["page"].title.en.endswith(" (example)")
    assert sum(bool(each["page"].offers) for each in organisations) >= len(organisations) / 3
    assert {sector.key for each in organisations for sector in each["page"].sectors} == {sector.slug for sector in read_demo().sectors}
