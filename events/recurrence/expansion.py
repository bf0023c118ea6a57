"""Which days a rule names."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import islice

from events.recurrence.periods import days_of, number_of
from events.recurrence.rule import Rule, RuleError


def dates(rule: Rule | None, first: date, start: date, end: date) -> Iterator[date]:
    """The days from `start` to `end`, both included, in their order; without a rule the first date alone.

    A day that a month or a year does not have is skipped (RFC 5545 §3.3.10). A first date that is not in the rule (`fits`) is not
    named, as dateutil has it.
    """
    if rule is None:
        yield from [first] if start <= first <= end else []
    elif rule.count is None:
        yield from _between(rule, first, max(start, first), min(end, rule.until or end))
    else:
        yield from (day for day in islice(_between(rule, first, first, end), rule.count) if day >= start)


def _between(rule: Rule, first: date, start: date, end: date) -> Iterator[date]:
    """Without regard to the rule's own end."""
    for number in range(number_of(rule, first, start), number_of(rule, first, end) + 1):
        yield from (day for day in days_of(rule, first, number) if start <= day <= end)


def fits(rule: Rule, first: date) -> bool:
    """Whether the first date is in its own rule. RFC 5545 §3.8.5.3 leaves undefined what it means when not, so nobody may save that."""
    return any(dates(rule, first, first, first))


def check(rule: Rule, first: date) -> None:
    """Raises RuleError where rule and first date do not go together."""
    if rule.until is not None and rule.until < first:
        raise RuleError("until_before_first", "until", until=rule.until, first=first)
    if not fits(rule, first):
        raise RuleError("first_not_in_rule", first=first, following=next(iter(next_dates(rule, first, first, 1)), None))


def next_dates(rule: Rule | None, first: date, after: date, limit: int) -> list[date]:
    """At most `limit` days later than `after`."""
    return list(islice(dates(rule, first, after + timedelta(1), date.max), limit)) if after < date.max else []


def last_date(rule: Rule | None, first: date) -> date | None:
    """None for a rule without end. Raises RuleError for one without any date, which `check` refuses."""
    if rule is None:
        return first
    if rule.count is not None:
        return _latest(dates(rule, first, first, date.max))
    return None if rule.until is None else latest_until(rule, first, rule.until)


def latest_until(rule: Rule, first: date, day: date) -> date:
    """The latest date on or before `day`, found from there backwards. Raises RuleError where there is none."""
    if rule.count is not None:
        return _latest(dates(rule, first, first, day))
    end = min(day, rule.until or day)
    for number in range(number_of(rule, first, end), -1, -1):
        if found := [found for found in days_of(rule, first, number) if first <= found <= end]:
            return found[-1]
    raise RuleError("no_date", first=first)


def _latest(days: Iterator[date]) -> date:
    latest = None
    for latest in days:  # noqa: B007 - the last one is what we want
        pass
    if latest is None:
        raise RuleError("no_date")
    return latest
