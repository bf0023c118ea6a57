"""Dates in the language of the reader: one shape for all lists, pages and programs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.apps import apps
from django.db.models import F

from events.entry import Entry
from events.said import SAID, Said, said_of, said_on, words_in, words_of
from home.terms import Named, term
from locations.cities import City, cities

if TYPE_CHECKING:
    from events.models import Occurrence

# What lists show of an event's own row.
COLUMNS = (
    "translation_key", "title", "url_path", "summary", "online_url", "event_language", "city_id", "venue_name", "last_published_at",
)  # fmt: skip


def entries(occurrences: Iterable[Occurrence], language: str, *, to_reader: bool = False) -> list[Entry]:
    """The dates in their order, each in `language` where its event has a public page in it, else in German; five queries for any number,
    besides those for topics and cities, which are remembered. `to_reader`: pages open to the reader of the page being shown will do."""
    found = list(occurrences)
    events = _events(found, language, to_reader=to_reader)
    series = {row.translation_key for row in found if row.is_of_series}
    words = words_in(said_of(series, language, to_reader=to_reader), language) if series else {}
    topics = _topics(found, language)
    places = cities(language)
    return [
        _entry(
            row,
            events[row.translation_key],
            words_of(words, row),
            topics.get(row.page_id, []),
            places.get(row.city_id) if row.city_id else None,
        )
        for row in found
        if row.translation_key in events
    ]


def _events(rows: Sequence[Occurrence], language: str, *, to_reader: bool) -> dict[UUID, dict[str, Any]]:
    """What lists show of the events themselves; of the one kind or the other no question is asked where there is none."""
    found: dict[UUID, dict[str, Any]] = {}
    for name, is_series in (("EventPage", False), ("EventSeriesPage", True)):
        keys = {row.translation_key for row in rows if row.is_of_series is is_series}
        events = _model(name).objects.listed_in(language, to_reader=to_reader).filter(translation_key__in=keys)
        columns = COLUMNS if is_series else (*COLUMNS, "reason")
        events = events.annotate(language=F("locale__language_code")).values(*columns, "language")
        found |= {event["translation_key"]: event for event in events}
    return found


def _topics(rows: Sequence[Occurrence], language: str) -> dict[int, list[Named]]:
    """By event, in its order; named in the language where they have a name in it."""
    found: dict[int, list[Named]] = {}
    for name, is_series in (("EventTopic", False), ("EventSeriesTopic", True)):
        page_ids = {row.page_id for row in rows if row.is_of_series is is_series}
        pairs = _model(name).objects.filter(page__in=page_ids).order_by("page", "sort_order").values_list("page", "topic")
        for page, pk in pairs:
            if topic := term("home.Topic", pk, language):
                found.setdefault(page, []).append(topic)
    return found


def _model(name: str) -> Any:
    """By its name: models show entries, so this cannot wait for them."""
    return apps.get_model("events", name)


def _entry(row: Occurrence, event: Mapping[str, Any], said: Said, topics: Sequence[Named], city: City | None) -> Entry:
    words = {name: said[name][0] if name in said else "" for name in SAID}
    return Entry(
        occurrence=row,
        event_path=event["url_path"],
        published_at=event["last_published_at"],
        language=event["language"],
        title=event["title"],
        summary=event["summary"],
        topics=topics,
        city=city,
        online_url=event["online_url"],
        event_language=event["event_language"],
        own_title=words["title"],
        note=words["note"],
        reason=words["reason"] or event.get("reason", ""),
        said_in={name: language for name, (_word, language) in said.items()},
        usual_venue=event["venue_name"],
        has_usual_place=bool(event["venue_name"] or event["city_id"]),
    )


def entries_of(page: Any, occurrences: Iterable[Occurrence], *, draft: bool = False) -> list[Entry]:
    """The dates of the event whose page is being shown, in its language, whether or not it is public; one query for its single dates.
    Of a `draft` with what it says of them."""
    words = words_in(said_on(page), page.language, page.changes.all() if draft else ()) if page.is_series else {}
    places = cities(page.language)
    event = {name: getattr(page, name) for name in COLUMNS} | {"language": page.language, "reason": "" if page.is_series else page.reason}
    return [_entry(row, event, words_of(words, row), page.topics_shown, places.get(row.city_id or 0)) for row in occurrences]
