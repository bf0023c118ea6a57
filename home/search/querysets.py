"""Which entries answer a question, the best first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import reduce
from itertools import chain
from operator import add, and_, or_
from typing import Any, NamedTuple

from django.conf import settings
from django.db import connection
from django.db.models import Case, F, IntegerField, Q, QuerySet, Value, When
from django.db.models.expressions import Combinable, RawSQL
from django.db.models.functions import StrIndex
from django.db.models.lookups import GreaterThan

from home.publication.public import pages_of_all_types
from home.search.question import Wanted
from home.search.words import enclosed, marked_as, written_down

# What a page belongs to that has the name of a word: ("city", 7), ("kind", "news").
Mark = tuple[str, int | str]
Marks = Mapping[Wanted, Sequence[Mark]]

# Of what is called by a word these come before what only belongs to it.
NAMED = ("city", "kind")
# What a word counts for: where it stands, and whether it is the word itself, another form of it, begins like it, or only contains it.
_WORTH = (("title_words", (24, 20, 16, 10)), ("summary_words", (8, 7, 6, 4)), ("words", (3, 3, 2)))
_SOMEHOW = 1  # as everything that was found has it
_OF_THE_KIND, _THE_VERY_TITLE, _THE_CITY_ITSELF = 12, 40, 60


# Each hit is read and weighed once: all of them are counted, and of those that are asked for the best are taken, by their ids.
_COUNTED_AND_IN_ORDER = """
WITH hit AS MATERIALIZED ({hits}),
    best AS (SELECT pk, score, day FROM hit WHERE is_asked ORDER BY score DESC, day DESC NULLS LAST, pk LIMIT %s OFFSET %s)
SELECT kind, cities, topics, years, COUNT(*), NULL FROM hit GROUP BY kind, cities, topics, years
UNION ALL
SELECT '', '', '', '', ROW_NUMBER() OVER (ORDER BY score DESC, day DESC NULLS LAST, pk), pk FROM best
"""


class Found(NamedTuple):
    """How many there are by kind, cities, topics and years as they are written, and the ids of the best ones at the places asked for."""

    counted: list[tuple[str, str, str, str, int]]
    best: list[int]


class SearchQuerySet(QuerySet):
    def listed_in(self, language: str) -> SearchQuerySet:
        """Entries of public pages in a language, and of German ones that have no public version in it."""
        written = self.filter(language=language) if language == settings.LANGUAGE_CODE else self
        return written.filter(page__in=pages_of_all_types().listed_in(language).order_by().values("pk"))

    def saying(self, asked: Sequence[Wanted], marks: Marks) -> SearchQuerySet:
        """Those that say every word, or belong to something that is called by it."""
        found = [(*word.parts, *(_between_blanks(marked_as(*mark)) for mark in marks.get(word, ()))) for word in asked]
        return self.filter(_on_sqlite(found) if connection.vendor == "sqlite" else _on_postgresql(found))

    def counted_and_in_order(self, worth: Combinable, asked: Q, places: slice) -> Found:
        """All of them counted; of those that meet a condition the ids at these places (from 0), by their worth (`worth_of`), between equals
        the later day, then the older page. In one query."""
        is_asked = Case(When(asked, then=Value(True)), default=Value(False)) if asked else Value(True)
        found = self.order_by().annotate(score=worth, is_asked=is_asked)
        hits, parameters = found.values_list("pk", "kind", "cities", "topics", "years", "day", "score", "is_asked").query.sql_with_params()
        with connection.cursor() as cursor:
            query = _COUNTED_AND_IN_ORDER.format(hits=hits)
            cursor.execute(query, [*parameters, places.stop - places.start, places.start])
            rows = cursor.fetchall()
        counted = [(kind, cities, topics, years, count) for kind, cities, topics, years, count, pk in rows if pk is None]
        return Found(counted, [pk for _place, pk in sorted((place, pk) for *_values, place, pk in rows if pk is not None)])


def with_values(kind: str = "", city: int | None = None, topic: int | None = None, year: str = "") -> Q:
    """Being of a kind, a city, a topic (ids of the German ones), a year; as far as they are given."""
    condition = Q(kind=kind) if kind else Q()
    for column, value in (("cities", city), ("topics", topic), ("years", year)):
        condition &= Q(**{f"{column}__contains": _between_blanks(value)}) if value else Q()
    return condition


def worth_of(text: str, asked: Sequence[Wanted], marks: Marks, languages: Iterable[str]) -> Combinable:
    """What each word counts for where it stands; a page called just so counts more, and so does the page of a city whose name is asked for,
    and, less, what is of a kind that is named."""
    titles = [written_down(text, language) for language in languages]
    named = {name: [str(value) for of, value in chain(*marks.values()) if of == name] for name in NAMED}
    whole = Case(
        When(kind="city", cities__in=[enclosed([city]) for city in named["city"]], then=Value(_THE_CITY_ITSELF)),
        When(title_words__in=titles, then=Value(_THE_VERY_TITLE)),
        When(kind__in=named["kind"], then=Value(_OF_THE_KIND)),
        default=Value(0),
        output_field=IntegerField(),
    )
    return reduce(add, map(_worth, asked), whole)


def _between_blanks(value: object) -> str:
    return f" {value} "


def _on_sqlite(found: Sequence[Sequence[str]]) -> Q:
    """All from one look into the index of groups of three letters; the pieces are letters, digits and blanks, so no syntax of FTS5."""
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
