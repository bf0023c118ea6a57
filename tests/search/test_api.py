"""The search for programs: the hits of the page, typed, with strict questions."""

from types import SimpleNamespace
from typing import Any

import pytest
from django.conf import settings
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.factories import NewsPageFactory

pytestmark = pytest.mark.django_db
BUDGET = 8


def ask(client: Client, query: str) -> Any:
    return client.get(f"/api/v3/search/?{query}")


def titles(client: Client, query: str) -> list[str]:
    return [item["title"] for item in ask(client, query).json()["items"]]


def test_a_hit_says_everything_of_itself(region: SimpleNamespace, client: Client) -> None:
    answer = ask(client, "q=Haeuser&locale=en&kind=event").json()
    [item] = answer["items"]
    del item["id"]
    assert answer["count"] == 1
    assert item == {
        "kind": {"slug": "event", "name": "Event", "language": "en"},
        "language": "de",
        "url": settings.BASE_URL + "/termine/museumsnacht/",
        "title": "Museumsnacht",
        "title_html": "Museumsnacht",
        "snippet": "Sechzig Häuser in einer Nacht.",
        "snippet_html": "Sechzig <mark>Häuser</mark> in einer Nacht.",
        "facts": ["Sat, 2\u00a0May\u00a02020"],
        "cities": [],
        "topics": [{"slug": "standort", "name": "Standort", "language": "de"}],
        "date": None,
    }


def test_hits_and_facets_are_those_of_the_page(region: SimpleNamespace, client: Client) -> None:
    answer = ask(client, "q=Flaechen+Jena").json()
    assert [item["title"] for item in answer["items"]][:2] == ["Gewerbepark Nordtor", "Bahnhofsfeld"]
    assert {choice["slug"]: choice["count"] for choice in answer["facets"]["kind"]}["site"] == 2
    narrowed = ask(client, "q=Flaechen+Jena&kind=site").json()
    assert narrowed["count"] == len(narrowed["items"]) == 2
    assert narrowed["facets"]["kind"] == answer["facets"]["kind"]
    assert narrowed["facets"]["city"] == [{"slug": "jena", "name": "Jena", "language": "de", "count": 2}]
    assert titles(client, "q=Termine&year=2027&topic=sport&city=jena") == ["Offene Labore"]


def test_lists_come_in_parts(region: SimpleNamespace, client: Client) -> None:
    every = titles(client, "q=Termine")
    assert titles(client, "q=Termine&limit=1") + titles(client, "q=Termine&limit=2&offset=1") == every[:3]
    assert ask(client, "q=Termine&offset=99").json() | {"facets": None} == {"count": len(every), "items": [], "facets": None}


def test_nothing_found_is_an_answer(region: SimpleNamespace, client: Client) -> None:
    empty = {"kind": [], "topic": [], "city": [], "year": []}
    assert ask(client, "q=Flugscheibe").json() == {"count": 0, "facets": empty, "items": []}


@pytest.mark.parametrize(
    ("query", "status", "said"),
    [
        ("", 422, "q"),
        ("q=", 422, "letter or a digit"),
        ("q=%22*%22", 422, "letter or a digit"),
        ("q=x%00", 400, "Null"),
        ("q=" + "a" * 101, 422, "100"),
        ("q=a&kind=quark", 422, "event"),
        ("q=a&city=quark", 422, "dessau-rosslau"),
        ("q=a&topic=quark", 422, "sport"),
        ("q=a&year=1", 422, "1000"),
        ("q=a&year=x", 422, "year"),
        ("q=a&limit=21", 422, "20"),
        ("q=a&offset=-1", 422, "offset"),
        ("q=a&locale=fr", 422, "locale"),
        ("q=a&words=b", 400, "words"),
        ("q=a&q=b", 400, "more than once"),
    ],
)  # fmt: skip
def test_questions_are_taken_at_their_word(region: SimpleNamespace, client: Client, query: str, status: int, said: str) -> None:
    answer = ask(client, query)
    assert (answer.status_code, answer["Content-Type"]) == (status, "application/problem+json")
    assert said in answer.content.decode()


@pytest.mark.parametrize("query", ["q=03411234567890", "q=a:b*(%22", "q=%E2%80%AE%ED%A0%80Jena", "q=%F0%9F%99%82", "q=NEAR(a,b)+OR+NOT"])
def test_odd_words_are_only_words(region: SimpleNamespace, client: Client, query: str) -> None:
    assert ask(client, query).status_code in (200, 422)


def test_an_unchanged_answer_is_not_sent_again(region: SimpleNamespace, client: Client) -> None:
    tag = ask(client, "q=Jena")["ETag"]
    assert client.get("/api/v3/search/?q=Jena", headers={"if-none-match": tag}).status_code == 304


def test_twenty_hits_cost_no_more_than_one(region: SimpleNamespace, client: Client) -> None:
    def cost() -> int:
        ask(client, "q=Kreiselkompass")
        cache.clear()
        with CaptureQueriesContext(connection) as queries:
            assert ask(client, "q=Kreiselkompass").status_code == 200
        return len(queries)

    NewsPageFactory(parent=region.news, title="Kreiselkompass")
    few = cost()
    for number in range(19):
        NewsPageFactory(parent=region.news, title=f"Kreiselkompass {number}")
    assert cost() == few <= BUDGET
