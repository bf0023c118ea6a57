"""What the filter of the pool offers: values with what each would leave, and what is chosen already."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from home.choices import Choice, Chosen
from locations import criteria, figures
from locations.asked import NUMBERS, SORTS, Asked
from locations.asked_problems import Problem
from locations.choices import Status, Zoning
from locations.cities import City
from locations.law import zone_name

# Kinds of area that are offered even where nothing of them is to be had at the moment.
ALWAYS_OFFERED = (Zoning.COMMERCIAL, Zoning.INDUSTRIAL, Zoning.SPECIAL)
SORT_NAMES = {
    "area": _("largest first"),
    "price": _("cheapest first"),
    "motorway": _("nearest to a motorway first"),
    "confirmed": _("most recently confirmed first"),
}

# City (id of its German page), zoning (codes) and number of properties, as PropertyQuerySet.counted answers them.
Counts = Sequence[tuple[int | None, str, int]]


@dataclass(frozen=True)
class Filters:
    """The form as it stands; `typed` is what is in its fields, as it was typed where it was not understood (`problems`)."""

    cities: Sequence[Choice[str]]
    zones: Sequence[Choice[str]]
    statuses: Sequence[Choice[str]]
    sorts: Sequence[Choice[str]]
    typed: dict[str, str]
    problems: dict[str, Problem]


def filters(asked: Asked, counts: Counts, known: Sequence[City], city: City | None) -> Filters:
    """What can be asked besides; `city` is the one asked for."""
    return Filters(
        cities=[Choice(each.slug, each.name, total(counts, each, asked.zoning), each == city) for each in known],
        zones=_zones(asked, counts, city),
        statuses=[Choice(str(value), str(label), None, value == asked.status) for value, label in Status.choices],
        sorts=[Choice(sort, str(SORT_NAMES[sort]), None, sort == asked.sort) for sort in SORTS],
        typed=_typed(asked),
        problems=dict(asked.problems),
    )


def chosen(asked: Asked, city: City | None) -> list[Chosen[str, Asked]]:
    """Every criterion of the question, in words."""
    name_of_city = city.name if city else ""
    return [Chosen(criteria.in_words(asked, name, name_of_city), asked.without(name)) for name in asked.criteria]


def total(counts: Counts, city: City | None, zoning: Sequence[str]) -> int:
    """How many there are in a city and of any of these kinds; None and an empty sequence stand for all."""
    in_city = [(zones, count) for city_id, zones, count in counts if city is None or city_id == city.pk]
    return sum(count for zones, count in in_city if not zoning or set(zoning) & set(zones.split()))


def _zones(asked: Asked, counts: Counts, city: City | None) -> list[Choice[str]]:
    """The kinds of area that occur, are usual, or were asked for."""
    totals = {code: total(counts, city, (code,)) for code in Zoning.values}
    offered = [code for code, count in totals.items() if count or code in ALWAYS_OFFERED or code in asked.zoning]
    return [Choice(code, zone_name(code), totals[code], code in asked.zoning) for code in offered]


def _typed(asked: Asked) -> dict[str, str]:
    """Figures in the notation of the page, and what was not understood as it was typed."""
    numbers = {name: getattr(asked, name) for name in NUMBERS}
    understood = {name: figures.number(value) for name, value in numbers.items() if value is not None}
    return understood | {name: problem.typed for name, problem in asked.problems.items()}
