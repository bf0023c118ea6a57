"""When nothing answers a question: what comes nearest and why not quite, and which criterion is worth loosening. Pure, no database."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import Any, Final

from locations.asked import Asked
from locations.choices import RAIL_IS_THERE, WORKS_AT_NIGHT
from locations.property_facts import PropertyFacts

# What can be asked for more or less of, and which fact it is about; more of it comes nearer for the `LEAST`, less for the others.
MEASURED: Final[Mapping[str, Callable[[PropertyFacts], Any]]] = {
    "min_area": lambda facts: facts.area,
    "max_area": lambda facts: facts.area,
    "max_price": lambda facts: facts.price,
    "max_motorway_km": lambda facts: facts.motorway_km,
    "min_height": lambda facts: facts.clear_height,
}
LEAST: Final = ("min_area", "min_height")


@dataclass(frozen=True)
class NearMatch:
    """A property that misses some criteria (`misses`, by parameter) and meets the others (`fits`)."""

    facts: PropertyFacts
    misses: tuple[str, ...]
    fits: tuple[str, ...]


def is_met(asked: Asked, name: str, facts: PropertyFacts, city: int | None) -> bool:
    """Whether a property meets a criterion; `city` is the id of the city asked for. The same as PropertyQuerySet.criteria means."""
    if name in MEASURED:
        value, limit = MEASURED[name](facts), getattr(asked, name)
        return value is not None and bool(value >= limit if name in LEAST else value <= limit)
    return _MET[name](asked, facts, city)


_MET: Final[Mapping[str, Callable[[Asked, PropertyFacts, int | None], bool]]] = {
    "city": lambda asked, facts, city: facts.city_id == city,
    "zoning": lambda asked, facts, city: bool(set(asked.zoning) & set(facts.zones)),
    "available_from": lambda asked, facts, city: (
        facts.available_from is None or asked.available_from is None or facts.available_from <= asked.available_from
    ),
    "rail": lambda asked, facts, city: facts.rail_siding in RAIL_IS_THERE,
    "h24": lambda asked, facts, city: facts.round_the_clock in WORKS_AT_NIGHT,
    "crane": lambda asked, facts, city: bool(facts.crane_load),
    "status": lambda asked, facts, city: facts.status == asked.status,
}


def nearest(asked: Asked, candidates: Iterable[PropertyFacts], city: int | None, limit: int) -> list[NearMatch]:
    """The candidates that miss the fewest criteria, of equals those that miss them by the least; the older row decides between the rest."""
    matches = [near_match(asked, facts, city) for facts in candidates]
    ranked = sorted(matches, key=lambda match: (len(match.misses), _shortfall(asked, match), match.facts.pk))
    return ranked[:limit]


def near_match(asked: Asked, facts: PropertyFacts, city: int | None) -> NearMatch:
    met = {name: is_met(asked, name, facts, city) for name in asked.criteria}
    return NearMatch(facts, tuple(name for name, is_so in met.items() if not is_so), tuple(name for name, is_so in met.items() if is_so))


def _shortfall(asked: Asked, match: NearMatch) -> float:
    """By how much it misses: for each measure the part of the limit, for time in years, for everything else, and the unknown, one."""
    return sum(_missed_by(asked, name, match.facts) for name in match.misses)


def _missed_by(asked: Asked, name: str, facts: PropertyFacts) -> float:
    if name == "available_from" and facts.available_from and asked.available_from:
        return (facts.available_from - asked.available_from).days / 365
    value = MEASURED[name](facts) if name in MEASURED else None
    if value is None:
        return 1.0
    limit = getattr(asked, name)
    return float(abs(value - limit) / max(limit, Decimal(1)))


def loosened(asked: Asked, extremes: Mapping[str, Decimal | date | None]) -> list[tuple[str, Asked]]:
    """For each criterion the same question with that one loosened as far as needed: limits to a round figure that reaches the
    nearest value (`extremes`, None where there is none), everything else left out."""
    questions: list[tuple[str, Asked]] = []
    for name in asked.criteria:
        if name not in extremes:
            questions.append((name, asked.without(name)))
        elif (extreme := extremes[name]) is not None:
            value = extreme if isinstance(extreme, date) else round_figure(extreme, up=name not in LEAST)
            questions.append((name, asked.but(**{name: value})))
    return questions


def round_figure(value: Decimal, *, up: bool) -> Decimal:
    """The next multiple of half the value's power of ten: 31 becomes 30 or 35, 6480 becomes 6000 or 6500, 18.5 becomes 15 or 20."""
    if not value:
        return value
    step = Decimal(10) ** value.adjusted() / 2
    return (value / step).to_integral_value(ROUND_CEILING if up else ROUND_FLOOR) * step


def worth_it(questions: Sequence[tuple[str, Asked]], counts: Sequence[int]) -> list[tuple[str, Asked, int]]:
    """The loosened questions that find something, with how many they find, those that find most first."""
    found = [(name, asked, count) for (name, asked), count in zip(questions, counts, strict=True) if count]
    return sorted(found, key=lambda each: -each[2])
