"""What an address asks of the list of dates, and the addresses of neighbouring questions."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any, Final, Literal
from urllib.parse import urlencode

from events.months import Month, read_month
from home.paging import page_number, printable
from locations.asked_problems import BACKWARDS, BAD_CHOICE, BAD_DAY, Problem

View = Literal["list", "month"]
# Names in addresses of what narrows the list, by the name of the field, in the order of the form.
FILTERS: Final = {"city": "city", "topic": "topic", "first": "from", "last": "to", "words": "q"}
PARAMETERS: Final = (*FILTERS.values(), "archive", "view", "month", "page")
LONGEST = 60
_DAY_FORMS: Final = ("%Y-%m-%d", "%d.%m.%Y")


@dataclass(frozen=True)
class Asked:
    """City and topic (slugs, known or not), days from `first` to `last`, words to be found; empty means all. Without `first` only what
    is not over, or with `archive` what is. Pages count from 1; a month instead of a list has none.

    What was not understood stands in `problems` by parameter and counts as not asked.
    """

    city: str = ""
    topic: str = ""
    first: date | None = None
    last: date | None = None
    words: str = ""
    archive: bool = False
    view: View = "list"
    month: Month | None = None
    page: int = 1
    problems: Mapping[str, Problem] = field(default_factory=dict, compare=False)

    @property
    def is_month(self) -> bool:
        return self.view == "month"

    def query(self) -> str:
        """The one query string of this state, with its question mark; empty for the first page of everything that is to come."""
        parts = {parameter: str(value) for name, parameter in FILTERS.items() if (value := getattr(self, name))}
        parts |= {"archive": "1"} if self.archive else {}
        parts |= {"view": "month"} if self.is_month else {}
        parts |= {"month": str(self.month)} if self.month else {}
        parts |= {"page": str(self.page)} if self.page > 1 else {}
        return f"?{urlencode(parts)}" if parts else ""

    def but(self, **changes: Any) -> "Asked":
        """The same with other values; begins at the first page and takes no complaint along."""
        values: dict[str, Any] = {"page": 1, "problems": {}}
        return replace(self, **(values | changes))

    def without(self, *names: str) -> "Asked":
        return self.but(**{name: NOTHING[name] for name in names})

    def on_page(self, page: int) -> "Asked":
        return self.but(page=page)

    def in_month(self, month: Month | None) -> "Asked":
        """The same as a calendar of this month, or of the current one; a month says itself from when to when."""
        return self.without("first", "last", "archive").but(view="month", month=month)

    @property
    def as_list(self) -> "Asked":
        return self.but(view="list", month=None)


NOTHING: Final = {name: getattr(Asked(), name) for name in FILTERS} | {"archive": False}


def asked(parameters: Mapping[str, str]) -> Asked:
    """Read an address; of a repeated parameter the last one counts, unknown ones are ignored.

    Raises home.paging.NoSuchPageError for a page number that cannot be.
    """
    typed = {name: text for name in PARAMETERS if (text := printable(parameters.get(name, ""), LONGEST))}
    values = {name: read(typed[name]) for name, (read, _expected) in _READERS.items() if name in typed}
    problems = {name: Problem(_READERS[name][1], typed[name]) for name, value in values.items() if value is None}
    first, last = values.get("from"), values.get("to")
    if first and last and first > last:
        last, problems["to"] = None, Problem(BACKWARDS, typed["to"])
    given = Asked(
        city=typed.get("city", ""),
        topic=typed.get("topic", ""),
        first=first,
        last=last,
        words=typed.get("q", ""),
        archive=bool(values.get("archive")),
        page=page_number(parameters.get("page", "")),
        problems=problems,
    )
    if values.get("view") != "month":
        return given
    return replace(given.in_month(values.get("month")), problems=problems)


def _day(text: str) -> date | None:
    """As forms send it, or as people write it here where a browser has no calendar of its own."""
    for form in _DAY_FORMS:
        try:
            return datetime.strptime(text, form).date()  # noqa: DTZ007 - a day has no time zone
        except ValueError:
            continue
    return None


def _switch(text: str) -> bool | None:
    return {"1": True, "on": True, "0": False}.get(text)


def _view(text: str) -> str | None:
    return text if text in ("list", "month") else None


# How a value is read, None standing for “not understood”, and what was expected then.
_READERS: Final[Mapping[str, tuple[Callable[[str], Any], str]]] = {
    "from": (_day, BAD_DAY),
    "to": (_day, BAD_DAY),
    "archive": (_switch, BAD_CHOICE),
    "view": (_view, BAD_CHOICE),
    "month": (read_month, BAD_CHOICE),
}
