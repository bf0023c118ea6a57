"""What an address asks of the property pool, and the addresses of neighbouring questions.

List, map, interface for programs and exports read the same parameters, so that every state of one is a state of all.
"""

import re
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from typing import Any, Final, Literal, Protocol
from urllib.parse import urlencode

from home.paging import page_number
from locations.asked_problems import BAD_CHOICE, BAD_CITY, BAD_DAY, BAD_NUMBER, UPSIDE_DOWN, Problem
from locations.choices import Status, Zoning
from locations.decimals import plain, read_decimal

Kind = Literal["site", "hall"]
View = Literal["list", "map"]
KINDS: Final[tuple[Kind, ...]] = ("site", "hall")
VIEWS: Final[tuple[View, ...]] = ("list", "map")
# Largest, cheapest, nearest to a motorway, most recently confirmed; the first is what nobody needs to ask for.
SORTS: Final = ("area", "price", "motorway", "confirmed")
NUMBERS: Final = ("min_area", "max_area", "max_price", "max_motorway_km", "min_height")
SWITCHES: Final = ("rail", "h24", "crane")
# What only one of the two kinds can be asked for; of the other it is not asked, whatever the address says.
OF_SITES: Final = ("zoning",)
OF_HALLS: Final = ("min_height", "crane")
# In the units or words of one kind, so they are not taken along to the other.
MEASURES: Final = ("min_area", "max_area", "max_price")
PARAMETERS: Final = ("kind", "view", "city", *NUMBERS, "zoning", "available_from", *SWITCHES, "status", "sort", "page")
_LONGEST = 60
_ISO_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)


class Parameters(Protocol):
    """A parsed query, such as Django's `request.GET`."""

    def getlist(self, key: str, /) -> list[str]: ...


@dataclass(frozen=True)
class Asked:
    """A question that can be answered; what was not understood stands in `problems` by parameter.

    Areas are in hectares for sites and in m² for halls, `max_price` in euros per m² (halls: and month), `min_height` in metres,
    `city` is the slug of the city's German page, `available_from` the day by which it must be free. Pages count from 1.
    """

    kind: Kind = "site"
    view: View = "list"
    city: str = ""
    min_area: Decimal | None = None
    max_area: Decimal | None = None
    max_price: Decimal | None = None
    max_motorway_km: Decimal | None = None
    min_height: Decimal | None = None
    zoning: tuple[str, ...] = ()
    available_from: date | None = None
    rail: bool = False
    h24: bool = False
    crane: bool = False
    status: str = ""
    sort: str = SORTS[0]
    page: int = 1
    problems: Mapping[str, Problem] = field(default_factory=dict, compare=False)

    @property
    def criteria(self) -> tuple[str, ...]:
        """The parameters by which this narrows the pool, in the order of the form."""
        names = ("city", *NUMBERS, "zoning", "available_from", *SWITCHES, "status")
        return tuple(name for name in names if getattr(self, name) != _DEFAULTS[name])

    def query(self) -> str:
        """The one query string of this state, with its question mark; empty for the first page of all sites as a list."""
        values = {name: getattr(self, name) for name in PARAMETERS}
        pairs = [(name, word) for name, value in values.items() if value != _DEFAULTS[name] for word in _words(value)]
        return f"?{urlencode(pairs)}" if pairs else ""

    def but(self, **changes: Any) -> "Asked":
        """The same question with other values; begins at the first page and takes no complaint along."""
        values: dict[str, Any] = {"page": 1, "problems": {}}
        return replace(self, **(values | changes))

    def without(self, *names: str) -> "Asked":
        """The same without some of its criteria."""
        return self.but(**{name: _DEFAULTS[name] for name in names})

    def of_kind(self, kind: Kind) -> "Asked":
        """As much of the question as can be asked of the other kind."""
        return self if kind == self.kind else self.without(*OF_SITES, *OF_HALLS, *MEASURES).but(kind=kind)

    def as_view(self, view: View) -> "Asked":
        return self.but(view=view)

    def on_page(self, page: int) -> "Asked":
        return self.but(page=page)

    @property
    def cleared(self) -> "Asked":
        """Everything of this kind, seen the same way and in the same order."""
        return Asked(kind=self.kind, view=self.view, sort=self.sort)


def asked(parameters: Parameters, cities: Collection[str]) -> Asked:
    """Read an address; of a repeated parameter the last one counts (`zoning` may be repeated), unknown ones are ignored.

    `cities` are the slugs that may be asked for. Raises home.paging.NoSuchPageError for a page number that cannot be.
    """
    readers = _READERS | {"city": (_one_of(cities), BAD_CITY)}
    typed = {name: text for name in readers if (text := _last(parameters, name))}
    foreign = OF_HALLS if typed.get("kind") != "hall" else OF_SITES
    values = {name: readers[name][0](text) for name, text in typed.items() if name not in foreign}
    problems = {name: Problem(readers[name][1], typed[name]) for name, value in values.items() if value is None}
    if "zoning" not in foreign:
        values["zoning"], unknown = _zoning(parameters.getlist("zoning"))
        if unknown:
            problems["zoning"] = Problem(BAD_CHOICE, unknown)
    lowest, highest = values.get("min_area"), values.get("max_area")
    if lowest is not None and highest is not None and lowest > highest:
        values["max_area"] = None
        problems["max_area"] = Problem(UPSIDE_DOWN, typed["max_area"])
    understood = {name: value for name, value in values.items() if value is not None}
    return Asked(**understood, page=page_number((parameters.getlist("page") or [""])[-1]), problems=problems)


def _one_of(choices: Collection[str]) -> Callable[[str], str | None]:
    return lambda text: text if text in choices else None


def _day(text: str) -> date | None:
    if not _ISO_DAY.fullmatch(text):  # Python also reads weeks and days without hyphens
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _switch(text: str) -> bool | None:
    return {"1": True, "on": True, "0": False}.get(text)


# How a value is read, None standing for “not understood”, and what was expected then.
_READERS: Final[dict[str, tuple[Callable[[str], Any], str]]] = {
    "kind": (_one_of(KINDS), BAD_CHOICE),
    "view": (_one_of(VIEWS), BAD_CHOICE),
    "status": (_one_of(Status.values), BAD_CHOICE),
    "sort": (_one_of(SORTS), BAD_CHOICE),
    "available_from": (_day, BAD_DAY),
    **dict.fromkeys(NUMBERS, (read_decimal, BAD_NUMBER)),
    **dict.fromkeys(SWITCHES, (_switch, BAD_CHOICE)),
}


def _zoning(texts: Iterable[str]) -> tuple[tuple[str, ...], str]:
    """Known codes in the order of the law, and the first that is none, or an empty string."""
    codes = [code for text in texts if (code := _clean(text))]
    return tuple(code for code in Zoning.values if code in codes), next((code for code in codes if code not in Zoning.values), "")


def _last(parameters: Parameters, name: str) -> str:
    return _clean((parameters.getlist(name) or [""])[-1])


def _clean(text: str) -> str:
    """Printable, short and without blanks around it: fit to be shown again, whatever was sent."""
    return "".join(sign for sign in text[: _LONGEST + 1] if sign.isprintable() or sign.isspace()).strip()[:_LONGEST]


def _words(value: Any) -> list[str]:
    """A value as an address writes it."""
    if isinstance(value, tuple):
        return list(value)
    if isinstance(value, bool):
        return ["1"]
    return [plain(value) if isinstance(value, Decimal) else str(value)]


_DEFAULTS: Final = {name: getattr(Asked(), name) for name in PARAMETERS}
