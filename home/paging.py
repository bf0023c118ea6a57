"""Long lists in pages: which numbers a pager shows, and what counts as a page number in an address."""

import re
from collections.abc import Callable
from dataclasses import dataclass

_NUMBER = re.compile(r"[1-9][0-9]{0,5}", re.ASCII)


class NoSuchPageError(ValueError):
    """An address asks for a page that the list does not have; visitors get the 404 page."""


def page_number(text: str) -> int:
    """The page an address asks for, 1 where it says nothing.

    Raises NoSuchPageError for everything but 1 to 999999 in plain digits, so that each page has one address.
    """
    if not text:
        return 1
    if not _NUMBER.fullmatch(text):
        raise NoSuchPageError(text[:40])
    return int(text)


@dataclass(frozen=True)
class Step:
    """A number in the pager, or, with neither number nor address, the gap between two numbers."""

    number: int | None = None
    url: str = ""
    is_current: bool = False


@dataclass(frozen=True)
class Pager:
    """`first` and `last` are the places of the first and last entry of this page in the whole list, counted from 1."""

    number: int
    page_count: int
    first: int
    last: int
    previous_url: str
    next_url: str
    steps: tuple[Step, ...]


def pager(number: int, count: int, size: int, url: Callable[[int], str]) -> Pager:
    """Page `number` of `count` entries in pages of `size`; `url` gives a page's address. An empty list has one page.

    Raises NoSuchPageError beyond the last page.
    """
    page_count = max(1, -(-count // size))
    if number > page_count:
        raise NoSuchPageError(str(number))
    return Pager(
        number=number,
        page_count=page_count,
        first=min(count, (number - 1) * size + 1),
        last=min(count, number * size),
        previous_url=url(number - 1) if number > 1 else "",
        next_url=url(number + 1) if number < page_count else "",
        steps=tuple(_steps(number, page_count, url)),
    )


def _steps(number: int, page_count: int, url: Callable[[int], str]) -> list[Step]:
    """First, last, the current page and its neighbours; a gap of a single page is shown as that page."""
    shown = {1, page_count, *range(max(1, number - 1), min(page_count, number + 1) + 1)}
    shown |= {page for page in range(2, page_count) if {page - 1, page + 1} <= shown}
    steps: list[Step] = []
    for page in sorted(shown):
        if steps and steps[-1].number is not None and page - steps[-1].number > 1:
            steps.append(Step())
        steps.append(Step(page, url(page), page == number))
    return steps


def printable(text: str, longest: int) -> str:
    """A value of an address, printable, short and without blanks around it: fit to be shown and linked, whatever was sent."""
    return "".join(sign for sign in text[: longest + 1] if sign.isprintable()).strip()[:longest]
