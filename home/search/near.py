"""What to try where nothing was found: another spelling, fewer words, fewer filters."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from home.search.asked import Asked
from home.search.facets import Group, count_of, label_of
from home.search.question import Wanted, wanted
from home.search.sought import Sought, languages
from home.search.words import WORD
from home.spelling import letters

# Of how many entries the titles and summaries are looked through for a word that is spelled like the one that was typed.
_LOOKED_THROUGH = 200
# How alike two spellings must be, and the shortest word that has another one near enough.
_ALIKE, _SHORTEST = 0.75, 4
# Who mistypes more words than these is asking for something that is not there.
_MOST_MISTYPED = 2


@dataclass(frozen=True)
class Way:
    """Another question, which finds `count` pages, and what it is called; without a label it is the same one without filters."""

    label: str
    language: str
    asked: Asked
    count: int

    @property
    def query(self) -> str:
        return self.asked.query()


@dataclass(frozen=True)
class WaysOut:
    """`spelled` is the same question in a spelling that finds something; `words` are those of several that do, together or alone; `wider`
    are the same question without a filter, or without all."""

    spelled: Way | None
    words: Sequence[Way]
    wider: Sequence[Way]


def ways_out(asked: Asked, sought: Sought, found: Sequence[Group]) -> WaysOut:
    """Where no hit answers all filters; `found` are those without filters. With none at all it costs a query for each of several words, and
    at most four more."""
    if found:
        return WaysOut(None, (), list(_wider(asked, sought, found)))
    counts = {word: sought.entries([word]).count() for word in sought.words} if len(sought.words) > 1 else dict.fromkeys(sought.words, 0)
    alone = [Way(word.typed, sought.language, asked.saying(word.typed), count) for word, count in counts.items() if count]
    return WaysOut(_spelled(asked, sought, counts), [*_together(asked, sought, counts), *alone], ())


def _together(asked: Asked, sought: Sought, counts: dict[Wanted, int]) -> Iterator[Way]:
    """The words that find something, where these are several, but not all."""
    telling = [word for word, count in counts.items() if count]
    if 1 < len(telling) < len(counts) and (count := sought.entries(telling).count()):
        text = " ".join(word.typed for word in telling)
        yield Way(text, sought.language, asked.saying(text), count)


def _wider(asked: Asked, sought: Sought, found: Sequence[Group]) -> Iterator[Way]:
    for name, value in asked.filters.items():
        without = asked.having(name, "")
        if count := count_of(found, without):
            yield Way(*label_of(name, value, sought), without, count)
    if len(asked.filters) > 1:
        yield Way("", sought.language, asked.saying(asked.words), sum(group.count for group in found))


def _spelled(asked: Asked, sought: Sought, counts: dict[Wanted, int]) -> Way | None:
    """The question with each word that finds nothing replaced by the one that comes nearest to it, if that finds something."""
    if list(counts.values()).count(0) > _MOST_MISTYPED:
        return None
    words = [word.typed if counts[word] else _nearest(word, sought) for word in sought.words]
    text = " ".join(words)
    if not all(words) or letters(text) == letters(" ".join(word.typed for word in sought.words)):
        return None
    other = Sought(text, sought.language, tuple(wanted(text, languages(sought.language))), {}, sought.names)
    count = other.entries().count()
    return Way(text, sought.language, asked.saying(text), count) if count else None


def _nearest(word: Wanted, sought: Sought) -> str:
    """The word of a public title or summary that is spelled most like it; empty where none is near enough.

    One wrong letter leaves one half of a word as it is, so whatever has either half is looked through.
    """
    typed = letters(word.typed)
    if len(typed) < _SHORTEST:
        return ""
    halves = [half for half in (f" {typed[: len(typed) // 2]}", typed[len(typed) // 2 :]) if len(half) > 2]
    either = Wanted(word.typed, (), (), (), tuple(halves))
    entries = sought.entries([either]).order_by("pk").values_list("title", "summary")[:_LOOKED_THROUGH]
    known = {letters(found): found for title, summary in entries for found in WORD.findall(f"{title} {summary}")}
    nearest = get_close_matches(typed, known, n=1, cutoff=_ALIKE)
    return known[nearest[0]] if nearest else ""
