"""Which entries answer a question, the best first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import reduce
from itertools import chain
from operator import add, and_, or_
from typing import Any

from django.db import connection
from django.db.models import Case, Count, F, IntegerField, Q, QuerySet, Value, When
from django.db.models.expressions import Combinable, RawSQL
from django.db.models.functions import StrIndex
from django.db.models.lookups import GreaterThan

from home.publication.public import pages_of_all_types
from home.search.question import Wanted
from home.search.words import enclosed, written_down

# What a page belongs to that has the name of a word, as marks: `city=7`.
Marks = Mapping[Wanted, Sequence[str]]

# Of what is called by a word these come before what only belongs to it.
NAMED = ("city", "kind")
# What a word counts for: where it stands, and whether it is the word itself, another form of it, begins like it, or only contains it.
_WORTH = (("title_words", (24, 20, 16, 10)), ("summary_words", (8, 7, 6, 4)), ("words", (3, 3, 2)))
_SOMEHOW = 1  # as everything that was found has it
_OF_THE_KIND, _THE_VERY_TITLE, _THE_CITY_ITSELF = 12, 40, 60


class SearchQuerySet(QuerySet):
    def listed_in(self, language: str) -> SearchQuerySet:
        """Entries of public pages in a language, and of German ones that have no public version in it."""
        return self.filter(page__in=pages_of_all_types().listed_in(language).order_by().values("pk"))

    def saying(self, asked: Sequence[Wanted], marks: Marks) -> SearchQuerySet:
        """Those that say every word, or belong to something that is called by it."""
        found = [(*word.parts, *map(_between_blanks, marks.get(word, ()))) for word in asked]
        return self.filter(_on_sqlite(found) if connection.vendor == "sqlite" else _on_postgresql(found))

    def with_values(self, kind: str = "", city: int | None = None, topic: int | None = None, year: str = "") -> SearchQuerySet:
        """Those of a kind, a city, a topic (ids of the German ones), a year; as far as they are given."""
        found = self.filter(kind=kind) if kind else self
        for column, value in (("cities", city), ("topics", topic), ("years", year)):
            found = found.filter(**{f"{column}__contains": _between_blanks(value)}) if value else found
        return found

    def counted(self) -> list[tuple[str, str, str, str, int]]:
        """How many there are by kind, cities, topics and years as they are written, in one query and no order."""
        return list(self.order_by().values_list("kind", "cities", "topics", "years").annotate(Count("pk")))

    def best_first(self, text: str, asked: Sequence[Wanted], marks: Marks, languages: Iterable[str]) -> SearchQuerySet:
        """By what each word counts for where it stands; a page called just so before all, and the page of a city whose name is asked for,
        then what is of a kind that is named. Between equals the later day, then the older page."""
        titles = [written_down(text, language) for language in languages]
        named = {name: [pk for mark in chain(*marks.values()) for of, _is, pk in [mark.partition("=")] if of == name] for name in NAMED}
        whole = Case(
            When(kind="city", cities__in=[enclosed([city]) for city in named["city"]], then=Value(_THE_CITY_ITSELF)),
            When(title_words__in=titles, then=Value(_THE_VERY_TITLE)),
            When(kind__in=named["kind"], then=Value(_OF_THE_KIND)),
            default=Value(0),
            output_field=IntegerField(),
        )
        score = reduce(add, map(_worth, asked), whole)
        return self.order_by(score.desc(), F("day").desc(nulls_last=True), "pk")


def _between_blanks(value: object) -> str:
    return f" {value} "


def _on_sqlite(found: Sequence[Sequence[str]]) -> Q:
    """All from one look into the index of groups of three letters; the pieces are letters, digits, blanks and `=`, so no syntax of FTS5."""
    expression = " AND ".join("({})".format(" OR ".join(f'"{piece}"' for piece in pieces)) for pieces in found)
    return Q(pk__in=RawSQL("SELECT rowid FROM home_searchwords WHERE home_searchwords MATCH %s", [expression]))


def _on_postgresql(found: Sequence[Sequence[str]]) -> Q:
    return reduce(and_, (reduce(or_, (Q(words__contains=piece) for piece in pieces)) for pieces in found))


def _worth(word: Wanted) -> Combinable:
    """Each piece is sought once in each column: the long texts of thousands of pages are dear to read."""
    cases: list[When] = []
    for column, worths in _WORTH:
        tried: set[str] = set()
        for pieces, worth in zip((word.whole, word.same, word.starts, word.parts), worths, strict=False):
            if untried := [piece for piece in pieces if piece not in tried]:
                cases.append(When(_any_in(column, untried), then=Value(worth)))
            tried.update(pieces)
    return Case(*cases, default=Value(_SOMEHOW), output_field=IntegerField())


def _any_in(column: str, pieces: Iterable[str]) -> Q:
    """Without an index, of what the index has found."""
    conditions: list[Any] = [Q(GreaterThan(StrIndex(F(column), Value(piece)), 0)) for piece in pieces]
    return reduce(or_, conditions)
