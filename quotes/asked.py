"""What an address asks of the list of quotes, and the addresses of neighbouring questions."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final
from urllib.parse import urlencode

from home.paging import page_number, printable

PARAMETERS: Final = ("city", "topic", "archive", "page")
_LONGEST: Final = 60  # no slug of a topic or city is longer


@dataclass(frozen=True)
class Asked:
    """City and topic (slugs) as they stand in the address, known or not; empty means all. What holds today, or with `archive` what held
    once. Pages count from 1."""

    city: str = ""
    topic: str = ""
    archive: bool = False
    page: int = 1

    def query(self) -> str:
        """The one query string of this state, with its question mark; empty for the first page of everything that holds."""
        parts = {"city": self.city, "topic": self.topic, "archive": "1" if self.archive else ""}
        parts |= {"page": str(self.page) if self.page > 1 else ""}
        text = urlencode({name: value for name, value in parts.items() if value})
        return f"?{text}" if text else ""

    def on_page(self, page: int) -> "Asked":
        return replace(self, page=page)

    def in_city(self, city: str) -> "Asked":
        """The same for another city, or for all; begins at the first page."""
        return replace(self, city=city, page=1)

    def about(self, topic: str) -> "Asked":
        """The same for another topic, or for all; begins at the first page."""
        return replace(self, topic=topic, page=1)

    @property
    def at_the_other_time(self) -> "Asked":
        """What held once instead of what holds, or the other way round."""
        return replace(self, archive=not self.archive, page=1)


def asked(parameters: Mapping[str, str]) -> Asked:
    """Read an address; of a repeated parameter the last one counts, unknown ones are ignored.

    Raises home.paging.NoSuchPageError for a page number that cannot be.
    """
    city, topic = (printable(parameters.get(name, ""), _LONGEST) for name in ("city", "topic"))
    return Asked(city, topic, parameters.get("archive", "") == "1", page_number(parameters.get("page", "")))
