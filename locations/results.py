"""An entry of a list of properties: its figures, a line about it, and how fresh the city's word for it is."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from locations import figures, property_words
from locations.choices import RAIL_IS_THERE, WORKS_AT_NIGHT, Status
from locations.cities import City
from locations.confirmation import Confirmation
from locations.property_facts import PropertyFacts


@dataclass(frozen=True)
class Figure:
    """A figure with its unit, and what it is of."""

    label: str
    value: str


@dataclass(frozen=True)
class Result:
    """A property as a list shows it; `number` is that of its pin, `today` the local day on which it is shown."""

    facts: PropertyFacts
    number: int
    city: City | None
    today: date

    @property
    def city_name(self) -> str:
        return self.city.name if self.city else ""

    @property
    def key_figures(self) -> list[Figure]:
        """At most three; what is not known has none."""
        facts, found = self.facts, size_and_price(self.facts)
        if facts.kind == "hall" and facts.clear_height is not None:
            found.append(Figure(_("clear height"), figures.metres(facts.clear_height)))
        elif facts.motorway_km is not None:
            found.append(Figure(_("motorway"), figures.kilometres(facts.motorway_km)))
        return found

    @property
    def line(self) -> str:
        """What else matters first: “GE and GI, rail siding, free from 1 April 2027”; empty where nothing is known."""
        return capfirst(", ".join(self._remarks()))

    @property
    def in_brief(self) -> str:
        """Size, price and the way to the motorway in one line."""
        facts = self.facts
        said = (
            (property_words.area(facts), facts.area is not None),
            (property_words.price(facts), facts.price is not None or facts.price_on_request),
            (property_words.motorway(facts), facts.motorway_km is not None),
        )
        return ", ".join(words for words, is_known in said if is_known)

    def _remarks(self) -> Iterator[str]:
        facts = self.facts
        if facts.zones:
            yield property_words.zoning(facts)
        if facts.divisible_from is not None:
            yield _("divisible from %(value)s") % {"value": figures.area(facts.kind, facts.divisible_from)}
        if facts.crane_load:
            yield property_words.crane(facts)
        if facts.kind == "hall" and facts.motorway_km is not None:
            yield property_words.motorway(facts)
        if facts.rail_siding in RAIL_IS_THERE:
            yield property_words.rail(facts)
        if facts.round_the_clock in WORKS_AT_NIGHT:
            yield property_words.night(facts)
        if facts.available_from and facts.available_from > self.today:
            yield property_words.free(facts)

    @property
    def status(self) -> str:
        """“reserved” or “taken”; nothing where it is to be had."""
        return "" if self.facts.status == Status.AVAILABLE else property_words.status(self.facts)

    @property
    def is_taken(self) -> bool:
        return self.facts.status == Status.TAKEN

    @property
    def confirmation(self) -> Confirmation:
        return Confirmation(self.facts.confirmed_at, self.today)


def size_and_price(facts: PropertyFacts) -> list[Figure]:
    """What is known of the two."""
    found = []
    if facts.area is not None:
        found.append(Figure(_("available") if facts.kind == "site" else _("hall area"), figures.area(facts.kind, facts.area)))
    if facts.price is not None or facts.price_on_request:
        label = _("price per m²") if facts.kind == "site" else _("rent per m² and month")
        found.append(Figure(label, _("on request") if facts.price is None else figures.euros(facts.price)))
    return found


def results(found: Iterable[PropertyFacts], first: int, known: Mapping[int, City], today: date) -> list[Result]:
    """The entries of a list whose first one bears the number `first`; `known` are the cities by the ids of their German pages."""
    return [Result(facts, number, known.get(facts.city_id or 0), today) for number, facts in enumerate(found, start=first)]
