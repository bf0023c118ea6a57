"""A directory as it was asked for: the rows by letter, the choices with what they would leave, and ways out where nothing is left."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from string import ascii_uppercase

from home.choices import Choice, Chosen
from home.paging import Pager, pager
from home.terms import Named
from locations.collation import sort_key
from locations.directory.asked import Asked
from locations.directory.entries import Entry, matching, values_of

PAGE_SIZE = 100
OTHER = "#"

# What the values of a filter are called, by the name of the filter and by value; in the language of the page where there is a word.
Names = Mapping[str, Mapping[str, Named]]


@dataclass(frozen=True)
class Row:
    """An organisation with the words that stand below its name; each may be missing."""

    entry: Entry
    kind: str
    place: str
    sectors: Sequence[Named]


@dataclass(frozen=True)
class Letter:
    """The rows under one letter; its `anchor` is the id of the heading."""

    letter: str
    rows: Sequence[Row]

    @property
    def anchor(self) -> str:
        return _anchor(self.letter)


@dataclass(frozen=True)
class LetterLink:
    """A letter of the alphabet and the page of its first row: a query string, or None where it has no row."""

    letter: str
    query: str | None
    is_here: bool

    @property
    def anchor(self) -> str:
        return _anchor(self.letter)


@dataclass(frozen=True)
class WayOut:
    """A question that finds something where this one does not: without a filter, or with nothing but it (`is_alone`)."""

    label: Named
    is_alone: bool
    query: str
    count: int


@dataclass(frozen=True)
class Listing:
    """`count` organisations match of `total`; `letters` are those on this page, `alphabet` leads to all; `ways_out` are there only when
    none matches."""

    asked: Asked
    total: int
    count: int
    letters: Sequence[Letter]
    alphabet: Sequence[LetterLink]
    pager: Pager
    cities: Sequence[Choice[Named]]
    sectors: Sequence[Choice[Named]]
    kinds: Sequence[Choice[Named]]
    chosen: Sequence[Chosen[Named, Asked]]
    ways_out: Sequence[WayOut]

    @property
    def rows(self) -> list[Row]:
        """All rows of this page, in order."""
        return [row for letter in self.letters for row in letter.rows]

    @property
    def last_letter(self) -> str:
        return self.letters[-1].letter if self.letters else ""


def listing(entries: Sequence[Entry], names: Names, asked: Asked) -> Listing:
    """What of `entries`, which are in order, was asked for.

    Raises home.paging.NoSuchPageError for a page beyond the last.
    """
    found = matching(entries, asked)
    pages = pager(asked.page, len(found), PAGE_SIZE, lambda page: asked.on_page(page).query())
    shown = found[pages.first - 1 : pages.last] if found else []
    return Listing(
        asked=asked,
        total=len(entries),
        count=len(found),
        letters=[Letter(letter, [_row(entry, names) for entry in rows]) for letter, rows in groupby(shown, lambda entry: entry.initial)],
        alphabet=_alphabet(found, asked),
        pager=pages,
        cities=_choices(entries, names, asked, "city"),
        sectors=_choices(entries, names, asked, "sector"),
        kinds=_choices(entries, names, asked, "kind"),
        chosen=[Chosen(_named(names, field, value), asked.having(field, "")) for field, value in asked.filters.items()],
        ways_out=[] if found else _ways_out(entries, names, asked),
    )


def _anchor(letter: str) -> str:
    return letter if letter != OTHER else "other"


def _row(entry: Entry, names: Names) -> Row:
    sectors = [_named(names, "sector", slug) for slug in entry.sectors]
    place = _named(names, "city", entry.city).name if entry.city else entry.place
    return Row(entry, _named(names, "kind", entry.kind).name, place, sectors)


def _alphabet(found: Sequence[Entry], asked: Asked) -> list[LetterLink]:
    """All letters, and last the sign for names that begin with none, if there are such; a letter leads to the page of its first row."""
    first: dict[str, int] = {}
    for place, entry in enumerate(found):
        first.setdefault(entry.initial, place)
    pages = {letter: place // PAGE_SIZE + 1 for letter, place in first.items()}
    return [
        LetterLink(letter, asked.on_page(pages[letter]).query() if letter in pages else None, pages.get(letter) == asked.page)
        for letter in [*ascii_uppercase, *([OTHER] if OTHER in pages else [])]
    ]


def _choices(entries: Sequence[Entry], names: Names, asked: Asked, field: str) -> list[Choice[Named]]:
    """Every value that is there, and the one asked for, by its name, with what it leaves of the other filters."""
    there = {value for entry in entries for value in values_of(entry, field) if value}
    counts = Counter(value for entry in matching(entries, asked, without=field) for value in values_of(entry, field))
    chosen = asked.filters.get(field, "")
    choices = [
        Choice(value, _named(names, field, value), counts[value], value == chosen) for value in there | ({chosen} if chosen else set())
    ]
    return sorted(choices, key=lambda choice: sort_key(choice.label.name))


def _ways_out(entries: Sequence[Entry], names: Names, asked: Asked) -> list[WayOut]:
    """Each filter taken off that stands in the way; where taking off one is not enough, each that finds something alone."""
    filters = asked.filters.items()
    labels = {field: _named(names, field, value) for field, value in filters}
    without = [(field, False, asked.having(field, "")) for field, _value in filters]
    alone = [(field, True, Asked().having(field, value)) for field, value in filters]
    for questions in (without, alone):
        counted = [(labels[field], is_alone, near.query(), len(matching(entries, near))) for field, is_alone, near in questions]
        if ways := [WayOut(*way) for way in counted if way[-1]]:
            return ways
    return []


def _named(names: Names, field: str, value: str) -> Named:
    """What a value is called; an unknown one as it was written."""
    return names.get(field, {}).get(value) or Named(value, value, "")
