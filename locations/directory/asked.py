"""What an address asks of a directory, and the addresses of neighbouring questions."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from home.paging import page_number, printable

FILTERS = ("city", "sector", "kind", "name")
# How they are called in addresses.
PARAMETERS = {"city": "city", "sector": "sector", "kind": "type", "name": "q"}
_LONGEST = 100


@dataclass(frozen=True)
class Asked:
    """City and sector (slugs), kind (a code of `OrganisationType`) and part of a name as they stand in the address, known or not;
    empty means all. Pages count from 1."""

    city: str = ""
    sector: str = ""
    kind: str = ""
    name: str = ""
    page: int = 1

    @property
    def filters(self) -> dict[str, str]:
        """What is asked for, by the name of the field, in the order of the form."""
        return {field: value for field in FILTERS if (value := getattr(self, field))}

    def query(self) -> str:
        """The one query string of this state, with its question mark; empty for the first page of everything."""
        parts = {PARAMETERS[field]: value for field, value in self.filters.items()}
        text = urlencode(parts | ({"page": str(self.page)} if self.page > 1 else {}))
        return f"?{text}" if text else ""

    def on_page(self, page: int) -> "Asked":
        return replace(self, page=page)

    def having(self, field: str, value: str) -> "Asked":
        """The same with another value for one filter, or with all (an empty one); begins at the first page."""
        return replace(self, page=1, **{field: value})


def asked(parameters: Mapping[str, str]) -> Asked:
    """Read an address; of a repeated parameter the last one counts, unknown ones are ignored.

    Raises home.paging.NoSuchPageError for a page number that cannot be.
    """
    filters = {field: printable(parameters.get(PARAMETERS[field], ""), _LONGEST) for field in FILTERS}
    return Asked(**filters, page=page_number(parameters.get("page", "")))
