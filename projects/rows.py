"""Projects as lists show them: finished words in the language of the reader."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from home.frame import address
from home.terms import Named, terms
from projects.entry import Entry
from projects.period import Status
from projects.words import period_in_short, status_name


@dataclass(frozen=True)
class Row:
    """`topics` are named in the language of the page where they have a name in it; `period` is short: “until 2029”."""

    entry: Entry
    status: Status
    topics: Sequence[Named]
    period: str

    @property
    def url(self) -> str:
        """The path of the project's page on this site."""
        return address(self.entry.url_path)

    @property
    def status_name(self) -> str:
        return status_name(self.status)


def rows(entries: Iterable[Entry], language: str, today: date) -> list[Row]:
    """In their order, without a query once the topics are known."""
    known = terms("home.Topic", language)
    return [
        Row(
            entry=entry,
            status=entry.status_on(today),
            topics=[known[slug] for slug in entry.topics if slug in known],
            period=period_in_short(entry.starts, entry.ends, today),
        )
        for entry in entries
    ]
