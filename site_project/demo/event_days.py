"""Days of events. They count from the day of loading, so that the demo never grows old, or are named where they are history."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import islice

from django.utils import timezone

from events.planning import Schedule, Slot
from events.recurrence import Rule, RuleError, dates, fits, parse
from site_project.demo.table import Table

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
# No rule of the demo lets anybody wait longer for its first date, and nobody counts further among its dates.
LONGEST_WAIT, FURTHEST = timedelta(days=366), 200
# Month and day on which nothing takes place that could take place on another.
HOLIDAYS = {(1, 1), (5, 1), (10, 3), (12, 24), (12, 25), (12, 26), (12, 31)}


def read_day(table: Table, key: str) -> date:
    """`when = {week = 2, weekday = "thu"}` is the Thursday two weeks after this one, whatever today is; or `when = {date = 2018-01-11}`."""
    when = table.table(key)
    if when.has("date"):
        day = when.day("date")
    else:
        today = timezone.localdate()
        monday = today - timedelta(days=today.weekday())
        day = monday + timedelta(weeks=when.number("week"), days=WEEKDAYS.index(when.choice("weekday", WEEKDAYS)))
    when.finish()
    return day


def read_working_day(table: Table, key: str) -> date:
    """The same, and a week later where a day that counts from the day of loading is a holiday."""
    day = read_day(table, key)
    while (day.month, day.day) in HOLIDAYS and "date" not in table.data[key]:
        day += timedelta(weeks=1)
    return day


def read_slot(table: Table, day: date) -> Slot:
    """`start`, `end` and `days`; without a start it is all day."""
    start = table.clock("start") if table.has("start") else None
    end = table.clock("end") if table.has("end") else None
    return Slot(day, start, end, table.number("days") if table.has("days") else 1)


def read_schedule(table: Table, key: str) -> Schedule:
    """One row of a series. It begins on the first day on or after `when` that is in its rule, and ends with the day `until`, if named."""
    day = read_day(table, "when")
    rule = _rule(table) if table.has("repeats") else None
    slot = read_slot(table, day if rule is None else _first(rule, day, table))
    table.finish()
    return Schedule(key, slot, rule)


def _rule(table: Table) -> Rule:
    try:
        rule = parse(table.string("repeats"))
        return replace(rule, until=read_day(table, "until")) if table.has("until") else rule
    except RuleError as error:
        raise table.error("repeats", str(error)) from error


def _first(rule: Rule, day: date, table: Table) -> date:
    for number in range(LONGEST_WAIT.days):
        if fits(rule, found := day + timedelta(days=number)):
            return found
    raise table.error("repeats", "there is no such day within a year of “when”")


def named_days(schedules: Sequence[Schedule]) -> list[date]:
    """The days that the rows of a series name, in their order; of rules without end only the first ones."""
    return sorted({day for row in schedules for day in islice(dates(row.rule, row.first.day, row.first.day, date.max), FURTHEST)})


def nth_day(schedules: Sequence[Schedule], nth: int, table: Table) -> date:
    """The day of the date with this number, counted from one over all rows of a series."""
    days = named_days(schedules)
    if not 1 <= nth <= len(days):
        raise table.error("nth", f"the series has no date of number {nth}")
    return days[nth - 1]
