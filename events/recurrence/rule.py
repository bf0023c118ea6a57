"""What a rule may say: the part of RFC 5545 §3.3.10 that an editor of events can mean, and nothing that makes a server count for ever."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

MAX_INTERVAL = 99
# Dates are counted from the first on, each time anew, so it is a number that is counted in an instant: of weekly dates, twenty years.
MAX_COUNT = 1000
LATEST = date(2099, 12, 31)
# Which of its weekdays in a month; a fifth is in some months only, and who wants it means the last.
ORDINALS = (1, 2, 3, 4, -1)


class Frequency(StrEnum):
    DAILY = "daily"
    WEEKLY = "weekly"
    MONTHLY = "monthly"
    YEARLY = "yearly"


class RuleError(ValueError):
    """A rule that is none: `code` says why, `parts` which of the rule's fields are concerned (none: all of it), `told` what else to say."""

    def __init__(self, code: str, *parts: str, **told: object) -> None:
        details = ", ".join(f"{name}={value!r}" for name, value in told.items())
        super().__init__(f"{code} ({', '.join(parts) or 'rule'}){': ' if details else ''}{details}")
        self.code, self.parts, self.told = code, parts, told


@dataclass(frozen=True)
class Rule:
    """Every `interval` days, weeks, months or years, until a day (that day included), `count` times, or without end.

    Weekdays are 0 (Monday) to 6. Weekly without `weekdays` means the first date's weekday; monthly without `month_day` and without
    `ordinal` and `weekday` means the first date's number; yearly always means the first date's day and month.
    Raises RuleError for what it may not say.
    """

    frequency: Frequency
    interval: int = 1
    weekdays: tuple[int, ...] = ()
    ordinal: int | None = None
    weekday: int | None = None
    month_day: int | None = None
    until: date | None = None
    count: int | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "weekdays", tuple(sorted(set(self.weekdays))))
        self._check_parts()
        _within("interval", self.interval, 1, MAX_INTERVAL)
        for weekday in self.weekdays:
            _within("weekdays", weekday, 0, 6)
        self._check_day_of_month()
        self._check_end()

    def _check_parts(self) -> None:
        """Each frequency has parts of its own; one that would be ignored is an error of whoever wrote it."""
        own = {Frequency.WEEKLY: {"weekdays"}, Frequency.MONTHLY: {"ordinal", "weekday", "month_day"}}.get(self.frequency, set())
        given = {name for name in ("ordinal", "weekday", "month_day") if getattr(self, name) is not None}
        given |= {"weekdays"} if self.weekdays else set()
        if foreign := sorted(given - own):
            raise RuleError("not_for_frequency", *foreign, frequency=self.frequency)

    def _check_day_of_month(self) -> None:
        if self.month_day is not None:
            if self.ordinal is not None or self.weekday is not None:
                raise RuleError("two_days_of_month", "month_day", "ordinal", "weekday")
            _within("month_day", self.month_day, 1, 31)
        if (self.ordinal is None) != (self.weekday is None):
            raise RuleError("half_a_weekday", "ordinal" if self.ordinal is None else "weekday")
        if self.ordinal is not None and self.ordinal not in ORDINALS:
            raise RuleError("ordinal", "ordinal", value=self.ordinal)
        if self.weekday is not None:
            _within("weekday", self.weekday, 0, 6)

    def _check_end(self) -> None:
        if self.until is not None and self.count is not None:
            raise RuleError("two_ends", "until", "count")
        if self.count is not None:
            _within("count", self.count, 1, MAX_COUNT)
        if self.until is not None and self.until > LATEST:
            raise RuleError("until_late", "until", latest=LATEST)


def _within(part: str, value: int, low: int, high: int) -> None:
    if not low <= value <= high:
        raise RuleError("range", part, value=value, low=low, high=high)
