"""What an address asks of the list of articles, and the addresses of neighbouring questions."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from home.paging import page_number, printable

_LONGEST = 60  # no slug of a topic or city is longer


@dataclass(frozen=True)
class Asked:
    """Topic and city (slugs) and year as they stand in the address, known or not; empty means all. Pages count from 1."""

    topic: str = ""
    city: str = ""
    year: str = ""
    page: int = 1

    @property
    def is_everything(self) -> bool:
        return not (self.topic or self.city or self.year)

    def query(self) -> str:
        """The one query string of this state, with its question mark; empty for the first page of everything."""
        parts = {"topic": self.topic, "city": self.city, "year": self.year, "page": str(self.page) if self.page > 1 else ""}
        text = urlencode({name: value for name, value in parts.items() if value})
        return f"?{text}" if text else ""

    def on_page(self, page: int) -> "Asked":
        return replace(self, page=page)

    def about(self, topic: str) -> "Asked":
        """The same for another topic, or for all; begins at the first page."""
        return replace(self, topic=topic, page=1)

    def in_city(self, city: str) -> "Asked":
        """The same for another city, or for all; begins at the first page."""
        return replace(self, city=city, page=1)

    def in_year(self, year: str) -> "Asked":
        """The same for another year, or for all; begins at the first page."""
        return replace(self, year=year, page=1)


def asked(parameters: Mapping[str, str]) -> Asked:
    """Read an address; of a repeated parameter the last one counts, unknown ones are ignored.

    Raises home.paging.NoSuchPageError for a page number that cannot be.
    """
    topic, city, year = (printable(parameters.get(name, ""), _LONGEST) for name in ("topic", "city", "year"))
    return Asked(topic, city, year, page_number(parameters.get("page", "")))
