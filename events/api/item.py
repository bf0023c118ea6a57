"""One date as programs get it."""

import datetime as dt
from collections.abc import Sequence
from typing import Any, Literal
from uuid import UUID

from django.conf import settings
from django.utils import timezone
from ninja import Schema
from wagtail.models import Page

from events.addresses import event_calendar
from events.entry import Entry
from events.ical.words import place
from home.frame import absolute
from locations.api.question import Language

Key = tuple[UUID, str]


class Term(Schema):
    """A word by which filters know something, and its name with the language that it is in."""

    slug: str
    name: str
    language: Language


class EventOfDate(Schema):
    """The event or the series to which the date belongs, in `language`; `id` is that of its page, which has every detail."""

    id: int
    type: Literal["events.EventPage", "events.EventSeriesPage"]
    title: str
    language: Language
    url: str
    calendar_url: str


class Said(Schema):
    """What was said about this date alone, with the language that it is in; not every word has been translated yet."""

    text: str
    language: Language


class OccurrenceItem(Schema):
    """A date. `identity` names it among those of its event and stays when it moves.

    `start` and `end` have the offset of Europe/Berlin; `end` is exclusive, and null where nobody has said. What lasts all day begins
    and ends at midnight. `first_day` and `last_day` are the days on which it is announced. `original_start` is when it was to be.
    """

    identity: str
    title: str
    event: EventOfDate
    url: str
    calendar_url: str
    start: dt.datetime
    end: dt.datetime | None
    all_day: bool
    first_day: dt.date
    last_day: dt.date
    status: Literal["scheduled", "rescheduled", "cancelled", "postponed"]
    original_start: dt.datetime
    venue: str
    place: str
    online_url: str
    city: Term | None
    topics: list[Term]
    summary: str
    note: Said | None
    reason: Said | None
    held_in: Literal["de", "en", "de-en"]


def page_ids(shown: Sequence[Entry]) -> dict[Key, int]:
    """The ids of the pages of these dates by event and language, in one query; none where all are in German."""
    known = {(entry.occurrence.translation_key, settings.LANGUAGE_CODE): entry.occurrence.page_id for entry in shown}
    others = {entry.occurrence.translation_key for entry in shown if entry.language != settings.LANGUAGE_CODE}
    if others:
        rows = Page.objects.filter(translation_key__in=others).values_list("translation_key", "locale__language_code", "pk")
        known |= {(key, language): pk for key, language, pk in rows}
    return known


def item(entry: Entry, ids: dict[Key, int]) -> dict[str, Any]:
    row = entry.occurrence
    return {
        "identity": entry.identity,
        "title": entry.heading,
        "event": {
            "id": ids[row.translation_key, entry.language],
            "type": "events.EventSeriesPage" if row.is_of_series else "events.EventPage",
            "title": entry.title,
            "language": entry.language,
            "url": absolute(entry.event_url),
            "calendar_url": absolute(event_calendar(entry.event_url)),
        },
        "url": absolute(entry.url),
        "calendar_url": absolute(event_calendar(entry.url)),
        "start": entry.starts,
        "end": entry.ends,
        "all_day": entry.all_day,
        "first_day": entry.day,
        "last_day": entry.last_day,
        "status": entry.status,
        "original_start": timezone.localtime(row.original_start),
        "venue": entry.venue_name,
        "place": place(entry),
        "online_url": entry.online_url,
        "city": {"slug": entry.city.slug, "name": entry.city.name, "language": entry.city.language} if entry.city else None,
        "topics": [{"slug": topic.slug, "name": topic.name, "language": topic.language} for topic in entry.topics],
        "summary": entry.summary,
        "note": _said(entry.note, entry.note_language),
        "reason": _said(entry.reason, entry.reason_language),
        "held_in": entry.event_language,
    }


def _said(text: str, language: str) -> dict[str, str] | None:
    return {"text": text, "language": language} if text else None
