"""Months as a calendar shows them: whole weeks from Monday, and which dates fall on which day. Pure."""

import re
from calendar import monthrange
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Generic, Protocol, TypeVar

FIRST_YEAR, LAST_YEAR = 1990, 2099
_FORM = re.compile(r"([0-9]{4})-([0-9]{2})", re.ASCII)
_WEEK = timedelta(days=7)


class Lasting(Protocol):
    """Anything that takes place on local days, both included."""

    @property
    def day(self) -> date: ...

    @property
    def last_day(self) -> date: ...


T = TypeVar("T", bound=Lasting)


@dataclass(frozen=True, order=True)
class Month:
    year: int
    number: int

    def __str__(self) -> str:
        return f"{self.year:04}-{self.number:02}"

    @property
    def first(self) -> date:
        return date(self.year, self.number, 1)

    @property
    def last(self) -> date:
        return date(self.year, self.number, monthrange(self.year, self.number)[1])

    @property
    def next(self) -> "Month":
        return month_of(self.last + timedelta(days=1))

    @property
    def previous(self) -> "Month":
        return month_of(self.first - timedelta(days=1))

    @property
    def grid(self) -> tuple[date, date]:
        """First and last day of the whole weeks in which the month lies."""
        return self.first - timedelta(days=self.first.weekday()), self.last + timedelta(days=6 - self.last.weekday())


@dataclass(frozen=True)
class Day(Generic[T]):
    """A day of the grid with what is shown on it, and how many dates there are besides that."""

    day: date
    is_outside: bool
    is_today: bool
    entries: Sequence[T]
    more: int


def month_of(day: date) -> Month:
    return Month(day.year, day.month)


def read_month(text: str) -> Month | None:
    """The month that an address names; None for a text that names none within the years of this calendar."""
    found = _FORM.fullmatch(text)
    if found is None:
        return None
    month = Month(int(found[1]), int(found[2]))
    return month if FIRST_YEAR <= month.year <= LAST_YEAR and 1 <= month.number <= 12 else None


def weeks(month: Month, entries: Iterable[T], today: date, most: int, days: Mapping[tuple[date, date], int]) -> list[list[Day[T]]]:
    """The weeks of a month from Monday to Sunday, each date on each of its days, at most `most` to a day. `days` says how many dates there
    are by their first and last day: more than `entries` has."""
    listed = [(entry.day, entry.last_day, entry) for entry in entries]
    first, last = month.grid

    def of(day: date) -> Day[T]:
        there = [entry for begins, ends, entry in listed if begins <= day <= ends]
        count = sum(number for (begins, ends), number in days.items() if begins <= day <= ends)
        return Day(day, month_of(day) != month, day == today, there[:most], max(0, count - most))

    return [[of(day) for day in _days(monday)] for monday in _mondays(first, last)]


def _mondays(first: date, last: date) -> Iterator[date]:
    while first <= last:
        yield first
        first += _WEEK


def _days(monday: date) -> list[date]:
    return [monday + timedelta(days=number) for number in range(7)]
