"""Where the days of a rule lie: in periods of so many days, weeks, months or years, counted from the first date's on.

A period is found by arithmetic, so a window far away costs no more than one nearby. Weeks begin on Monday (RFC 5545 §3.3.10, WKST).
"""

from calendar import monthrange
from datetime import date, timedelta

from events.recurrence.rule import Frequency, Rule

_LAST = date.max.toordinal()


def number_of(rule: Rule, first: date, day: date) -> int:
    """The number of the period in or before which `day` lies; below 0 before the first date's."""
    match rule.frequency:
        case Frequency.DAILY:
            passed = day.toordinal() - first.toordinal()
        case Frequency.WEEKLY:
            passed = (_monday(day) - _monday(first)) // 7
        case Frequency.MONTHLY:
            passed = _month(day) - _month(first)
        case Frequency.YEARLY:
            passed = day.year - first.year
    return passed // rule.interval


def days_of(rule: Rule, first: date, number: int) -> list[date]:
    """The days of a period, one that `number_of` answers, in their order; also those before the first date. None in a month too short."""
    step = number * rule.interval
    match rule.frequency:
        case Frequency.DAILY:
            return [date.fromordinal(first.toordinal() + step)]
        case Frequency.WEEKLY:
            monday = _monday(first) + 7 * step
            days = (monday + weekday for weekday in rule.weekdays or (first.weekday(),))
            return [date.fromordinal(day) for day in days if 1 <= day <= _LAST]
        case Frequency.MONTHLY:
            year, month = divmod(_month(first) + step, 12)
            return _in_month(rule, first, year, month + 1)
        case Frequency.YEARLY:
            return _numbered(first.year + step, first.month, first.day)


def _monday(day: date) -> int:
    return day.toordinal() - day.weekday()


def _month(day: date) -> int:
    return day.year * 12 + day.month - 1


def _in_month(rule: Rule, first: date, year: int, month: int) -> list[date]:
    if rule.ordinal is None or rule.weekday is None:
        return _numbered(year, month, rule.month_day or first.day)
    if rule.ordinal > 0:
        start = date(year, month, 7 * (rule.ordinal - 1) + 1)
        return [start + timedelta((rule.weekday - start.weekday()) % 7)]
    end = date(year, month, monthrange(year, month)[1])
    return [end - timedelta((end.weekday() - rule.weekday) % 7)]


def _numbered(year: int, month: int, number: int) -> list[date]:
    return [date(year, month, number)] if number <= monthrange(year, month)[1] else []
