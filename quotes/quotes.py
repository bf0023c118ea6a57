"""Quotes in the language of the reader, as finished values."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.db.models import F

from home import links
from home.terms import Named, term
from locations.cities import cities
from quotes.quote import Quote

if TYPE_CHECKING:
    from quotes.models import QuotePage
    from quotes.querysets import QuoteQuerySet

COLUMNS = (
    "pk", "translation_key", "url_path", "text", "person", "office", "city_id", "organisation_id", "teaser_picture_id",
    "said_on", "occasion", "released_by", "released_on", "valid_until",
)  # fmt: skip


def quotes(found: QuoteQuerySet, language: str, today: date) -> list[Quote]:
    """The quotes in their order, for readers of `language`, in three queries for any number; cities and topics are remembered."""
    rows = list(found.annotate(language=F("locale__language_code")).values(*COLUMNS, "language"))
    topics = _topics([row["pk"] for row in rows], language)
    links.load(row["organisation_id"] for row in rows)
    return [_quote(row, topics.get(row["pk"], []), language, today) for row in rows]


def quote_of(page: QuotePage, today: date) -> Quote:
    """The same of the page that is being shown, saved or not; its organisation costs a query that its links have been loaded with."""
    row = {name: getattr(page, name) for name in COLUMNS} | {"language": page.language}
    topics = (term("home.Topic", row.topic_id, page.language) for row in page.topics.all())
    return _quote(row, [topic for topic in topics if topic], page.language, today)


def _topics(page_ids: list[int], language: str) -> dict[int, list[Named]]:
    """By page, in its order; named in the language where they have a name in it."""
    if not page_ids:
        return {}
    pairs = apps.get_model("quotes", "QuoteTopic").objects.filter(page__in=page_ids).order_by("page", "sort_order")
    found: dict[int, list[Named]] = {}
    for page, pk in pairs.values_list("page", "topic"):
        if topic := term("home.Topic", pk, language):
            found.setdefault(page, []).append(topic)
    return found


def _quote(row: Mapping[str, Any], topics: list[Named], language: str, today: date) -> Quote:
    until = row["valid_until"]
    return Quote(
        pk=row["pk"],
        key=str(row["translation_key"]),
        url_path=row["url_path"],
        language=row["language"],
        text=row["text"],
        person=row["person"],
        office=row["office"],
        city=cities(language).get(row["city_id"]) if row["city_id"] else None,
        organisation=links.target(row["organisation_id"], language) if row["organisation_id"] else None,
        portrait_id=row["teaser_picture_id"],
        said_on=row["said_on"],
        occasion=row["occasion"],
        topics=topics,
        released_by=row["released_by"],
        released_on=row["released_on"],
        valid_until=until,
        ended_in=until.year if until and until < today else None,
    )
