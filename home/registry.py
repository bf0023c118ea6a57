"""What every app contributes to one list, registered in its `AppConfig.ready()`; reading costs no query."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Generic, Protocol, TypeAlias, TypeVar

from django.http import HttpRequest

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from django_stubs_ext import StrPromise
    from wagtail.models import Page, TaskState

    from home.models import Submission
    from home.terms import Named

    Words: TypeAlias = str | StrPromise  # a text, perhaps translated only when it is shown


class Ordered(Protocol):
    """Anything with a place in a list and a name that is unique in it."""

    @property
    def order(self) -> int: ...

    @property
    def name(self) -> str: ...


T = TypeVar("T", bound=Ordered)


@dataclass(frozen=True)
class Section:
    """A part of the home page or of an article's side column.

    `context` gets the page being rendered and its request and answers the template's variables, or None when there is nothing
    to show: then the section, heading included, is left out. Under `pictures` it may name the ids of pictures it shows: the page
    loads them with its own.
    """

    order: int
    name: str
    template: str
    context: Callable[[Any, HttpRequest], Mapping[str, Any] | None]


@dataclass(frozen=True)
class ClockJob:
    """Something that `manage.py run_due` does; `run` is idempotent and answers how many things it did."""

    order: int
    name: str
    run: Callable[[], int]


@dataclass(frozen=True)
class Below:
    """Something at an address below a page that is no page: it is there, or where the path `moved_to` leads."""

    moved_to: str = ""
    is_permanent: bool = False


@dataclass(frozen=True)
class Places:
    """A kind of addresses below pages; `find` gets a public page and the word behind its address."""

    order: int
    name: str
    find: Callable[[Page, str], Below | None]


@dataclass(frozen=True)
class Room:
    """The subtree, by its tree path, in which somebody's contributions lie; `slug` and `title` are what it is known by."""

    path: str
    slug: str
    title: str


@dataclass(frozen=True)
class Rooms:
    """A kind of rooms. `find` answers all there are, in one query."""

    order: int
    name: str
    find: Callable[[], list[Room]]


@dataclass(frozen=True)
class WayBack:
    """The full address at which somebody without an account corrects what was sent back, and until which day it holds."""

    url: str
    ends_on: date


@dataclass(frozen=True)
class Correction:
    """A form in which what came from it is corrected. `way_back` gets a submission and the step that sent it back; it answers None for what
    did not come from this form."""

    order: int
    name: str
    way_back: Callable[[Submission, TaskState], WayBack | None]


@dataclass(frozen=True)
class StartAction:
    """A button on the editors' start page. `url` answers None for those who may not do it."""

    order: int
    name: str
    label: Words
    icon: str
    url: Callable[[Any], str | None]


@dataclass(frozen=True)
class SearchKind:
    """A kind of pages that the search tells from others; pages of no such type are simply pages.

    `name` stands in addresses, `label` and `plural` are what people call it, `also` what some call it besides. `models` are its types
    (`news.NewsPage`), `texts` the fields and rows (`offers.title`) that are read besides the title and `summary`, in the order of the
    page; `day` a field with the day or moment that it is of. `years` answers the years that a page is about, without it that of its day;
    `marks` what it belongs to besides city and topics, by the name of `SearchNames` and id. `facts` gets entries of the search, all of
    this kind, and answers a few words on each by its page, in the active language.
    """

    order: int
    name: str
    label: Words
    plural: Words
    models: tuple[str, ...]
    texts: tuple[str, ...] = ("body",)
    also: Words = ""
    summary: str = "summary"
    day: str = ""
    years: Callable[[Any], Iterable[int]] | None = None
    marks: Callable[[Any], Iterable[tuple[str, int]]] | None = None
    facts: Callable[[Sequence[Any]], Mapping[int, Sequence[str]]] | None = None


@dataclass(frozen=True)
class SearchNames:
    """Names of what pages belong to, by which the search finds them although they do not say it: cities, topics, sectors.

    `find` gets a language and answers all of them by id. Of what is `proper` the very name must be typed: „Hallen“ is not the city Halle.
    """

    order: int
    name: str
    find: Callable[[str], Mapping[int, Named]]
    proper: bool = False


@dataclass(frozen=True)
class TodoCheck:
    """A kind of work that waits. `find` gets the user and answers the rows, the most urgent first, that this user may edit."""

    order: int
    name: str
    label: Words
    help_text: Words
    find: Callable[[Any], QuerySet[Any]]


class Registry(Generic[T]):
    """An ordered list that apps add to; a name registered twice is a programming error."""

    def __init__(self) -> None:
        self._items: dict[str, T] = {}

    def register(self, item: T) -> None:
        if item.name in self._items:
            raise ValueError(f"“{item.name}” is registered twice.")
        self._items[item.name] = item

    def __iter__(self) -> Iterator[T]:
        return iter(sorted(self._items.values(), key=lambda item: item.order))


home_sections: Registry[Section] = Registry()
# What stands on the amber field of the start page where editors put nothing: the first that has something to show.
openings: Registry[Section] = Registry()
side_sections: Registry[Section] = Registry()
clock_jobs: Registry[ClockJob] = Registry()
places_below: Registry[Places] = Registry()
rooms: Registry[Rooms] = Registry()
corrections: Registry[Correction] = Registry()
search_kinds: Registry[SearchKind] = Registry()
search_names: Registry[SearchNames] = Registry()
start_actions: Registry[StartAction] = Registry()
todo_checks: Registry[TodoCheck] = Registry()
