"""How often the database is asked: never more for many than for one, in both languages."""

from collections.abc import Callable
from types import SimpleNamespace

import pytest
from django.core.cache import cache
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from home.models import CustomImage
from news.models import NewsPage
from tests.factories import ImageFactory, NewsAuthorFactory, NewsPageFactory, TopicFactory, picture_file, publish, translate
from tests.many import more_of
from tests.news.conftest import at

# version; pictures, renditions (the articles are asked for once per version)
HOME = 3
# version, trail, page; articles, pictures, renditions (how many there are is counted once per version)
LIST = 6
# version; list, articles, authors, pictures, renditions, links
FEED = 7
# version; articles, authors, pictures, renditions, links (counted once per version, too)
API = 6


def picture() -> CustomImage:
    return ImageFactory(file=picture_file(size=(60, 40)))


@pytest.fixture
def fill(tree: SimpleNamespace) -> Callable[[int], NewsPage]:
    """Publish so many complete articles in both languages, the last of many in German only; answers the first."""

    def filled(number: int) -> NewsPage:
        page = NewsPageFactory(parent=tree.news, slug="artikel", topic=TopicFactory(slug="sport"), date=at("2026-01-01T09:00"))
        dress(page, 0)
        page.save()
        NewsAuthorFactory(page=page)
        page = publish(NewsPage.objects.get(pk=page.pk))
        translate(page)
        if number > 1:
            more_of(page, number - 1, dress, translated=number - 2)
        return page

    def dress(page: NewsPage, place: int) -> None:
        """Each on a day and with pictures of its own, every other one on a topic of its own."""
        link = f'<p><a linktype="page" id="{tree.news.pk}">Liste</a></p>'
        page.date, page.teaser_picture = at(f"2026-01-{place + 2:02}T09:00"), picture()
        page.body = [("paragraph", link), ("picture", {"image": picture(), "caption": "Bild"})]
        if place % 2 and page.language == "de":
            page.topic = TopicFactory(slug="kultur")

    return filled


def count(client: Client, address: str, exactly: int, queries: DjangoAssertNumQueries) -> None:
    """Count on a second visit that finds no kept answer: the first one makes the pictures' smaller files and reads the frame."""
    assert client.get(address).status_code == 200
    cache.clear()
    with queries(exactly):
        client.get(address)


@pytest.mark.parametrize("number", [1, 21])
def test_queries_are_few_and_do_not_grow(
    fill: Callable[[int], NewsPage], client: Client, django_assert_num_queries: DjangoAssertNumQueries, number: int
) -> None:
    fill(number)
    for address in ("/", "/en/"):
        count(client, address, HOME, django_assert_num_queries)
    for address in ("/aktuelles/", "/aktuelles/?topic=sport&year=2026", "/en/news/"):
        count(client, address, LIST, django_assert_num_queries)
    for address in ("/feeds/news.atom", "/feeds/news.json?locale=en"):
        count(client, address, FEED, django_assert_num_queries)
    count(client, "/api/v2/pages/?type=news.NewsPage&fields=*", API, django_assert_num_queries)
