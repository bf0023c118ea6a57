"""Rules as text: the strict part of RFC 5545 §3.3.10 that django-recurrence stores, and nothing else."""

import re
from datetime import UTC, date, datetime, time

from events.recurrence.moments import ZONE, moment
from events.recurrence.rule import LATEST, Frequency, Rule, RuleError

WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_LONGEST = 200
_PROPERTY = "RRULE:"
_NUMBER = re.compile(r"[+-]?[0-9]{1,20}")
_NTH = re.compile(r"([+-]?[0-9]{1,2})?(MO|TU|WE|TH|FR|SA|SU)")
_UNTIL = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})(?:T([0-9]{2})([0-9]{2})([0-9]{2})Z)?")
_END_OF_DAY = time(23, 59, 59)


def parse(text: str) -> Rule:
    """Reads `RRULE:FREQ=WEEKLY;BYDAY=TU,TH`, with or without the property's name. Raises RuleError that says what it does not take.

    UNTIL is a date, or a moment in UTC that means its day in Europe/Berlin.
    """
    given = _parts(text)
    frequency = _frequency(given)
    if given.get("WKST", "MO") != "MO":
        raise RuleError("week_start", value=given["WKST"])
    ordinal, weekday, weekdays = _by_day(given["BYDAY"], frequency) if "BYDAY" in given else (None, None, ())
    return Rule(
        frequency,
        interval=_number("interval", given.get("INTERVAL", "1")),
        weekdays=weekdays,
        ordinal=ordinal,
        weekday=weekday,
        month_day=_number("month_day", given["BYMONTHDAY"]) if "BYMONTHDAY" in given else None,
        until=_until(given["UNTIL"]) if "UNTIL" in given else None,
        count=_number("count", given["COUNT"]) if "COUNT" in given else None,
    )


def to_text(rule: Rule, *, whole_days: bool = False) -> str:
    """As django-recurrence stores it. UNTIL is the end of its day in Europe/Berlin, as UTC; for `whole_days` it is a date, as all-day
    events need it (RFC 5545 §3.3.10)."""
    parts = [f"FREQ={rule.frequency.upper()}"]
    if rule.interval != 1:
        parts.append(f"INTERVAL={rule.interval}")
    if rule.until is not None and whole_days:
        parts.append(f"UNTIL={rule.until:%Y%m%d}")
    elif rule.until is not None:
        parts.append(f"UNTIL={moment(rule.until, _END_OF_DAY):%Y%m%dT%H%M%SZ}")
    if rule.count is not None:
        parts.append(f"COUNT={rule.count}")
    if rule.weekdays:
        parts.append("BYDAY=" + ",".join(WEEKDAYS[weekday] for weekday in rule.weekdays))
    if rule.ordinal is not None and rule.weekday is not None:
        parts.append(f"BYDAY={rule.ordinal:+d}{WEEKDAYS[rule.weekday]}")
    if rule.month_day is not None:
        parts.append(f"BYMONTHDAY={rule.month_day}")
    return _PROPERTY + ";".join(parts)


_KNOWN = {"FREQ", "INTERVAL", "WKST", "BYDAY", "BYMONTHDAY", "UNTIL", "COUNT"}


def _parts(text: str) -> dict[str, str]:
    """Names and values. Raises RuleError for several lines, for other properties and for parts that we do not take."""
    rule = text.strip().upper()
    if len(rule) > _LONGEST:
        raise RuleError("too_long", length=len(rule), longest=_LONGEST)
    if len(rule.splitlines()) > 1:
        raise RuleError("several_lines")
    if ":" in rule.removeprefix(_PROPERTY):
        raise RuleError("other_property", name=rule.split(":")[0])
    given: dict[str, str] = {}
    for part in rule.removeprefix(_PROPERTY).split(";"):
        name, sign, value = part.partition("=")
        if not sign or not name:
            raise RuleError("not_a_rule", value=part)
        if name not in _KNOWN:
            raise RuleError("unknown_part", name=name)
        if name in given:
            raise RuleError("part_twice", name=name)
        given[name] = value
    return given


def _frequency(given: dict[str, str]) -> Frequency:
    if "FREQ" not in given:
        raise RuleError("no_frequency", "frequency")
    try:
        return Frequency(given["FREQ"].lower())
    except ValueError:
        raise RuleError("frequency", "frequency", value=given["FREQ"]) from None


def _number(part: str, value: str) -> int:
    if not _NUMBER.fullmatch(value):
        raise RuleError("not_a_number", part, value=value)
    return int(value)


def _by_day(value: str, frequency: Frequency) -> tuple[int | None, int | None, tuple[int, ...]]:
    """Ordinal, weekday, weekdays: `-1FR` for a month, else `TU,TH`."""
    found = [_NTH.fullmatch(day) for day in value.split(",")]
    days = [(day[1], WEEKDAYS.index(day[2])) for day in found if day]
    if len(days) < len(found):
        raise RuleError("weekday_text", "weekdays", value=value)
    if frequency is not Frequency.MONTHLY:
        if any(ordinal for ordinal, _weekday in days):
            raise RuleError("weekday_text", "weekdays", value=value)
        return None, None, tuple(weekday for _ordinal, weekday in days)
    if len(days) > 1:
        raise RuleError("weekday_text", "ordinal", "weekday", value=value)
    ordinal, weekday = days[0]
    return int(ordinal) if ordinal else None, weekday, ()


def _until(value: str) -> date:
    found = _UNTIL.fullmatch(value)
    if not found:
        raise RuleError("until_text", "until", value=value)
    year, month, day, hour, minute, second = (int(number) for number in found.groups(default="0"))
    if year > LATEST.year + 1:  # the last moments of the year 9999 have no local day
        raise RuleError("until_late", "until", latest=LATEST)
    try:
        end = datetime(year, month, day, hour, minute, second, tzinfo=UTC)
    except ValueError:
        raise RuleError("until_text", "until", value=value) from None
    return end.astimezone(ZONE).date() if found[4] else end.date()
