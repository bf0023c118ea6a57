"""A calendar as plain values. A `When` is a local day, or a time on the wall of Europe/Berlin; addresses are full ones."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

When = date | datetime


@dataclass(frozen=True)
class Words:
    """What an entry says, all of it in one `language` (BCP 47). `position` is latitude and longitude."""

    language: str
    title: str
    description: str
    location: str
    url: str
    categories: Sequence[str]
    position: tuple[float, float] | None


@dataclass(frozen=True)
class Edition:
    """How often an event has changed, and when it did so last (aware)."""

    sequence: int
    changed_at: datetime


@dataclass(frozen=True)
class Component:
    """A VEVENT. `ends` is exclusive and None where nobody has said. With `instead_of` it is one date of the series with the same UID;
    with a `rule` (`FREQ=…`) or `extra` dates it is a series, without the dates that are `left_out`."""

    uid: str
    begins: When
    ends: When | None
    status: str
    words: Words
    edition: Edition
    instead_of: When | None = None
    rule: str = ""
    left_out: Sequence[When] = ()
    extra: Sequence[When] = ()


@dataclass(frozen=True)
class Calendar:
    """`url` is its own address, `home_url` that of the page that shows the same; `entries` are pieces of the file."""

    name: str
    language: str
    url: str
    home_url: str
    entries: Iterable[bytes]
