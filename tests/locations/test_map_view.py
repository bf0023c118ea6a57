"""The map view of the property pool: its points answer the page's question, it counts by kind, and costs what a list costs."""

import json
import re
from types import SimpleNamespace
from typing import Any

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils.html import escape

from tests.factories import CommercialSitePageFactory, HallPageFactory, publish

MAP = "/flaechenpool/?view=map"


def shown(client: Client, query: str = "") -> str:
    return client.get(f"{MAP}{query}").content.decode()


@pytest.fixture
def pool(region: SimpleNamespace) -> Any:
    publish(CommercialSitePageFactory(parent=region.jena, title="Saalepark"))
    publish(HallPageFactory(parent=region.leipzig, title="Halle 7"))
    return region


@pytest.mark.parametrize(
    ("query", "points"),
    [
        ("", "?locale=de"),
        ("&city=jena&min_area=5,0&page=1", "?locale=de&city=jena&min_area=5"),
        ("&kind=hall", "?locale=de&kind=hall"),
    ],
)
def test_the_points_answer_the_question_of_the_page(pool: Any, client: Client, query: str, points: str) -> None:
    address = f"/api/v3/properties.geojson{points}"
    assert f'data-points="{escape(address)}"' in shown(client, query)
    assert len(client.get(address).json()["features"]) == 1


def test_the_list_beside_it_has_the_same_properties_with_their_places(pool: Any, client: Client) -> None:
    page = shown(client)
    assert re.findall(r'<li class="result" id="p-\d+" data-lat="([\d.]+)" data-lon="([\d.]+)"', page) == [("51.412", "12.238")]
    assert "Saalepark" in page
    assert "Halle 7" not in page


@pytest.mark.parametrize(("query", "counted"), [("", "Flächen"), ("&kind=hall", "Hallen")])
def test_it_counts_what_it_shows(pool: Any, client: Client, query: str, counted: str) -> None:
    words = json.loads(re.search(r'<script id="map-words" type="application/json">(.*?)</script>', shown(client, query))[1])
    assert words["in_view"]["other"] == f"%(count)s {counted} im Kartenausschnitt"


def test_where_nothing_is_found_there_is_no_map(pool: Any, client: Client) -> None:
    page = shown(client, "&min_area=900")
    assert "leaflet" not in page
    assert "finder" not in page


def test_only_pages_with_a_map_load_one(pool: Any, client: Client) -> None:
    assert "leaflet" in shown(client)
    assert "leaflet" not in client.get("/flaechenpool/").content.decode()


def test_it_costs_what_the_list_costs(pool: Any, client: Client) -> None:
    def cost(address: str) -> int:
        client.get(address)
        cache.clear()
        with CaptureQueriesContext(connection) as queries:
            client.get(address)
        return len(queries)

    assert cost(MAP) == cost("/flaechenpool/") <= 12
