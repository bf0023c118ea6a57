"""One date and all that follow are changed: the rule that names them ends, and another begins on the same page. Nothing is saved here."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import uuid4

from events.models import EventDate, EventSeriesPage, ScheduleRow
from events.planning import Planned, Schedule, Slot, What
from events.planning.splitting import split


def change_following(series: EventSeriesPage, planned: Planned, first: Slot | None, place: Mapping[str, Any]) -> None:
    """From the original day of `planned` on, the dates of its rule begin with `first`, at `place` (the fields of a schedule row that are
    not empty); None ends them. Other rules of the series, and what was said about single dates, stay as they are."""
    rows = list(series.schedules.all())
    at, row = next((place, row) for place, row in enumerate(rows) if str(row.key) == planned.key)
    ended, following = split(row.as_schedule(), planned.original.day, first, str(uuid4()))
    kept = {name: getattr(row, name) for name in ("city", "venue_name", "address")} | dict(place)
    # A row keeps its key, and with it what calendars know it by, as long as it has any date of before.
    parts = [(row, ended), (ScheduleRow(page=series, **kept), following)] if ended else [(row, following)]
    rows[at : at + 1] = [_with(part, schedule) for part, schedule in parts if schedule is not None]
    if ended is None and following is not None:
        _set(row, place)
    for number, each in enumerate(rows):
        each.sort_order = number
    series.schedules = rows


def _with(row: ScheduleRow, schedule: Schedule) -> ScheduleRow:
    slot = schedule.first
    _set(row, {"first_date": slot.day, "start_time": slot.start, "end_time": slot.end, "days": slot.days, "rule": schedule.rule})
    return row


def _set(row: Any, values: Mapping[str, Any]) -> None:
    for name, value in values.items():
        setattr(row, name, value)


def orphaned(series: EventSeriesPage, before: Sequence[EventDate], until: date) -> list[EventDate]:
    """Rows about dates that the rules do not name any more, besides those of `before`, which nobody's change has orphaned now."""
    rows = list(series.changes.all())
    found = [rows[change.number] for change in series.plan(until).orphans]
    return [row for row in found if row not in before]


def keep_as_extra(series: EventSeriesPage, row: EventDate) -> None:
    """The date that the row is about stays, although no rule names it any more, when and where it was to take place."""
    row.what = What.EXTRA
    series.changes.add(row)


def drop(series: EventSeriesPage, row: EventDate) -> None:
    series.changes.remove(row)
