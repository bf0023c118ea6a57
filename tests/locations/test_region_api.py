"""Properties, cities and organisations for other programs: the same answers as on the pages, as values."""

from decimal import Decimal
from types import SimpleNamespace
from typing import Any

import pytest
from django.conf import settings
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from locations.models import OrganisationSector, Relation
from tests.factories import (
    CityPageFactory,
    CommercialSitePageFactory,
    DirectoryPageFactory,
    HallPageFactory,
    OrganisationPageFactory,
    SectorFactory,
    publish,
    translate,
)

LISTS = ("properties", "cities", "organisations")


def ask(client: Client, path: str) -> Any:
    return client.get(f"/api/v3/{path}")


@pytest.fixture
def directory(region: SimpleNamespace) -> Any:
    return publish(DirectoryPageFactory(parent=region.home))


def test_properties_answer_with_units_and_their_city(region: SimpleNamespace, client: Client) -> None:
    site = publish(
        CommercialSitePageFactory(
            parent=region.jena, title="Saalepark", slug="saalepark", zoning="GE GI", price_per_m2=Decimal("42.50"), motorway_name="A 4",
            motorway_km=Decimal(5), divisible_from=Decimal("0.50"),
        )
    )  # fmt: skip
    publish(HallPageFactory(parent=region.jena))
    answer = ask(client, "properties/").json()
    assert answer["count"] == 1
    (item,) = answer["items"]
    assert (item["id"], item["url"]) == (site.pk, settings.BASE_URL + "/staedte/jena/saalepark/")
    assert item["area"] == {"value": 18.5, "unit": "ha"}
    assert item["price"] == {"amount": 42.5, "currency": "EUR", "per": "m²"}
    assert item["city"] == {"slug": "jena", "name": "Jena"}
    assert (item["zoning"], item["motorway"], item["motorway_km"], item["divisible_from"]) == (["GE", "GI"], "A 4", 5, 0.5)
    assert item["position"] == {"latitude": 51.412, "longitude": 12.238}
    assert [hall["area"] for hall in ask(client, "properties/?kind=hall").json()["items"]] == [{"value": 6480, "unit": "m²"}]


def test_properties_are_found_by_every_criterion_that_the_page_knows(region: SimpleNamespace, client: Client) -> None:
    publish(CommercialSitePageFactory(parent=region.jena, title="Klein", available_area=Decimal(2), zoning="GE"))
    publish(CommercialSitePageFactory(parent=region.leipzig, title="Groß", zoning="GI", rail_siding="available", motorway_km=Decimal(2)))

    def titles(query: str) -> list[str]:
        return [item["title"] for item in ask(client, f"properties/?{query}").json()["items"]]

    assert titles("sort=area") == ["Groß", "Klein"]
    for query in ("min_area=5", "city=leipzig", "zoning=GI", "rail=1", "max_motorway_km=5"):
        assert titles(query) == ["Groß"], query
    assert titles("max_area=5&city=jena&zoning=GE&zoning=GI") == ["Klein"]


def test_lists_come_in_pages(region: SimpleNamespace, client: Client) -> None:
    for number in range(3):
        publish(CommercialSitePageFactory(parent=region.jena, available_area=Decimal(number + 1)))
    answer = ask(client, "properties/?limit=1&offset=1").json()
    assert (answer["count"], [item["area"]["value"] for item in answer["items"]]) == (3, [2])
    assert ask(client, "properties/?offset=3").json() == {"count": 3, "items": []}


def test_cities_answer_in_the_language_asked_for(region: SimpleNamespace, client: Client) -> None:
    translate(region.cities, slug="cities")
    english = translate(region.leipzig, title="Leipsic", slug="leipsic")
    jena, leipzig = ask(client, "cities/?locale=en").json()["items"]
    assert (jena["slug"], jena["name"], jena["language"], jena["url"]) == ("jena", "Jena", "de", settings.BASE_URL + "/staedte/jena/")
    assert (leipzig["id"], leipzig["slug"], leipzig["name"], leipzig["language"]) == (english.pk, "leipzig", "Leipsic", "en")
    assert leipzig["position"] == {"latitude": 51.3397, "longitude": 12.3731}
    assert [city["slug"] for city in ask(client, "cities/?state=DE-TH").json()["items"]] == ["jena"]


def test_organisations_answer_with_what_they_are_and_where(region: SimpleNamespace, directory: Any, client: Client) -> None:
    partners = publish(DirectoryPageFactory(parent=region.home, title="Partner", slug="partner", relation=Relation.PARTNER))
    page = OrganisationPageFactory(parent=directory, title="Häuserwerk (Beispiel)", slug="haeuserwerk", city=region.jena, since=2019)
    page.sectors = [OrganisationSector(sector=SectorFactory(slug="optik", name="Optik"))]
    publish(page)
    publish(OrganisationPageFactory(parent=partners, title="Ämterbund (Beispiel)", organisation_type="public-body", place="Leuna"))
    partner, member = ask(client, "organisations/").json()["items"]
    assert member == {
        "id": page.pk, "name": "Häuserwerk (Beispiel)", "language": "de", "url": settings.BASE_URL + "/mitglieder/haeuserwerk/",
        "relation": "member", "type": "company", "city": {"slug": "jena", "name": "Jena"}, "place": "",
        "sectors": [{"slug": "optik", "name": "Optik"}], "since": 2019,
    }  # fmt: skip
    assert (partner["relation"], partner["type"], partner["city"], partner["place"]) == ("partner", "public-body", None, "Leuna")
    for query in ("relation=member", "city=jena", "sector=optik", "type=company", "q=haeuser", "q=Hauser"):
        assert [item["name"] for item in ask(client, f"organisations/?{query}").json()["items"]] == ["Häuserwerk (Beispiel)"], query


@pytest.mark.parametrize("name", LISTS)
def test_an_unknown_parameter_is_named_with_the_nearest(region: SimpleNamespace, client: Client, name: str) -> None:
    answer = ask(client, f"{name}/?limmit=5")
    assert (answer.status_code, answer["Content-Type"]) == (400, "application/problem+json")
    assert "“limit”" in answer.json()["detail"]


@pytest.mark.parametrize(
    "path",
    [
        "properties/?kind=castle", "properties/?min_area=viel", "properties/?city=quark", "properties/?limit=0", "properties/?offset=-1",
        "properties/?available_from=30.02.2027", "properties/?zoning=XX", "properties/?crane=1",
        "properties/?zoning=GE&kind=hall", "cities/?state=BY", "cities/?limit=1000", "cities/?locale=fr",
        "organisations/?city=quark", "organisations/?sector=quark", "organisations/?type=sect", "organisations/?q=" + "a" * 200,
    ],
)  # fmt: skip
def test_an_invalid_value_is_named(region: SimpleNamespace, client: Client, path: str) -> None:
    answer = ask(client, path)
    assert (answer.status_code, answer["Content-Type"]) == (422, "application/problem+json")
    assert answer.json()["errors"][0]["loc"][-1] == path.partition("?")[2].partition("=")[0]


def test_what_is_not_public_is_in_no_list(region: SimpleNamespace, directory: Any, client: Client) -> None:
    CommercialSitePageFactory(parent=region.jena, live=False)
    publish(CommercialSitePageFactory(parent=region.leipzig))
    publish(OrganisationPageFactory(parent=directory))
    region.leipzig.unpublish()
    directory.unpublish()
    assert ask(client, "properties/").json()["count"] == 0
    assert [city["slug"] for city in ask(client, "cities/").json()["items"]] == ["jena"]
    assert ask(client, "organisations/").json()["count"] == 0


def test_queries_do_not_grow(region: SimpleNamespace, directory: Any, client: Client) -> None:
    def cost(name: str) -> int:
        ask(client, f"{name}/")
        cache.clear()
        with CaptureQueriesContext(connection) as queries:
            ask(client, f"{name}/")
        return len(queries)

    def one_more() -> None:
        publish(CommercialSitePageFactory(parent=region.jena))
        publish(CityPageFactory(parent=region.cities))
        publish(OrganisationPageFactory(parent=directory, city=region.jena))

    one_more()
    before = {name: cost(name) for name in LISTS}
    for _number in range(19):
        one_more()
    assert {name: cost(name) for name in LISTS} == before
    assert max(before.values()) <= 10


def test_an_unchanged_list_is_not_sent_again(region: SimpleNamespace, client: Client) -> None:
    tag = ask(client, "cities/")["ETag"]
    assert client.get("/api/v3/cities/", headers={"If-None-Match": tag}).status_code == 304
    publish(CityPageFactory(parent=region.cities))
    assert client.get("/api/v3/cities/", headers={"If-None-Match": tag}).json()["count"] == 3
