"""What is shown of each hit."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import F

from home.dates import day_in_words
from home.frame import address
from home.models import SearchEntry
from home.registry import SearchKind
from home.search.excerpts import Marked, excerpt, marked
from home.search.kinds import PLAIN, kinds
from home.search.sought import Sought
from home.terms import Named

_LEFT = ("title_words", "summary_words", "words")


@dataclass(frozen=True)
class Hit:
    """`language` is that of title and excerpt, the facts are in that of the reader. `cities` and `topics` are what it belongs to."""

    pk: int
    kind: SearchKind
    url_path: str
    language: str
    title: Marked
    excerpt: Marked
    facts: Sequence[str]
    cities: Sequence[Named]
    topics: Sequence[Named]
    day: date | None

    @property
    def url(self) -> str:
        """The path of the page on this site."""
        return address(self.url_path)

    @property
    def beside(self) -> str:
        """The facts and the city in one line; a city says no more of itself."""
        cities = [] if self.kind.name == "city" else [city.name for city in self.cities]
        return ", ".join([*self.facts, *cities])


def hits(ids: Sequence[int], sought: Sought) -> list[Hit]:
    """The entries of these pages in this order, without what has been taken back meanwhile; in one query, besides those that each kind
    asks once for its facts."""
    shown = SearchEntry.objects.defer(*_LEFT).annotate(url_path=F("page__url_path"), key=F("page__translation_key"))
    by_id = shown.in_bulk(ids)
    found = [by_id[pk] for pk in ids if pk in by_id]
    facts = _facts(found)
    return [_hit(entry, sought, facts) for entry in found]


def _facts(found: Sequence[Any]) -> dict[int, Sequence[str]]:
    """A few words on each by its page: what its kind says, else its day."""
    by_kind: dict[str, list[Any]] = defaultdict(list)
    for entry in found:
        by_kind[entry.kind].append(entry)
    facts: dict[int, Sequence[str]] = {entry.pk: [day_in_words(entry.day)] for entry in found if entry.day}
    for name, entries in by_kind.items():
        ask = kinds().get(name, PLAIN).facts
        facts |= ask(entries) if ask else {}
    return facts


def _hit(entry: Any, sought: Sought, facts: Mapping[int, Sequence[str]]) -> Hit:
    return Hit(
        pk=entry.pk,
        kind=kinds().get(entry.kind, PLAIN),
        url_path=entry.url_path,
        language=entry.language,
        title=marked(entry.title, entry.language, sought.words),
        excerpt=excerpt(entry.summary, entry.text, entry.language, sought.words),
        facts=facts.get(entry.pk, ()),
        cities=_named(entry.cities, "city", sought),
        topics=_named(entry.topics, "topic", sought),
        day=entry.day,
    )


def _named(ids: str, name: str, sought: Sought) -> list[Named]:
    return [sought.names[name][int(pk)] for pk in ids.split() if int(pk) in sought.names[name]]
