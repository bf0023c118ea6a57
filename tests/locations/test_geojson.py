"""`/api/v3/properties.geojson` says of every property that answers a question where it lies, as RFC 7946 has it."""

from decimal import Decimal
from types import SimpleNamespace
from typing import Any

import pytest
from django.conf import settings
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from benchmarks.many import multiply
from tests.factories import CommercialSitePageFactory, HallPageFactory, publish, translate

ADDRESS = "/api/v3/properties.geojson"


def ask(client: Client, query: str = "") -> Any:
    return client.get(f"{ADDRESS}{query}")


def titles(client: Client, query: str = "") -> list[str]:
    return [feature["properties"]["title"] for feature in ask(client, query).json()["features"]]


@pytest.fixture
def site(region: SimpleNamespace) -> Any:
    return publish(
        CommercialSitePageFactory(
            parent=region.leipzig, title="Nordtor", slug="nordtor", price_per_m2=Decimal("42.50"), motorway_km=Decimal(2),
            latitude=Decimal("51.412000"), longitude=Decimal("12.238000"),
        )
    )  # fmt: skip


def test_a_site_is_a_feature_with_its_longitude_first(site: Any, client: Client) -> None:
    answer = ask(client)
    assert answer["Content-Type"] == "application/geo+json"
    assert answer.json() == {
        "type": "FeatureCollection",
        "features": [
            {
                "type": "Feature",
                "id": site.pk,
                "geometry": {"type": "Point", "coordinates": [12.238, 51.412]},
                "properties": {
                    "title": "Nordtor",
                    "language": "de",
                    "url": f"{settings.BASE_URL}/staedte/leipzig/nordtor/",
                    "kind": "site",
                    "status": "available",
                    "city": {"slug": "leipzig", "name": "Leipzig"},
                    "area": {"value": 18.5, "unit": "ha"},
                    "price": {"amount": 42.5, "currency": "EUR", "per": "m²"},
                    "price_on_request": False,
                    "motorway_km": 2,
                    "clear_height": None,
                },
            }
        ],
    }


def test_a_hall_has_the_units_of_halls(region: SimpleNamespace, client: Client) -> None:
    publish(HallPageFactory(parent=region.jena, rent_per_m2=Decimal("4.20"), clear_height=Decimal("7.8")))
    [hall] = ask(client, "?kind=hall").json()["features"]
    assert hall["properties"]["area"] == {"value": 6480, "unit": "m²"}
    assert hall["properties"]["price"] == {"amount": 4.2, "currency": "EUR", "per": "m² and month"}
    assert hall["properties"]["motorway_km"] is None
    assert hall["properties"]["clear_height"] == 7.8


def test_it_answers_the_questions_of_the_pages_in_their_order(region: SimpleNamespace, client: Client) -> None:
    for title, parent, area in (("Klein", region.jena, 5), ("Groß", region.jena, 20), ("Fern", region.leipzig, 8)):
        publish(CommercialSitePageFactory(parent=parent, title=title, available_area=Decimal(area)))
    assert titles(client) == ["Groß", "Fern", "Klein"]
    assert titles(client, "?city=jena&min_area=6") == ["Groß"]
    assert titles(client, "?max_area=8&sort=area") == ["Fern", "Klein"]
    assert titles(client, "?kind=hall") == []


@pytest.mark.parametrize(("number", "found"), [("1.500", 1), ("1.5", 1), ("1.6e0", 0), ("-0.0", 1), ("0.001", 1), ("2.000", 0)])
def test_numbers_are_those_of_programs(region: SimpleNamespace, client: Client, number: str, found: int) -> None:
    publish(CommercialSitePageFactory(parent=region.jena, available_area=Decimal("1.55")))
    assert len(titles(client, f"?min_area={number}")) == found


def test_english_has_english_titles_and_german_ones_where_there_are_no_others(site: Any, region: SimpleNamespace, client: Client) -> None:
    for page in (region.cities, region.leipzig):
        translate(page)
    translate(site, title="North gate")
    publish(CommercialSitePageFactory(parent=region.leipzig, title="Südtor", available_area=Decimal(1), total_area=Decimal(1)))
    found = [feature["properties"] for feature in ask(client, "?locale=en").json()["features"]]
    assert [(each["title"], each["language"]) for each in found] == [("North gate", "en"), ("Südtor", "de")]
    assert found[0]["url"].startswith(f"{settings.BASE_URL}/en/")
    assert found[0]["city"] == {"slug": "leipzig", "name": "Leipzig (en)"}


def test_what_is_not_public_is_not_there(site: Any, client: Client) -> None:
    site.unpublish()
    assert titles(client) == []


@pytest.mark.parametrize(
    ("query", "status", "words"),
    [
        ("?max_motorway=5", 400, "Did you mean “max_motorway_km”?"),
        ("?page=2", 400, "page"),
        ("?city=jena&city=leipzig", 400, "more than once"),
        ("?min_area=viel", 422, "min_area"),
        ("?min_area=1.000,5", 422, "min_area"),
        ("?min_area=-1", 422, "min_area"),
        ("?max_price=nan", 422, "max_price"),
        ("?max_price=1000000001", 422, "max_price"),
        ("?city=berlin", 422, "We know no city “berlin”."),
        ("?zoning=XX", 422, "zoning"),
        ("?kind=castle", 422, "kind"),
        ("?locale=fr", 422, "locale"),
        ("?available_from=2026-02-30", 422, "available_from"),
        ("?min_area=9&max_area=3", 422, "max_area"),
    ],
)
def test_a_question_that_makes_no_sense_is_refused_and_named(
    region: SimpleNamespace, client: Client, query: str, status: int, words: str
) -> None:
    answer = ask(client, query)
    assert (answer.status_code, answer["Content-Type"]) == (status, "application/problem+json")
    assert words in answer.content.decode()


def test_it_is_kept_until_something_is_published(site: Any, client: Client) -> None:
    first = client.get(ADDRESS, headers={"Accept-Encoding": "br"})
    assert first["Content-Encoding"] == "br"
    with CaptureQueriesContext(connection) as queries:
        again = client.get(ADDRESS, headers={"Accept-Encoding": "br", "If-None-Match": first["ETag"]})
    assert (again.status_code, len(queries)) == (304, 1)
    site.title = "Südtor"
    publish(site)
    assert titles(client) == ["Südtor"]


def test_three_queries_are_enough_for_any_number_of_rows(region: SimpleNamespace, client: Client) -> None:
    site = publish(CommercialSitePageFactory(parent=region.jena))
    questions = ("", "?locale=en", "?kind=site&city=jena&min_area=2&sort=motorway")
    before = [cost(client, question, 1) for question in questions]
    multiply([site], 20)
    assert [cost(client, question, 21) for question in questions] == before
    assert max(before) <= 3


def cost(client: Client, question: str, rows: int) -> int:
    """How many queries so many rows need, when nothing is kept."""
    ask(client, question)
    cache.clear()
    with CaptureQueriesContext(connection) as queries:
        assert len(ask(client, question).json()["features"]) == rows
    return len(queries)
