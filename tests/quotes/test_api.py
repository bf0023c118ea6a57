"""Quotes for programs: the list with strict questions, and the one of the day."""

from datetime import date, timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from django.conf import settings
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageViewRestriction

from locations.models import CityPage
from quotes.models import QuoteIndexPage
from tests.factories import ImageFactory, QuotePageFactory, TopicFactory, publish, translate
from tests.many import more_of
from tests.quotes.conftest import TODAY

pytestmark = pytest.mark.django_db


def ask(client: Client, query: str = "", below: str = "") -> Any:
    return client.get(f"/api/v3/quotes/{below}?{query}")


def texts(client: Client, query: str = "") -> list[str]:
    return [item["text"] for item in ask(client, query).json()["items"]]


def test_a_quote_says_everything_of_itself(index: QuoteIndexPage, jena: CityPage, client: Client) -> None:
    page = publish(
        QuotePageFactory(parent=jena, slug="q", text="Nähe", person="Ida Berg", occasion="Richtfest", teaser_picture=ImageFactory())
    )
    [item] = ask(client).json()["items"]
    assert item.pop("portrait")["credit"] == "Mara Lindgarten (Beispiel)"
    assert item == {
        "id": page.pk,
        "language": "de",
        "url": settings.BASE_URL + "/staedte/jena/q/",
        "text": "Nähe",
        "person": "Ida Berg",
        "office": "Amt für Beispiele",
        "city": {"slug": "jena", "name": "Jena", "language": "de"},
        "organisation": None,
        "said_on": "2024-05-02",
        "occasion": "Richtfest",
        "topics": [{"slug": "standort", "name": "Standort", "language": "de"}],
        "released_by": "Pressestelle",
        "released_on": "2024-05-06",
        "valid_until": None,
        "is_current": True,
    }


def test_quotes_are_found_by_city_topic_and_time(index: QuoteIndexPage, leipzig: CityPage, jena: CityPage, client: Client) -> None:
    sport = TopicFactory(slug="sport")
    publish(QuotePageFactory(parent=jena, text="Eins", said_on=date(2026, 3, 1)))
    publish(QuotePageFactory(parent=jena, text="Zwei", topics=[sport], said_on=date(2026, 2, 1)))
    publish(QuotePageFactory(parent=index, city=leipzig, text="Drei", topics=[sport], said_on=date(2026, 1, 1)))
    publish(QuotePageFactory(parent=jena, text="Vorbei", valid_until=date(2025, 1, 1)))
    assert texts(client) == ["Eins", "Zwei", "Drei"]
    assert texts(client, "city=jena") == ["Eins", "Zwei"]
    assert texts(client, "topic=sport&city=jena") == ["Zwei"]
    assert texts(client, "status=archive") == ["Vorbei"]
    assert ask(client, "limit=1&offset=1").json()["count"] == 3
    assert texts(client, "limit=1&offset=1") == ["Zwei"]


def test_words_come_in_the_language_asked_for_or_in_german(index: QuoteIndexPage, jena: CityPage, client: Client) -> None:
    translate(index, slug="quotes")
    english = translate(publish(QuotePageFactory(parent=index, city=jena, text="Nähe")), text="Closeness")
    publish(QuotePageFactory(parent=index, city=jena, text="Nur hier", said_on=date(2024, 1, 1)))
    first, second = ask(client, "locale=en").json()["items"]
    assert (first["id"], first["text"], first["language"]) == (english.pk, "Closeness", "en")
    assert (second["text"], second["language"]) == ("Nur hier", "de")


def test_the_quote_of_the_day_is_the_one_that_pages_show(
    index: QuoteIndexPage, leipzig: CityPage, jena: CityPage, tree: SimpleNamespace, client: Client, clock: Any
) -> None:
    for number in range(3):
        publish(QuotePageFactory(parent=index, city=leipzig, text=f"Nr. {number}"))
    tomorrow = TODAY + timedelta(days=1)
    today = ask(client, below="today/").json()
    assert (today["date"], today["quote"]["text"] in client.get("/").content.decode()) == ("2026-11-26", True)
    ahead = ask(client, f"date={tomorrow}", "today/").json()
    assert ahead["quote"]["id"] != today["quote"]["id"]
    clock(tomorrow)
    assert ask(client, below="today/").json() == ahead
    publish(QuotePageFactory(parent=jena, text="Aus Jena"))
    assert ask(client, "city=jena", "today/").json()["quote"]["text"] == "Aus Jena"
    assert ask(client, "date=2026-01-01", "today/").json() == {"date": "2026-01-01", "quote": None}


def test_what_is_not_public_is_not_there(index: QuoteIndexPage, jena: CityPage, client: Client) -> None:
    QuotePageFactory(parent=index, live=False)
    hidden = publish(QuotePageFactory(parent=jena))
    PageViewRestriction.objects.create(page=hidden, restriction_type=PageViewRestriction.LOGIN)
    assert ask(client).json() == {"count": 0, "items": []}
    assert ask(client, below="today/").json()["quote"] is None


@pytest.mark.parametrize(
    ("below", "query", "name"),
    [
        ("", "city=quark", "city"), ("", "topic=quark", "topic"), ("", "topic=", "topic"), ("", "locale=fr", "locale"),
        ("", "status=all", "status"), ("", "limit=0", "limit"), ("", "limit=21", "limit"), ("", "offset=-1", "offset"),
        ("today/", "city=quark", "city"), ("today/", "date=gestern", "date"), ("today/", "date=9999-12-31", "date"),
        ("today/", "date=2025-11-24", "date"), ("today/", "date=", "date"),
    ],
)  # fmt: skip
def test_a_question_without_sense_is_named(index: QuoteIndexPage, client: Client, below: str, query: str, name: str) -> None:
    response = ask(client, query, below)
    assert response.status_code == 422
    assert response["Content-Type"] == "application/problem+json"
    assert ["query", name] in [error["loc"] for error in response.json()["errors"]]


@pytest.mark.parametrize(
    ("below", "query"), [("", "date=2026-01-01"), ("", "city=a&city=b"), ("today/", "limit=1"), ("today/", "city=%00")]
)
def test_an_unknown_or_repeated_parameter_is_refused(index: QuoteIndexPage, client: Client, below: str, query: str) -> None:
    assert ask(client, query, below).status_code == 400


def test_queries_do_not_grow(index: QuoteIndexPage, jena: CityPage, client: Client) -> None:
    translate(index, slug="quotes")
    picture = ImageFactory()
    questions = [(f"locale={language}", below) for language in ("de", "en") for below in ("", "today/")]
    page = publish(QuotePageFactory(parent=index, city=jena, teaser_picture=picture))
    translate(page)

    def queries(query: str, below: str) -> int:
        ask(client, query, below)
        cache.clear()
        with CaptureQueriesContext(connection) as captured:
            assert ask(client, query, below).status_code == 200
        return len(captured)

    few = [queries(*question) for question in questions]
    more_of(page, 19, translated=9)
    assert len(texts(client)) == 20
    assert [queries(*question) for question in questions] == few
    assert max(few) <= 10
