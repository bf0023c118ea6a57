"""One table of a TOML file, read with care: whatever is missing, unknown or of the wrong kind is named by file and key."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any, Self, TypeVar

from site_project.demo.errors import DemoError

T = TypeVar("T")


@dataclass
class RawTable:
    """What TOML knows: texts, numbers, dates, lists. `at` is where in the file the table stands."""

    file: str
    data: dict[str, Any]
    at: str = ""

    def __post_init__(self) -> None:
        self._unread = set(self.data)

    def error(self, key: str, problem: str) -> DemoError:
        return DemoError(self.file, f"{self.at}{key}", problem)

    def has(self, key: str) -> bool:
        return key in self.data

    def finish(self) -> None:
        """Complain about keys that nobody asked for: most likely they are misspelt."""
        for key in sorted(self._unread):
            raise self.error(key, "unknown here")

    def string(self, key: str, default: str | None = None) -> str:
        return self._get(key, str, "a text", default)

    def choice(self, key: str, choices: Collection[str]) -> str:
        return self._one_of(self.string(key), choices, key)

    def choices(self, key: str, choices: Collection[str]) -> list[str]:
        return [self._one_of(self._is(name, f"{key}.{i}", str, "a text"), choices, f"{key}.{i}") for i, name in self._items(key)]

    def number(self, key: str) -> int:
        return self._get(key, int, "a whole number")

    def decimal(self, key: str) -> Decimal:
        """A number as it is written: TOML's floats are read as decimals."""
        if type(self.data.get(key)) is int:
            return Decimal(self.number(key))
        return self._get(key, Decimal, "a number")

    def flag(self, key: str, default: bool) -> bool:
        return self._get(key, bool, "true or false", default)

    def moment(self, key: str) -> datetime:
        """A wall time, naive, as the file has it."""
        moment = self._get(key, datetime, wanted := "a date with a time and without a time zone")
        if moment.tzinfo is not None:
            raise self.error(key, f"must be {wanted}")
        return moment

    def day(self, key: str) -> date:
        return self._get(key, date, "a date")

    def clock(self, key: str) -> time:
        """A time on the wall: `18:00:00`."""
        return self._get(key, time, "a time of day")

    def numbers(self, key: str) -> list[int]:
        return [self._is(number, f"{key}.{i}", int, "a whole number") for i, number in self._items(key)]

    def pair(self, key: str) -> tuple[Decimal, Decimal]:
        """Two numbers that belong together, such as latitude and longitude."""
        both = type(self)(self.file, {str(i): number for i, number in self._items(key)}, f"{self.at}{key}.")
        if len(both.data) != 2:
            raise self.error(key, "must be two numbers")
        return both.decimal("1"), both.decimal("2")

    def table(self, key: str) -> Self:
        return self._below(key, self._get(key, dict, "a table"))

    def tables(self, key: str, optional: bool = False) -> Iterator[Self]:
        """Each of a list of tables; the caller finishes them."""
        if optional and not self.has(key):
            return
        for i, item in self._items(key):
            yield self._below(f"{key}.{i}", self._is(item, f"{key}.{i}", dict, "a table"))

    def _below(self, key: str, data: dict[str, Any]) -> Self:
        return type(self)(self.file, data, f"{self.at}{key}.")

    def _items(self, key: str) -> Iterator[tuple[int, Any]]:
        """The items of a list, counted from one as a reader counts them."""
        return iter(list(enumerate(self._get(key, list, "a list"), start=1)))

    def _get(self, key: str, kind: type[T], wanted: str, default: T | None = None) -> T:
        self._unread.discard(key)
        if key not in self.data:
            if default is None:
                raise self.error(key, "missing")
            return default
        return self._is(self.data[key], key, kind, wanted)

    def _is(self, value: Any, key: str, kind: type[T], wanted: str) -> T:
        # In Python true is a whole number and a date with a time is a date; here they are not.
        if type(value) is not kind:
            raise self.error(key, f"must be {wanted}")
        return value

    def _one_of(self, value: str, choices: Collection[str], key: str) -> str:
        if value not in choices:
            raise self.error(key, f"“{value}” is not one of {', '.join(choices)}")
        return value
