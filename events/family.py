"""The dates of a series and of its editions, which stand beside each other on their pages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.apps import apps

from events.entries import entries, entries_of
from events.entry import Entry
from events.horizon import horizon
from events.planning.shapes import TAKES_PLACE
from events.rows import rows
from home.frame import address
from home.paging import Pager, pager

if TYPE_CHECKING:
    from wagtail.models import Page

    from events.models import EventPage, EventSeriesPage, Occurrence

COMING, PAST = 20, 60
# In addresses; `page` counts the news about an event.
NUMBER = "dates"


@dataclass(frozen=True)
class Family:
    """`coming` the next one first, as far as they stand on this page of the `pager`; `past` the last one first, on the first page only.
    `first` is the next one of all or, on later pages, the next one that takes place."""

    coming: Sequence[Entry]
    past: Sequence[Entry]
    first: Entry | None
    pager: Pager

    @property
    def next(self) -> Entry | None:
        """The next date that takes place, else the next one of all."""
        if self.pager.number > 1:
            return self.first
        takes_place = (entry for entry in self.coming if not (entry.is_cancelled or entry.is_postponed))
        return next(takes_place, self.first)


def family(series: EventSeriesPage, today: date, number: int = 1, *, preview: bool = False) -> Family:
    """The dates of a series and its editions around today, those to come in pages. In a preview its own dates are those of the draft, not
    written down yet. Raises home.paging.NoSuchPageError for a page beyond the last."""
    start = COMING * (number - 1)
    if preview:
        own = rows(series, series.plan(horizon(today)))
        to_come = [row for row in own if row.last_day >= today]
        here, count = to_come[start : start + COMING], len(to_come)
        ahead = [row for row in to_come if row.status in TAKES_PLACE][:1] or to_come[:1]
        over = [row for row in own if row.last_day < today][::-1]
    else:
        below = apps.get_model("events", "Occurrence").objects.open_to_reader().below(series.source_path)
        here, over, count = below.around(today, start, COMING, PAST if number == 1 else 0)
        coming = below.coming(today)
        ahead = (list(coming.taking_place()[:1]) or list(coming[:1])) if number > 1 else []
    pages = pager(number, count, COMING, query_of)
    ahead, over = (ahead, []) if number > 1 else ([], over)
    shown = _entries(series, [*ahead, *here, *over], draft=preview)
    still = len([entry for entry in shown if entry.last_day >= today])
    return Family(shown[len(ahead) : still], shown[still:], shown[0] if still else None, pages)


def query_of(number: int) -> str:
    """The query string of a page of dates, with its question mark."""
    return f"?{NUMBER}={number}" if number > 1 else ""


def _entries(series: EventSeriesPage, dates: Sequence[Occurrence], *, draft: bool) -> list[Entry]:
    """The series' own dates from its page, those of editions from theirs, in their order."""
    own = entries_of(series, [row for row in dates if row.translation_key == series.translation_key], draft=draft)
    of_editions = [row for row in dates if row.translation_key != series.translation_key]
    editions = entries(of_editions, series.language, to_reader=True)
    by_row = {id(entry.occurrence): entry for entry in [*own, *editions]}
    return [by_row[id(row)] for row in dates if id(row) in by_row]


def series_above(page: EventPage) -> Page | None:
    """The series that an event is an edition of, without its columns; no query."""
    above = page.trail[-1] if page.trail else None
    return above if above is not None and above.specific_class is apps.get_model("events", "EventSeriesPage") else None


def own_entry(page: EventPage) -> Entry:
    """The one date of an event, as its page says it, whether or not it is published."""
    return entries_of(page, rows(page, page.plan(horizon(page.start_date))))[0]


@dataclass(frozen=True)
class Siblings:
    """The series of an edition, and its dates in their order as stations; the edition itself is the one at `current`."""

    title: str
    url: str
    stations: Sequence[Entry]


def siblings(page: EventPage, around: int = 4) -> Siblings | None:
    """What else there is of the series that an event belongs to: the last ones before it and the next ones after it."""
    above = series_above(page)
    if above is None:
        return None
    path = page.source_path[: -page.steplen]
    below = apps.get_model("events", "Occurrence").objects.open_to_reader().below(path)
    day = page.start_date
    before = list(below.filter(first_day__lt=day).backwards()[:around])
    after = list(below.filter(first_day__gte=day).in_order()[: around + 2])
    return Siblings(above.title, address(above.url_path), entries([*before[::-1], *after], page.language, to_reader=True))
