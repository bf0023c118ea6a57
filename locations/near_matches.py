"""What stands in the place of an empty list: the properties that come nearest, and the filters that are worth loosening."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from locations import criteria
from locations.asked import Asked
from locations.cities import City
from locations.matching import NearMatch, loosened, nearest, worth_it
from locations.querysets import PropertyQuerySet
from locations.results import Result, results

SHOWN = 3
# So many that miss the fewest criteria are compared with one another.
CANDIDATES = 60


@dataclass(frozen=True)
class Missed:
    """What a property has instead of what was wanted."""

    found: str
    wanted: str


@dataclass(frozen=True)
class Near:
    """A property that nearly matches: what it misses, and what of the question it meets."""

    result: Result
    misses: Sequence[Missed]
    fits: Sequence[str]


@dataclass(frozen=True)
class Looser:
    """A less demanding question that finds `count` properties."""

    label: str
    query: str
    count: int


def near(properties: PropertyQuerySet, asked: Asked, city: City | None, known: Mapping[int, City], today: date) -> list[Near]:
    """The nearest, explained, in one query."""
    matches = nearest(asked, properties.missing_few(asked, CANDIDATES), city.pk if city else None, SHOWN)
    shown = results([match.facts for match in matches], 1, known, today)
    return [_explained(asked, match, result, city) for match, result in zip(matches, shown, strict=True)]


def _explained(asked: Asked, match: NearMatch, result: Result, city: City | None) -> Near:
    wanted_city = city.name if city else ""
    found = {name: criteria.found(match.facts, name, result.city_name) for name in asked.criteria}
    misses = [Missed(found[name], criteria.wanted(asked, name, wanted_city)) for name in match.misses]
    return Near(result, misses, list(dict.fromkeys(found[name] for name in match.fits)))


def looser(properties: PropertyQuerySet, asked: Asked) -> list[Looser]:
    """The same question with one criterion loosened, where that finds something, in two queries at most."""
    questions = loosened(asked, properties.extremes(asked))
    found = worth_it(questions, properties.count_each([question for _name, question in questions]))
    return [Looser(criteria.loosened_in_words(question, name), question.query(), count) for name, question, count in found[:SHOWN]]
