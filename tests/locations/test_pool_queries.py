"""How often the database is asked: the same for 1, 20 and 2,000 properties, in both languages; nothing cached, the process warm."""

from collections.abc import Callable
from decimal import Decimal
from types import SimpleNamespace
from uuid import uuid4

import pytest
from django.contrib.contenttypes.models import ContentType
from django.core.cache import cache
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from wagtail.models import Page

from home.publication.version import bump
from locations.models import CommercialSitePage
from tests.factories import CommercialSitePageFactory, HallPageFactory, ImageFactory, NewsPageFactory, picture_file, publish, translate

# version; path, page; counts, properties
LIST = 5
# version; path, page; counts, nearest, extremes, counts of loosened filters
NOTHING = 7
# version; path, page; similar ones, linked city, pictures, renditions
DETAIL = 7
# version; path, page; authors, related
ARTICLE = 5
ADDRESSES = {
    "/flaechenpool/": LIST,
    "/flaechenpool/?city=jena&zoning=GE&max_motorway_km=10&sort=price": LIST,
    "/flaechenpool/?kind=hall": LIST,
    "/en/property-pool/": LIST,
    "/flaechenpool/?min_area=900&zoning=GE&max_motorway_km=10": NOTHING,
    "/staedte/jena/feld/": DETAIL,
    "/en/cities/jena/field/": DETAIL,
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


def multiply(site: CommercialSitePage, number: int) -> None:
    """So many more sites beside `site`, written as rows: publishing each would take minutes."""
    parent = site.get_parent()
    content_type = ContentType.objects.get_for_model(CommercialSitePage)
    names = [field.attname for field in CommercialSitePage._meta.local_fields if field.attname != "page_ptr_id"]
    for place in range(1, number + 1):
        page = CommercialSitePage(
            **{name: getattr(site, name) for name in names}, title=f"Feld {place}", slug=f"feld-{place}", locale=site.locale,
            translation_key=uuid4(), content_type=content_type, path=Page._get_path(parent.path, parent.depth + 1, place + 500),
            depth=parent.depth + 1, url_path=f"{parent.url_path}feld-{place}/", live=True,
        )  # fmt: skip
        page.save_base(raw=False)
    bump()


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


def test_two_thousand_cost_as_many_as_one(first: SimpleNamespace, costs: Callable[[], None]) -> None:
    multiply(first.site, 2000)
    assert CommercialSitePage.objects.listed_in("de").count() == 2001
    costs()


def test_the_section_beside_an_article_costs_nothing_more(
    first: SimpleNamespace, client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    article = publish(NewsPageFactory(parent=first.news))
    count(client, article.url, ARTICLE, django_assert_num_queries)
