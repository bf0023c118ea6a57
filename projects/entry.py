"""A project as every list knows it, as a plain value, and which of them answer a question."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from projects.asked import Asked
from projects.period import Status, status_on

_RANKS = {status: rank for rank, status in enumerate(Status)}


@dataclass(frozen=True)
class Entry:
    """`pk` and `url_path` are those of the page shown, `language` (BCP 47) that of its words; `german_pk` is what other pages refer to.
    `cities` and `topics` are slugs in the order of the page, `organisations` the translation keys of who leads it and takes part;
    `partners` counts all, those without a page too."""

    pk: int
    german_pk: int
    language: str
    title: str
    summary: str
    url_path: str
    picture_id: int | None
    starts: date | None
    ends: date | None
    cities: tuple[str, ...]
    topics: tuple[str, ...]
    organisations: frozenset[UUID]
    partners: int

    def status_on(self, today: date) -> Status:
        return status_on(today, self.starts, self.ends)


def in_order(entries: Iterable[Entry], today: date) -> list[Entry]:
    """What runs, the latest begun first; then what is planned, the next to begin first; then what is finished, the latest first."""

    def place(entry: Entry) -> tuple[int, int, int]:
        status = entry.status_on(today)
        if status is Status.PLANNED:
            return _RANKS[status], (entry.starts or date.max).toordinal(), -entry.pk
        day = entry.ends if status is Status.FINISHED else entry.starts
        return _RANKS[status], -(day or date.min).toordinal(), -entry.pk

    return sorted(entries, key=place)


def matching(entries: Iterable[Entry], asked: Asked, today: date, without: str = "") -> list[Entry]:
    """Those that answer every filter, but for the one `without` which is left out."""
    filters = {name: value for name, value in asked.filters.items() if name != without}
    return [entry for entry in entries if all(value in values_of(entry, name, today) for name, value in filters.items())]


def values_of(entry: Entry, name: str, today: date) -> Sequence[str]:
    """What a project answers to a filter."""
    if name == "status":
        return (str(entry.status_on(today)),)
    return entry.topics if name == "topic" else entry.cities
