"""What calendars say of events, as it was last written: after a publication only the events around the changed one are written anew."""

from __future__ import annotations

import datetime as dt
import zlib
from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from itertools import groupby
from typing import Any

from django.conf import settings
from django.core.cache import cache
from django.db.models import F

from events.entries import COLUMNS
from events.ical.source import components, going_on
from events.ical.writing import written
from events.models import CalendarVersion, EventPage, EventSeriesPage
from events.occurrence_querysets import OccurrenceQuerySet
from home.frame import absolute
from home.terms import terms
from locations.cities import cities

AT_ONCE = 250  # page ids: what one of them changes is written in a blink, and all of them are few keys
A_WEEK = 7 * 24 * 3600  # seconds
# What is noted of an event whenever one of its dates, rules or places changes, or is written down further ahead.
NOTED = ("digest", "sequence", "changed_at", "planned_until", "page__last_published_at")


def entries_kept(asked: OccurrenceQuerySet, language: str, since: dt.date, narrowing: Sequence[str]) -> Iterator[bytes]:
    """The entries of a calendar of the public dates `asked` for, from the local day `since` on; `narrowing` are the slugs of the filters
    that leave them, none where these are all dates. In four queries as long as nothing has changed, and some more for each lot of events
    that one has changed of. The cache may forget any of it."""
    lots = list(_lots(going_on(asked, since)))
    keys = dict(zip(lots, _keys(lots, language, since, narrowing), strict=True))
    known = cache.get_many(keys.values())
    for lot, key in keys.items():
        if (text := known.get(key)) is None:
            text = zlib.compress(written(components(asked, lot, language, since, narrowed=bool(narrowing))), 1)
            cache.set(key, text, A_WEEK)
        yield zlib.decompress(text)


def entries_written(asked: OccurrenceQuerySet, language: str, since: dt.date) -> Iterator[bytes]:
    """The same of the dates that say some words, of which there is no end; lot by lot, so that little is held at once."""
    for lot in _lots(going_on(asked, since)):
        yield written(components(asked, lot, language, since, narrowed=True))


def _lots(ids: Iterable[int]) -> Iterator[tuple[int, ...]]:
    """By their numbers, so that a new event moves no other one into another lot."""
    for _number, lot in groupby(ids, lambda pk: pk // AT_ONCE):
        yield tuple(lot)


def _keys(lots: Iterable[Iterable[int]], language: str, since: dt.date, narrowing: Sequence[str]) -> Iterator[str]:
    """One for each lot: of all that its entries are made of, so that no entry is kept that would be written otherwise now."""
    named = (sorted(terms("home.Topic", language).items()), cities(language))
    everywhere = repr((settings.BUILD, absolute("/"), language, since, list(narrowing), named))
    states = _states(language)
    for lot in lots:
        digest = sha256(everywhere.encode())
        for pk in lot:
            digest.update(repr((pk, states.get(pk))).encode())
        yield f"calendar-{digest.hexdigest()[:40]}"


def _states(language: str) -> dict[int, tuple[Any, ...]]:
    """What is noted of each event, and what its page in this language says, by the id of its German page."""
    shown: dict[Any, tuple[Any, ...]] = {}
    for model in (EventPage, EventSeriesPage):
        columns = COLUMNS if model is EventSeriesPage else (*COLUMNS, "reason")
        pages = model.objects.listed_in(language).annotate(language=F("locale__language_code"))
        shown |= {row[0]: row for row in pages.order_by().values_list(*columns, "language")}
    noted = CalendarVersion.objects.order_by().values_list("page", "page__translation_key", *NOTED)
    return {pk: (state, shown.get(key)) for pk, key, *state in noted}
