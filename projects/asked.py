"""What an address asks of the list of projects, and the addresses of neighbouring questions."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final
from urllib.parse import urlencode

from home.paging import page_number, printable

FILTERS: Final = ("status", "topic", "city")
PARAMETERS: Final = (*FILTERS, "page")
_LONGEST: Final = 60  # no slug of a topic or city is longer


@dataclass(frozen=True)
class Asked:
    """Status (a word of `projects.period.Status`), topic and city (slugs) as they stand in the address, known or not; empty means all.
    Pages count from 1."""

    status: str = ""
    topic: str = ""
    city: str = ""
    page: int = 1

    @property
    def filters(self) -> dict[str, str]:
        """What is asked for, by the name of the parameter, in the order of the form."""
        return {name: value for name in FILTERS if (value := getattr(self, name))}

    def query(self) -> str:
        """The one query string of this state, with its question mark; empty for the first page of everything."""
        text = urlencode(self.filters | ({"page": str(self.page)} if self.page > 1 else {}))
        return f"?{text}" if text else ""

    def on_page(self, page: int) -> "Asked":
        return replace(self, page=page)

    def having(self, name: str, value: str) -> "Asked":
        """The same with another value for one filter, or with all (an empty one); begins at the first page."""
        values = self.filters | {name: value}
        return Asked(values.get("status", ""), values.get("topic", ""), values.get("city", ""))


def asked(parameters: Mapping[str, str]) -> Asked:
    """Read an address; of a repeated parameter the last one counts, unknown ones are ignored.

    Raises home.paging.NoSuchPageError for a page number that cannot be.
    """
    status, topic, city = (printable(parameters.get(name, ""), _LONGEST) for name in FILTERS)
    return Asked(status, topic, city, page_number(parameters.get("page", "")))
