"""What an address asks of the search, and the addresses of neighbouring questions."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final
from urllib.parse import urlencode

from home.paging import page_number, printable

FILTERS: Final = ("kind", "topic", "city", "year")
PARAMETERS: Final = ("q", *FILTERS, "page")
LONGEST: Final = 100


@dataclass(frozen=True)
class Asked:
    """The words as they were typed; kind, topic and city (slugs) and year as they stand in the address, known or not, empty means all.
    Pages count from 1."""

    words: str = ""
    kind: str = ""
    topic: str = ""
    city: str = ""
    year: str = ""
    page: int = 1

    @property
    def filters(self) -> dict[str, str]:
        """What narrows the hits, by name."""
        return {name: value for name in FILTERS if (value := getattr(self, name))}

    def query(self) -> str:
        """The one query string of this state, with its question mark; empty where nothing is asked."""
        parts = {"q": self.words} | self.filters | ({"page": str(self.page)} if self.page > 1 else {})
        text = urlencode({name: value for name, value in parts.items() if value})
        return f"?{text}" if text else ""

    def on_page(self, page: int) -> "Asked":
        return replace(self, page=page)

    def having(self, name: str, value: str) -> "Asked":
        """The same with another value for one filter, or with all (an empty one); begins at the first page."""
        return replace(self, page=1, **{name: value})

    def saying(self, words: str) -> "Asked":
        """Other words, without filters."""
        return Asked(words)


def asked(parameters: Mapping[str, str]) -> Asked:
    """Read an address; of a repeated parameter the last one counts, unknown ones are ignored.

    Raises home.paging.NoSuchPageError for a page number that cannot be.
    """
    words = " ".join(printable(parameters.get("q", ""), LONGEST).split())
    filters = {name: printable(parameters.get(name, ""), LONGEST) for name in FILTERS}
    return Asked(words, **filters, page=page_number(parameters.get("page", "")))
