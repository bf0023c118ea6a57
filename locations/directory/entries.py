"""The rows of a directory as plain values, and which of them answer a question."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from locations.collation import initial, letters, sort_key
from locations.directory.asked import Asked

# Umlauts as they are written where there are none.
_WITHOUT_UMLAUTS = (("ae", "a"), ("oe", "o"), ("ue", "u"))


@dataclass(frozen=True)
class Entry:
    """An organisation: `url_path` is its tree path, `language` that of its name, `city` and `sectors` are slugs, `place` is where it
    is when it is in none of the cities."""

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


def spellings(text: str) -> tuple[str, str]:
    """A text as it is compared: without marks (Häuser as hauser), and also without the letters that stand for them (Haeuser too)."""
    plain = bare = letters(text)
    for written, meant in _WITHOUT_UMLAUTS:
        bare = bare.replace(written, meant)
    return plain, bare


def _is_named(entry: Entry, words: Iterable[tuple[str, str]]) -> bool:
    """Whether each word is part of the name, in one spelling or the other."""
    plain, bare = entry.spelled
    return all(word in plain or its_bare in bare for word, its_bare in words)
