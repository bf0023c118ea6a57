"""The rows of a directory as plain values, and which of them answer a question."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from home.spelling import spellings
from locations.collation import initial, sort_key
from locations.directory.asked import Asked


@dataclass(frozen=True)
class Entry:
    """An organisation: `pk` and `path` are those of its page, `url_path` leads to it, `language` is that of its name, `city` and
    `sectors` are slugs, `place` is where it is when it is in none of the cities."""

    pk: int
    path: str
    name: str
    language: str
    url_path: str
    kind: str
    city: str
    place: str
    sectors: tuple[str, ...]
    since: int | None

    @cached_property
    def initial(self) -> str:
        """The letter under which it stands."""
        return initial(self.name)

    @cached_property
    def spelled(self) -> tuple[str, str]:
        """The name as it is compared with what somebody is looking for."""
        return spellings(self.name)


def in_order(entries: Iterable[Entry]) -> list[Entry]:
    return sorted(entries, key=lambda entry: sort_key(entry.name))


def matching(entries: Sequence[Entry], asked: Asked, without: str = "") -> list[Entry]:
    """Those that answer every filter, but for the one `without` which is left out."""
    filters = {field: value for field, value in asked.filters.items() if field != without}
    words = [spellings(word) for word in filters.pop("name", "").split()]
    return [
        entry
        for entry in entries
        if all(value in values_of(entry, field) for field, value in filters.items()) and (not words or _is_named(entry, words))
    ]


def values_of(entry: Entry, field: str) -> tuple[str, ...]:
    """What an entry answers to a filter with fixed values; an empty text answers none."""
    if field == "sector":
        return entry.sectors
    return (getattr(entry, field),)


def _is_named(entry: Entry, words: Iterable[tuple[str, str]]) -> bool:
    """Whether each word is part of the name, in one spelling or the other."""
    plain, bare = entry.spelled
    return all(word in plain or its_bare in bare for word, its_bare in words)
