"""A question as it was understood: its words, what they name, and the filters by their ids."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.conf import settings
from django.db.models import Q

from home.models import SearchEntry
from home.registry import search_names
from home.search.asked import Asked
from home.search.kinds import kinds
from home.search.querysets import Found, Mark, Marks, SearchQuerySet, with_values, worth_of
from home.search.question import Wanted, wanted
from home.search.words import spelled, written_down
from home.terms import Named

# What somebody else asks for by slug and entries know by id.
BY_ID = ("topic", "city")


@dataclass(frozen=True)
class Sought:
    """`words` are those that count, `marks` what is called by them; `names` are all topics and cities by id, as `language` has them."""

    text: str
    language: str
    words: tuple[Wanted, ...]
    marks: Marks
    names: Mapping[str, Mapping[int, Named]]

    def entries(self, words: Sequence[Wanted] | None = None) -> SearchQuerySet:
        """What says all of the words, or all of these, in no order."""
        chosen = self.words if words is None else words
        return SearchEntry.objects.listed_in(self.language).saying(chosen, self.marks)

    def found(self, asked: Asked, places: slice) -> Found:
        """All entries counted, and the ids of those at these places (from 0) that have the kind, topic, city and year asked for."""
        worth = worth_of(self.text, self.words, self.marks, languages(self.language))
        return self.entries().counted_and_in_order(worth, self._narrowed(asked), places)

    def id_of(self, name: str, slug: str) -> int | None:
        """The id of the topic or city with this slug."""
        return next((pk for pk, named in self.names[name].items() if named.slug == slug), None)

    def _narrowed(self, asked: Asked) -> Q:
        """Nothing is of a topic or in a city that nobody knows."""
        ids = {name: self.id_of(name, asked.filters[name]) for name in BY_ID if name in asked.filters}
        return Q(pk__in=[]) if None in ids.values() else with_values(asked.kind, ids.get("city"), ids.get("topic"), asked.year)


def languages(language: str) -> list[str]:
    """The languages of what is listed on a page in `language`."""
    return list(dict.fromkeys([language, settings.LANGUAGE_CODE]))


def sought(text: str, language: str) -> Sought:
    """Costs no query but for names that are read once per version of the content."""
    words = tuple(wanted(text, languages(language)))
    names = {each.name: each.find(language) for each in search_names}
    return Sought(text, language, words, {word: _marks(word, names) for word in words}, names)


def _marks(word: Wanted, names: Mapping[str, Mapping[int, Named]]) -> tuple[Mark, ...]:
    """What is called by this word: of a city or a kind one of its very names, of a topic part of its name."""
    called = (kind.name for kind in kinds().values() if word.is_one_of(spelled(f"{kind.label} {kind.plural} {kind.also}")))
    found: list[Mark] = [("kind", name) for name in called]
    for each in search_names:
        for pk, named in names[each.name].items():
            # What stands in brackets tells it from others of that name: „Halle (Saale)“.
            name = named.name.partition("(")[0]
            if word.is_one_of(spelled(name)) if each.proper else word.is_in(written_down(name, named.language)):
                found.append((each.name, pk))
    return tuple(found)
