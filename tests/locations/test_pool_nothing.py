"""An empty list says what was asked, what comes near and why not quite, and which filter is worth loosening."""

from collections.abc import Callable
from decimal import Decimal
from types import SimpleNamespace

import pytest
from django.test import Client
from wagtail.models import PageViewRestriction

from tests.factories import CommercialSitePageFactory, publish, translate
from tests.ground import anew
from tests.locations.property_pages import soup, text, titles


@pytest.fixture
def pool(pool_of_module: SimpleNamespace, db: None) -> SimpleNamespace:
    return anew(pool_of_module)


@pytest.fixture(scope="module")
def pool_of_module(make_once: Callable[..., SimpleNamespace], region_of_module: SimpleNamespace) -> SimpleNamespace:
    return make_once(lambda: make_pool(anew(region_of_module)))


def make_pool(region: SimpleNamespace) -> SimpleNamespace:
    translate(region.pool, slug="property-pool")
    publish(CommercialSitePageFactory(parent=region.jena, title="Sternpark", total_area=Decimal(40), available_area=Decimal(31),
            zoning="GI", motorway_km=Decimal(1)))  # fmt: skip
    publish(CommercialSitePageFactory(parent=region.leipzig, title="Flugfeld West", total_area=Decimal(46), available_area=Decimal(46),
            zoning="GE GI", motorway_km=Decimal(14)))  # fmt: skip
    return region


def test_near_matches_say_what_they_miss_and_what_fits(pool: SimpleNamespace, client: Client) -> None:
    page = soup(client, "/flaechenpool/?min_area=40&max_motorway_km=10&zoning=GI")
    assert text(page.select_one("[role=status]")).startswith("Keine Fläche")
    assert text(page.select_one("main h2")) == "Zwei kommen nahe heran"
    assert [text(result) for result in page.select(".result")] == [
        "1 Jena Sternpark 31 ha , gesucht: ab 40 ha Passt: 1 km zur Autobahn, GI.",
        "2 Leipzig Flugfeld West 14 km zur Autobahn , gesucht: höchstens 10 km Passt: 46 ha, GE und GI.",
    ]
    assert page.select_one(".missed strong").get_text() == "31\u00a0ha"
    assert page.select_one("meta[name=robots]")["content"] == "noindex"
    assert len(page.select(".map__pin")) == 0


def test_filters_worth_loosening_lead_to_what_they_promise(pool: SimpleNamespace, client: Client) -> None:
    page = soup(client, "/flaechenpool/?min_area=40&max_motorway_km=10&zoning=GI")
    links = {text(item): item.a["href"] for item in page.select("aside[aria-labelledby=wish] li")}
    assert links == {
        "ab 30 ha (1 Fläche)": "/flaechenpool/?min_area=30&max_motorway_km=10&zoning=GI",
        "höchstens 15 km zur Autobahn (1 Fläche)": "/flaechenpool/?min_area=40&max_motorway_km=15&zoning=GI",
    }
    assert [titles(soup(client, address)) for address in links.values()] == [["Sternpark"], ["Flugfeld West"]]


def test_somebody_can_be_asked(pool: SimpleNamespace, client: Client) -> None:
    aside = soup(client, "/flaechenpool/?min_area=900").select_one("aside[aria-labelledby=wish]")
    assert aside.select_one("a[href='mailto:presse@beispiel.example']")
    assert aside.select_one("a.more")["href"] == "/flaechenpool/"


def test_english_words_for_english_readers(pool: SimpleNamespace, client: Client) -> None:
    page = soup(client, "/en/property-pool/?min_area=40&max_motorway_km=10&zoning=GI")
    assert text(page.select_one(".missed li")) == "31 ha , wanted: from 40 ha"
    assert "Fits: 1 km to the motorway, GI." in text(page.main)


def test_nothing_that_is_not_public_comes_near(pool: SimpleNamespace, client: Client) -> None:
    closed = publish(CommercialSitePageFactory(parent=pool.jena, title="Geheim", total_area=Decimal(80), available_area=Decimal(80)))
    PageViewRestriction.objects.create(page=closed, restriction_type=PageViewRestriction.LOGIN)
    assert "Geheim" not in titles(soup(client, "/flaechenpool/?min_area=90"))


def test_what_is_taken_comes_near_to_nothing_unless_asked_for(pool: SimpleNamespace, client: Client) -> None:
    publish(CommercialSitePageFactory(parent=pool.jena, title="Weg", total_area=Decimal(80), available_area=Decimal(80), status="taken"))
    assert "Weg" not in titles(soup(client, "/flaechenpool/?min_area=90"))
    assert titles(soup(client, "/flaechenpool/?min_area=90&status=taken"))[0] == "Weg"
