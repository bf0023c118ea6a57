"""One rule becomes two: “this and all following dates” ends the one and begins the other, and no date is lost or doubled between them."""

from dataclasses import replace
from datetime import date, timedelta

from events.recurrence.expansion import dates, latest_until, next_dates
from events.recurrence.rule import Rule


def ended_before(rule: Rule, first: date, day: date) -> Rule:
    """The rule with its dates before `day`. Raises RuleError where there are none: then all of it goes over to the other."""
    last = latest_until(rule, first, day - timedelta(1))
    if rule.count is not None:
        return replace(rule, count=_number_before(rule, first, day))
    return replace(rule, until=last)


def continued_from(rule: Rule, first: date, day: date) -> Rule | None:
    """The rule with its dates from `day` on, None where there are none left.

    Its first date is the earliest of them, `next_dates(rule, first, day - timedelta(1), 1)`; counted from that one the weeks, months and
    years of an interval stay the same.
    """
    if not next_dates(rule, first, day - timedelta(1), 1):
        return None
    return rule if rule.count is None else replace(rule, count=rule.count - _number_before(rule, first, day))


def _number_before(rule: Rule, first: date, day: date) -> int:
    return sum(1 for _date in dates(rule, first, first, day - timedelta(1)))
