"""The pool beside a news article and on the start page: both kinds, counted, each as a list and on the map."""

from decimal import Decimal
from types import SimpleNamespace

import pytest
from django.test import Client

from tests.factories import CommercialSitePageFactory, HallPageFactory, ImageFactory, NewsPageFactory, publish, translate
from tests.locations.property_pages import soup, text

LINKS = ["/flaechenpool/", "/flaechenpool/?view=map", "/flaechenpool/?kind=hall", "/flaechenpool/?kind=hall&view=map"]


@pytest.fixture
def pool(region: SimpleNamespace) -> SimpleNamespace:
    for area, status in [("18.5", "available"), ("1.5", "reserved"), ("20", "taken")]:
        publish(CommercialSitePageFactory(parent=region.jena, available_area=Decimal(area), status=status, teaser_picture=ImageFactory()))
    publish(HallPageFactory(parent=region.leipzig, crane_load=Decimal(5)))
    return region


def test_an_article_has_both_kinds_beside_it(pool: SimpleNamespace, client: Client) -> None:
    article = publish(NewsPageFactory(parent=pool.news))
    section = soup(client, article.url).select_one(".side section[aria-labelledby=side-pool]")
    assert text(section.h2) == "Industrie- und Gewerbeflächen-Pool"
    assert [text(heading) for heading in section.select("h3")] == ["Gewerbeflächen 3", "Hallenobjekte 1"]
    assert [link["href"] for link in section.select("a")] == LINKS
    assert [text(link) for link in section.select("a")] == ["Liste", "Standortkarte"] * 2
    assert text(soup(client, LINKS[0]).select_one("[role=status]")) == "3 Flächen", "as many as there are where it leads"


def test_where_everything_is_taken_nothing_is_said_to_be_available(region: SimpleNamespace, client: Client) -> None:
    publish(CommercialSitePageFactory(parent=region.jena, status="taken"))
    assert text(soup(client, "/").select_one("section[aria-labelledby=pool] .figures")) == "Flächen 1"


def test_the_start_page_shows_both_kinds_in_figures(pool: SimpleNamespace, client: Client) -> None:
    section = soup(client, "/").select_one("section[aria-labelledby=pool]")
    assert [text(figures) for figures in section.select(".figures")] == [
        "Flächen 3 verfügbar 20 ha größte Fläche 18,5 ha",
        "Hallen 1 Hallenfläche 6.480 m² mit Kran 1",
    ]
    assert [link["href"] for link in section.select("a")] == LINKS
    assert len(section.select("img[alt='']")) == 1


def test_a_kind_without_properties_is_left_out_and_so_is_an_empty_pool(region: SimpleNamespace, client: Client) -> None:
    assert not soup(client, "/").select("section[aria-labelledby=pool]")
    publish(HallPageFactory(parent=region.leipzig))
    assert [text(heading) for heading in soup(client, "/").select("section[aria-labelledby=pool] h3")] == ["Hallenobjekte"]


def test_english_pages_lead_to_the_english_pool_only(pool: SimpleNamespace, client: Client) -> None:
    assert not soup(client, "/en/").select("section[aria-labelledby=pool]")
    translate(pool.pool, slug="property-pool")
    section = soup(client, "/en/").select_one("section[aria-labelledby=pool]")
    assert text(section.h2) == "Industrial and commercial property pool"
    assert section.a["href"] == "/en/property-pool/"
