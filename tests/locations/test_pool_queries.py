"""How often the database is asked: the same for 1, 20 and 2,000 properties, in both languages; nothing cached, the process warm."""

from collections.abc import Callable
from decimal import Decimal
from types import SimpleNamespace

import pytest
from django.core.cache import cache
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from benchmarks.many import multiply
from tests.factories import CommercialSitePageFactory, HallPageFactory, ImageFactory, NewsPageFactory, picture_file, publish, translate

# version; path, page; counts, properties
LIST = 5
# version; path, page; counts, nearest, extremes, counts of loosened filters
NOTHING = 7
# version; path, page; similar ones, linked city, pictures, renditions
DETAIL = 7
# version; path, page; authors, related
ARTICLE = 5
# version; properties (cities are remembered under the version)
POINTS = 2
# version; path, page; privacy
FORM = 4
# version; path, page; picture, its files, those for paper
EXPOSE = 6
ADDRESSES = {
    "/flaechenpool/": LIST,
    "/flaechenpool/?city=jena&zoning=GE&max_motorway_km=10&sort=price": LIST,
    "/flaechenpool/?kind=hall": LIST,
    "/flaechenpool/?view=map": LIST,
    "/api/v3/properties.geojson": POINTS,
    "/api/v3/properties.geojson?locale=en&city=jena&sort=motorway": POINTS,
    "/en/property-pool/": LIST,
    "/flaechenpool/?min_area=900&zoning=GE&max_motorway_km=10": NOTHING,
    "/staedte/jena/feld/": DETAIL,
    "/en/cities/jena/field/": DETAIL,
    "/staedte/jena/feld/anfrage/": FORM,
    "/en/cities/jena/field/enquiry/": FORM,
    "/staedte/jena/feld/expose.pdf": EXPOSE,
    "/en/cities/jena/field/expose.pdf": EXPOSE,
}


@pytest.fixture
def first(region: SimpleNamespace) -> SimpleNamespace:
    """One site with a picture, in both languages, and a hall."""
    translate(region.cities, slug="cities")
    translate(region.jena, slug="jena")
    translate(region.pool, slug="property-pool")
    facts = {"zoning": "GE", "motorway_km": Decimal(5), "price_per_m2": Decimal(9)}
    picture = ImageFactory(file=picture_file(size=(60, 40)))
    site = publish(CommercialSitePageFactory(parent=region.jena, slug="feld", teaser_picture=picture, **facts))
    translate(site, slug="field")
    publish(HallPageFactory(parent=region.leipzig))
    return SimpleNamespace(**vars(region), site=site)


def count(client: Client, address: str, exactly: int, queries: DjangoAssertNumQueries) -> None:
    assert client.get(address).status_code == 200
    cache.clear()
    with queries(exactly):
        client.get(address)


@pytest.fixture
def costs(client: Client, django_assert_num_queries: DjangoAssertNumQueries) -> Callable[[], None]:
    def counted() -> None:
        for address, exactly in ADDRESSES.items():
            count(client, address, exactly, django_assert_num_queries)

    return counted


@pytest.mark.parametrize("number", [1, 20])
def test_queries_are_few_and_do_not_grow(first: SimpleNamespace, costs: Callable[[], None], number: int) -> None:
    for place in range(1, number):
        publish(CommercialSitePageFactory(parent=first.jena, title=f"Feld {place}", zoning="GI"))
    costs()


def test_two_thousand_cost_as_many_as_one(first: SimpleNamespace, costs: Callable[[], None], client: Client) -> None:
    multiply([first.site], 2000)
    assert "<strong>2.001 Flächen</strong>" in client.get("/flaechenpool/").content.decode()
    costs()


def test_the_section_beside_an_article_costs_nothing_more(
    first: SimpleNamespace, client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    article = publish(NewsPageFactory(parent=first.news))
    count(client, article.url, ARTICLE, django_assert_num_queries)
