"""A series as calendars understand it: a rule, the days left out of it and added to it, and each date that is otherwise."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING
from uuid import UUID, uuid5

from django.utils import timezone

from events.ical.shapes import Component, Edition, When, Words
from events.planning import Schedule, Slot, Status
from events.recurrence import dates, to_text

if TYPE_CHECKING:
    from events.models import Occurrence

_MIDNIGHT = dt.time()
STATUS = {
    Status.SCHEDULED: "CONFIRMED",
    Status.MOVED: "CONFIRMED",
    Status.CANCELLED: "CANCELLED",
    Status.POSTPONED: "TENTATIVE",
}


@dataclass(frozen=True)
class Row:
    """A rule of the series. `usual` is its first date as the rule has it; it is `shown` when calendars are told the rule itself.

    `exceptions` are days that it names in vain.
    """

    schedule: Schedule
    usual: Occurrence
    exceptions: Sequence[dt.date] = ()
    shown: bool = True

    def names(self, when: When) -> bool:
        """Whether the rule has a date then, in vain or not."""
        day = when.date() if isinstance(when, dt.datetime) else when
        return wall(self.schedule.first.at(day)) == when and day in dates(self.schedule.rule, self.schedule.first.day, day, day)


@dataclass(frozen=True)
class Series:
    """`dates` are those that its rules do not tell, all of them; `is_shown` says of one whether it was asked for, and `words` what an
    entry says."""

    key: UUID
    edition: Edition
    rows: Sequence[Row]
    dates: Sequence[Occurrence]
    is_shown: Callable[[Occurrence], bool]
    words: Callable[[Occurrence], Words]
    _extra: dict[str, When] = field(default_factory=dict, init=False)

    def __post_init__(self) -> None:
        """Extra dates belong to the first rule, if they can: they begin at a time of day if it does, and it does not name them itself."""
        taken: set[When] = set()
        for date in self.dates:
            when = self._as_extra(date)
            if when is not None and when not in taken:
                taken.add(when)
                self._extra[date.identity] = when

    def _as_extra(self, date: Occurrence) -> When | None:
        if date.schedule or not self.rows:
            return None
        local = timezone.localtime(date.original_start)
        if self.rows[0].schedule.first.start is not None:
            when: When = local.replace(tzinfo=None)
        elif local.time() == _MIDNIGHT:
            when = date.original_day
        else:
            return None
        return None if self.rows[0].names(when) else when

    def components(self) -> Iterator[Component]:
        """One for each rule that is shown, then one for each date that it does not tell."""
        for row in self.rows:
            if row.shown:
                yield from self._of(row)
        for date in self.dates:
            if self.is_shown(date) and not self._is_told_with_its_rule(date):
                yield self.component(date)

    def _of(self, row: Row) -> Iterator[Component]:
        if not self._recurs(row):
            changed = [date for date in self.dates if date.schedule == row.schedule.key]
            yield from (self.component(date) for date in changed if self.is_shown(date))
            if not changed and not row.exceptions:
                yield self._component(row.usual, self._uid(row))
            return
        own = [date for date in self.dates if self._row_of(date) is row]
        hidden = [self._original(row, date) for date in own if date.schedule and not self.is_shown(date)]
        shown = [date for date in own if self.is_shown(date)]
        first = row.schedule.first
        yield replace(
            self._component(row.usual, self._uid(row)),
            begins=wall(first),
            ends=_wall_end(first),
            rule=_rule(row.schedule),
            left_out=sorted([*(wall(first.at(day)) for day in row.exceptions), *hidden]),
            extra=sorted(self._extra[date.identity] for date in shown if not date.schedule),
        )
        yield from (self.component(date) for date in shown)

    def component(self, date: Occurrence) -> Component:
        """One date: as part of its series where that has a rule for it, so that it keeps its place whatever becomes of it."""
        row = self._row_of(date)
        if row is None:
            return self._component(date, str(uuid5(self.key, date.identity)))
        single = self._component(date, self._uid(row))
        return replace(single, instead_of=self._original(row, date)) if self._recurs(row) else single

    def _is_told_with_its_rule(self, date: Occurrence) -> bool:
        row = self._row_of(date)
        return row is not None and row.shown

    def _row_of(self, date: Occurrence) -> Row | None:
        if date.schedule:
            return next(row for row in self.rows if row.schedule.key == date.schedule)
        return self.rows[0] if date.identity in self._extra else None

    def _recurs(self, row: Row) -> bool:
        return row.schedule.rule is not None or (row is self.rows[0] and bool(self._extra))

    def _original(self, row: Row, date: Occurrence) -> When:
        """When the date was to be, in the words of the rule: an hour that the clock leaves out has its name there."""
        return wall(row.schedule.first.at(date.original_day)) if date.schedule else self._extra[date.identity]

    def _uid(self, row: Row) -> str:
        return str(uuid5(self.key, row.schedule.key))

    def _component(self, date: Occurrence, uid: str) -> Component:
        return entry(date, uid, self.edition, self.words(date))


def entry(date: Occurrence, uid: str, edition: Edition, words: Words) -> Component:
    """A VEVENT for one date."""
    begins, ends = _begins(date), _ends(date)
    return Component(uid, begins, ends, STATUS[Status(date.status)], words, edition)


def wall(slot: Slot) -> When:
    """When a slot begins, as the clock on the wall or the calendar beside it says."""
    return slot.day if slot.start is None else dt.datetime.combine(slot.day, slot.start)


def _wall_end(slot: Slot) -> When | None:
    """When it ends by the same clock, or the day after its last one; None where nobody has said."""
    if slot.wall_end is None or slot.wall_end <= slot.wall_start:
        return None
    return slot.wall_end.date() if slot.start is None else slot.wall_end


def _begins(date: Occurrence) -> When:
    return date.first_day if date.all_day else timezone.localtime(date.starts).replace(tzinfo=None)


def _ends(date: Occurrence) -> When | None:
    if date.all_day:
        return date.last_day + dt.timedelta(days=1)
    known = date.ends is not None and date.ends > date.starts
    return timezone.localtime(date.ends).replace(tzinfo=None) if known else None


def _rule(schedule: Schedule) -> str:
    return to_text(schedule.rule, whole_days=schedule.first.start is None).removeprefix("RRULE:") if schedule.rule else ""
