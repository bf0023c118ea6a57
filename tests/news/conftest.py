"""Articles to read, and ways to look at what the site answers."""

import json
from collections.abc import Callable
from datetime import datetime
from types import SimpleNamespace
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone

from home.models import CustomImage
from news.models import NewsPage
from tests.factories import ImageFactory, NewsAuthorFactory, NewsPageFactory, TopicFactory, publish
from tests.ground import anew, tree_as_made


def at(text: str) -> datetime:
    """A local moment, as editors mean it."""
    return timezone.make_aware(datetime.fromisoformat(text))


def written(topic: str = "standort", date: str = "2026-11-19T09:00", **fields: Any) -> NewsPage:
    """A published German article; `topic` is a slug, `date` a local time as text."""
    return publish(NewsPageFactory(parent=tree_as_made().news, topic=TopicFactory(slug=topic), date=at(date), **fields))


@pytest.fixture
def write(tree: SimpleNamespace) -> Callable[..., NewsPage]:
    """Publish a German article; see `written()`."""
    return written


@pytest.fixture
def article(article_of_module: NewsPage, db: None) -> NewsPage:
    """An article with everything that an article can have."""
    return anew(article_of_module)


@pytest.fixture
def nothing_yet(tree: SimpleNamespace) -> None:
    """Without the article that is there for other tests of the module."""
    tree.news.get_children().delete()
    CustomImage.objects.all().delete()


@pytest.fixture(scope="module")
def article_of_module(make_once: Callable[..., NewsPage]) -> NewsPage:
    return make_once(make_article)


def make_article() -> NewsPage:
    page = NewsPageFactory(
        parent=tree_as_made().news,
        topic=TopicFactory(),
        date=at("2026-11-19T09:00"),
        title="Sechs Abende & „sechs“ Städte",
        slug="sechs-abende",
        summary="Der Verband zieht von Stadt zu Stadt.",
        teaser_picture=ImageFactory(alt_text="Rednerin am Pult", alt_text_en="Speaker at a lectern"),
        lead_caption="Der erste Abend war ausgebucht.",
        body=[("paragraph", "<p>Wer hier Software schreibt, <b>kennt</b> seine Nachbarn.</p>")],
        correction="<p>Es sind <b>sechs</b> Städte.</p>",
        corrected_on=at("2026-11-20T00:00").date(),
    )
    NewsAuthorFactory(page=page)
    NewsAuthorFactory(page=page, name="Ines Kaltwasser", role="", organisation="Wirtschaftsförderung (Beispiel)")
    return publish(anew(page))


def titles(page: BeautifulSoup) -> list[str]:
    """The headlines of the articles listed in the main part of a page."""
    return [link.get_text(strip=True) for link in page.select("main .story :is(h2, h3) a")]


def graph(page: BeautifulSoup) -> dict[str, dict[str, Any]]:
    """The things that a page says of itself in JSON-LD, by type."""
    return {thing["@type"]: thing for thing in json.loads(page.select_one('script[type="application/ld+json"]').string)["@graph"]}
