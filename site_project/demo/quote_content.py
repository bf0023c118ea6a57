"""The list of quotes, and the quotes of each file, in which each is a table."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import timezone

from quotes.models import QuoteIndexPage, QuotePage, QuoteTopic
from site_project.demo.edition import Edition
from site_project.demo.facts_content import FactsContent
from site_project.demo.page_content import common_fields
from site_project.demo.table import Table
from site_project.demo.values import PageKey, Text, TopicKey


@dataclass(frozen=True, kw_only=True)
class QuoteContent(FactsContent):
    topics: Sequence[TopicKey]

    def fields(self, edition: Edition) -> dict[str, Any]:
        topics = [QuoteTopic(topic=edition.german_topic(key), sort_order=i) for i, key in enumerate(self.topics, start=1)]
        return super().fields(edition) | {"topics": topics}


def read_quote_index(table: Table, key: str) -> FactsContent:
    return FactsContent(**common_fields(table, key, "home"), model=QuoteIndexPage, facts={})


def read_quotes(table: Table, key: str) -> Iterator[QuoteContent]:
    """The pages of one file; `key` is the name of the file, to which each quote's is added."""
    for name, each in table.page_tables("quotes"):
        parent = each.one_page("parent") if each.has("parent") else "quotes"
        yield QuoteContent(
            **common_fields(each, f"{key}/{name}", parent), model=QuotePage, facts=_facts(each, parent), topics=each.topics("topics")
        )
        each.finish()


def _facts(table: Table, parent: str) -> dict[str, Any]:
    """Below a city it is that city's."""
    return {
        "text": table.text("text"),
        "person": table.same("person") if table.has("person") else Text(),
        "office": table.text("office", Text()),
        "city_id": PageKey(parent) if parent.startswith("cities/") else None,
        "organisation_id": PageKey(table.one_page("organisation")) if table.has("organisation") else None,
        "teaser_picture_id": table.picture("portrait") if table.has("portrait") else None,
        "said_on": _past(table.day("said")),
        "occasion": table.text("occasion", Text()),
        "released_by": table.text("released_by"),
        "released_on": _past(table.day("released")),
        "valid_until": table.day("until") if table.has("until") else None,
    }


def _past(day: date) -> date:
    """Never later than today: the demo also loads where the clock is behind its newest quote."""
    return min(day, timezone.localdate())
