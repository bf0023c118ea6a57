"""How many hits there are of each kind, topic, city and year, worked out of one count of all."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from home.search.asked import FILTERS, Asked
from home.search.kinds import kinds
from home.search.sought import BY_ID, Sought
from home.spelling import letters


@dataclass(frozen=True)
class Choice:
    """A value of a filter as addresses have it, what it is called (and in which language), and how many hits it would leave."""

    value: str
    label: str
    language: str
    count: int
    is_chosen: bool


@dataclass(frozen=True)
class Facet:
    """The values of one filter that leave something, and the one asked for; `total` is how many hits there are without it."""

    name: str
    total: int
    choices: Sequence[Choice]

    @property
    def is_narrowed(self) -> bool:
        return any(choice.is_chosen for choice in self.choices)


@dataclass(frozen=True)
class Group:
    """`count` hits that have all values in common: by filter, as addresses have them."""

    values: Mapping[str, Sequence[str]]
    count: int

    def answers(self, filters: Mapping[str, str]) -> bool:
        return all(value in self.values[name] for name, value in filters.items())


def groups(found: Iterable[tuple[str, str, str, str, int]], sought: Sought) -> list[Group]:
    """What `Found.counted` says, with slugs in the place of ids."""
    slugs = {name: {str(pk): named.slug for pk, named in sought.names[name].items()} for name in BY_ID}
    return [
        Group(
            {
                "kind": (kind,),
                "city": [slugs["city"][pk] for pk in cities.split() if pk in slugs["city"]],
                "topic": [slugs["topic"][pk] for pk in topics.split() if pk in slugs["topic"]],
                "year": years.split(),
            },
            count,
        )
        for kind, cities, topics, years, count in found
    ]


def count_of(found: Iterable[Group], asked: Asked) -> int:
    """How many hits answer every filter."""
    return sum(group.count for group in found if group.answers(asked.filters))


def facets(found: Sequence[Group], asked: Asked, sought: Sought) -> list[Facet]:
    """In the order of the page; each counts what answers the other filters."""
    return list(_facets(found, asked, sought))


def label_of(name: str, value: str, sought: Sought) -> tuple[str, str]:
    """What a value of a filter is called, and in which language; an unknown one as it was written."""
    if name in BY_ID and (pk := sought.id_of(name, value)):
        named = sought.names[name][pk]
        # Cities have one name, whatever language their page is in.
        return named.name, sought.language if name == "city" else named.language
    known = kinds().get(value) if name == "kind" else None
    return str(known.plural) if known else value, sought.language


def _facets(found: Sequence[Group], asked: Asked, sought: Sought) -> Iterator[Facet]:
    for name in FILTERS:
        chosen = asked.filters.get(name, "")
        matching = [group for group in found if group.answers(asked.having(name, "").filters)]
        counts = Counter[str]()
        for group in matching:
            for value in group.values[name]:
                counts[value] += group.count
        values = _in_order(name, counts, sought)
        values += [chosen] if chosen and chosen not in counts else []
        choices = [Choice(value, *label_of(name, value, sought), counts[value], value == chosen) for value in values]
        yield Facet(name, sum(group.count for group in matching), choices)


def _in_order(name: str, counts: Counter[str], sought: Sought) -> list[str]:
    """Years the latest first, everything else by how much there is."""
    if name == "year":
        return sorted(counts, reverse=True)
    return sorted(counts, key=lambda value: (-counts[value], letters(label_of(name, value, sought)[0])))
