"""Calendars filled from the database: the same number of queries for one event and for thousands, and no rule expanded."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar
from uuid import UUID

from events.entries import entries
from events.entry import Entry
from events.ical.series import Row, Series, entry
from events.ical.shapes import Component, Edition, Words
from events.ical.words import Position, words
from events.models import CalendarVersion, EventPage, EventSeriesPage, Occurrence, ScheduleRow
from events.occurrence_querysets import OccurrenceQuerySet
from events.rows import usual

Key = tuple[int, str]
OfPage = TypeVar("OfPage", Occurrence, ScheduleRow)


@dataclass(frozen=True)
class Ground:
    """What is known of the pages that a calendar is made of, by their ids."""

    versions: Mapping[int, CalendarVersion]
    positions: Mapping[int, Position]
    published: Mapping[int, dt.datetime | None]  # when the page that is shown last was, by the German one's id
    entries: Mapping[int, Entry]  # by the identity of the object that is its occurrence, for some are in no table

    def edition(self, page_id: int) -> Edition:
        """SEQUENCE rises with what the dates are, LAST-MODIFIED also with the words in the language of the calendar (RFC 5545 §3.8.7)."""
        version, published = self.versions[page_id], self.published.get(page_id)
        return Edition(version.sequence, max(version.changed_at, published) if published else version.changed_at)

    def words(self, row: Occurrence) -> Words:
        """A series as a whole has no identity and leads to its own page."""
        found = self.entries[id(row)]
        return words(found, found.url if row.identity else found.event_url, self.positions.get(row.page_id))

    def knows(self, row: Occurrence) -> bool:
        return id(row) in self.entries


def going_on(asked: OccurrenceQuerySet, since: dt.date) -> list[int]:
    """The ids of the events with dates that were not over before `since`, in order. Most events that there have ever been are over; which
    are not, the order of all dates says without a look at any date."""
    return sorted(asked.not_over(since).order_by().values_list("page", flat=True).distinct())


def components(asked: OccurrenceQuerySet, ids: Sequence[int], language: str, since: dt.date, *, narrowed: bool) -> list[Component]:
    """Everything that a calendar of the dates `asked` for holds of these events that go on: whole series, and single events that were not
    over before the local day `since`. Not `narrowed`, all dates of the events were asked for. Put in order here: databases that were to
    do it would look through all dates there are in their order for those of a few events."""
    asked = asked.filter(page__in=ids).order_by()
    single = _in_order(row for row in asked.filter(is_of_series=False) if row.last_day >= since)
    pages = list(_series(ids))
    schedules = _by_page(ScheduleRow.objects.filter(page__in=ids))
    dates = _in_order(Occurrence.objects.filter(exceptional=True, page__in=ids))
    wanted = {row.pk for row in dates}
    rules: set[Key] | None = None
    if narrowed:
        serial = asked.filter(is_of_series=True)
        wanted = set(serial.filter(exceptional=True).values_list("pk", flat=True))
        rules = set(serial.filter(exceptional=False).values_list("page", "schedule").distinct())
    firsts = {(page.pk, str(row.key)): usual(page, row) for page in pages for row in schedules.get(page.pk, ())}
    ground = _ground([*single, *dates, *firsts.values()], language)
    found = [entry(row, str(row.translation_key), ground.edition(row.page_id), ground.words(row)) for row in single if ground.knows(row)]
    of_page = _by_page(dates)
    for page in pages:
        found += _of_series(page, schedules.get(page.pk, []), of_page.get(page.pk, []), firsts, ground, since, wanted, rules)
    return found


def separately(asked: Iterable[Occurrence], language: str) -> list[Component]:
    """Each date alone, in the order given, as the calendar of its event has it; a rule is told by none of them."""
    dates = list(asked)
    ids = {row.page_id for row in dates if row.is_of_series}
    pages = list(_series(ids))
    told = Occurrence.objects.filter(is_of_series=True, exceptional=True, page__in=ids).in_order()
    of_page = _by_page({row.pk: row for row in [*told, *dates]}.values())
    ground = _ground(dates, language)
    series = {}
    for page in pages:
        rows = [Row(row.as_schedule(), usual(page, row), shown=False) for row in page.schedules.all()]
        series[page.pk] = Series(page.translation_key, ground.edition(page.pk), rows, of_page[page.pk], lambda _date: True, ground.words)
    return [
        series[row.page_id].component(row)
        if row.is_of_series
        else entry(row, str(row.translation_key), ground.edition(row.page_id), ground.words(row))
        for row in dates
        if ground.knows(row)
    ]


def _of_series(
    page: EventSeriesPage,
    schedules: Sequence[ScheduleRow],
    dates: Sequence[Occurrence],
    firsts: Mapping[Key, Occurrence],
    ground: Ground,
    since: dt.date,
    wanted: set[int],
    rules: set[Key] | None,
) -> Iterator[Component]:
    notes = ground.versions[page.pk].schedules
    rows: list[Row] = []
    for row in schedules:
        key = str(row.key)
        last, own = notes[key]["last"], [date for date in dates if date.schedule == key or not (date.schedule or rows)]
        goes_on = last is None or dt.date.fromisoformat(last) >= since or any(date.last_day >= since for date in own)
        shown = goes_on and (rules is None or (page.pk, key) in rules) and ground.knows(firsts[page.pk, key])
        exceptions = [dt.date.fromisoformat(day) for day in notes[key]["exceptions"]]
        rows.append(Row(row.as_schedule(), firsts[page.pk, key], exceptions, shown))
    told = {row.schedule.key for row in rows if row.shown}

    def is_shown(date: Occurrence) -> bool:
        recent = date.last_day >= since or date.schedule in told or (not date.schedule and bool(told))
        return date.pk in wanted and recent and ground.knows(date)

    yield from Series(page.translation_key, ground.edition(page.pk), rows, dates, is_shown, ground.words).components()


def _series(ids: Any) -> Iterable[EventSeriesPage]:
    """What there is to say of a series besides its entries; a page has many columns more."""
    columns = ("translation_key", "city_id", "venue_name", "street", "postal_code", "place")
    return EventSeriesPage.objects.filter(pk__in=ids).only(*columns).order_by("pk")


def _ground(rows: Sequence[Occurrence], language: str) -> Ground:
    ids = {row.page_id for row in rows}
    versions = {version.page_id: version for version in CalendarVersion.objects.filter(page__in=ids)}
    positions: dict[int, Position] = {}
    for model in (EventPage, EventSeriesPage):
        placed = model.objects.filter(pk__in=ids, latitude__isnull=False, longitude__isnull=False)
        positions |= {pk: (float(lat), float(long)) for pk, lat, long in placed.values_list("pk", "latitude", "longitude")}
    found = entries(rows, language)
    published = {entry.occurrence.page_id: entry.published_at for entry in found}
    return Ground(versions, positions, published, {id(entry.occurrence): entry for entry in found})


def _in_order(rows: Iterable[Occurrence]) -> list[Occurrence]:
    return sorted(rows, key=lambda row: (row.starts, row.page_id, row.identity))


def _by_page(rows: Iterable[OfPage]) -> dict[int, list[OfPage]]:
    found: dict[int, list[OfPage]] = {}
    for row in rows:
        found.setdefault(row.page_id, []).append(row)
    return found


def dates_of(translation_key: UUID) -> OccurrenceQuerySet:
    """The public dates of one event, in whatever language its page is."""
    return Occurrence.objects.public().filter(translation_key=translation_key)


def dates_of_all(page: EventPage | EventSeriesPage) -> OccurrenceQuerySet:
    """The same, with those of the editions of a series, which stand for its dates."""
    return Occurrence.objects.public().below(page.source_path)
