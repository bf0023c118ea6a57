"""What is different on single dates of a series of the demo."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any

from django.utils import timezone

from events.choices import Change
from events.planning import Schedule, What
from site_project.demo.event_days import HOLIDAYS, named_days, nth_day, read_working_day
from site_project.demo.table import Table
from site_project.demo.values import PageKey

# How far ahead an editor would think of holidays.
NAMED_AHEAD = timedelta(days=2 * 366)
TEXTS = ("title", "note", "reason")


def read_changes(table: Table, schedules: Sequence[Schedule]) -> list[Mapping[str, Any]]:
    """The fields of each EventDate, words and names of pages as the files have them; `except_holidays = true` leaves those days out."""
    changes = [_change(change, schedules) for change in table.tables("changes", optional=True)]
    if not table.flag("except_holidays", False):
        return changes
    changed = {change["date"] for change in changes}
    soon = [day for day in named_days(schedules) if day < timezone.localdate() + NAMED_AHEAD]
    free = [day for day in soon if (day.month, day.day) in HOLIDAYS and day not in changed]
    return changes + [{"what": What.LEFT_OUT, "date": day} for day in free]


def _change(table: Table, schedules: Sequence[Schedule]) -> Mapping[str, Any]:
    """`{nth = 5, what = "cancelled", …}` is about a date of the rules; `{what = "extra", when = …}` adds one. `move` is in days."""
    what = table.choice("what", Change.values) if table.has("what") else What.CHANGED
    day = read_working_day(table, "when") if what == What.EXTRA else nth_day(schedules, table.number("nth"), table)
    fields: dict[str, Any] = {"what": what, "date": day}
    if table.has("move"):
        fields["new_date"] = day + timedelta(days=table.number("move"))
    fields |= {f"new_{name}": table.clock(name) for name in ("start", "end") if table.has(name)}
    if table.has("city"):
        fields["city_id"] = PageKey(table.one_page("city"))
    fields |= {name: table.same(key) for name, key in (("venue_name", "venue"), ("address", "address")) if table.has(key)}
    fields |= {name: table.text(name) for name in TEXTS if table.has(name)}
    table.finish()
    return fields
