"""How many pages there are is remembered for a question of the older and of the typed API, and for no other."""

from types import SimpleNamespace
from typing import Any
from urllib.parse import urlencode

import pytest
from django.core.cache import cache
from django.test import Client

from home.api import totals
from home.memory import request_memory
from home.models import StandardPage
from home.publication.public import pages_of_all_types
from tests.factories import StandardPageFactory, publish


@pytest.fixture
def statutes(tree: SimpleNamespace) -> StandardPage:
    return publish(StandardPageFactory(parent=tree.home, title="Satzung", slug="satzung"))


def number(client: Client, api: str, **question: str) -> int:
    cache.clear()
    answer = client.get(f"/api/{api}/pages/?{urlencode(question)}").json()
    return int(answer["meta"]["total_count"] if api == "v2" else answer["count"])


@pytest.mark.parametrize("api", ["v2", "v3"])
def test_what_is_asked_for_is_not_taken_for_another_question(statutes: StandardPage, client: Client, api: str) -> None:
    assert number(client, api, title='Satzung AND "wagtailcore_page"."slug" = satzung') == 0
    assert number(client, api, slug='satzung AND "wagtailcore_page"."title" = Satzung') == 0
    assert number(client, api, title="Satzung", slug="satzung") == number(client, api, slug="satzung", title="Satzung") == 1


def test_long_questions_take_no_more_memory_than_short_ones(db: None) -> None:
    with request_memory():
        for title in ("a", "a" * 10_000):
            assert totals.counted_once(pages_of_all_types().public().filter(title=title)).count() == 0
        assert [len(question) for question in totals._counts()] == [32, 32]


def test_what_another_thread_makes_forgotten_is_counted_all_the_same(statutes: StandardPage, monkeypatch: pytest.MonkeyPatch) -> None:
    class Forgetful(dict[bytes, int]):
        def __setitem__(self, question: bytes, count: int) -> None:
            self.clear()

    monkeypatch.setattr(totals, "_counts", Forgetful)
    found: Any = pages_of_all_types().public().filter(slug="satzung")
    assert totals.counted_once(found).count() == 1
