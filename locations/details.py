"""Everything that the page of a property shows besides its text: key figures, tables, place, contact, similar ones."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from home.dates import day_in_words
from locations import figures
from locations.addresses import enquiry_address, expose_address
from locations.cities import City, cities
from locations.confirmation import Confirmation
from locations.property_facts import PropertyFacts
from locations.results import Figure, Result, results
from locations.sketch import Pin, excerpt, pin
from locations.tables import Table

if TYPE_CHECKING:
    from locations.models import PropertyPage

SIMILAR = 3


@dataclass(frozen=True)
class Details:
    """`result` is the property as lists show it; `view_box` is the part of the sketch around its `pin`."""

    result: Result
    key_figures: Sequence[Figure]
    tables: Sequence[Table]
    pin: Pin | None
    view_box: str
    expose_url: str
    enquiry_url: str
    similar: Sequence[Result]

    @property
    def facts(self) -> PropertyFacts:
        return self.result.facts

    @property
    def city(self) -> City | None:
        return self.result.city

    @property
    def confirmation(self) -> Confirmation:
        return self.result.confirmation


def details(page: PropertyPage, today: date) -> Details:
    """What the page shows, in its language, in one query besides the cities'."""
    facts, known = page.facts(), cities(page.language)
    place = pin(facts.position) if facts.position else None
    others = type(page).objects.listed_in(page.language).similar_to(facts, SIMILAR)
    return Details(
        result=results([facts], 1, known, today)[0],
        key_figures=key_figures(facts, today),
        tables=page.tables(),
        pin=place,
        view_box=excerpt(place) if place else "",
        expose_url=expose_address(facts.url),
        enquiry_url=enquiry_address(facts.url, page.language),
        similar=results(others, 1, known, today),
    )


def key_figures(facts: PropertyFacts, today: date) -> list[Figure]:
    """At most four; what is not known has none."""
    found = []
    if facts.area is not None:
        found.append(Figure(_("available") if facts.kind == "site" else _("hall area"), figures.area(facts.kind, facts.area)))
    if facts.price is not None or facts.price_on_request:
        label = _("price per m²") if facts.kind == "site" else _("rent per m² and month")
        found.append(Figure(label, _("on request") if facts.price is None else figures.euros(facts.price)))
    if facts.clear_height is not None:
        found.append(Figure(_("clear height"), figures.metres(facts.clear_height)))
    elif facts.motorway_km is not None:
        motorway = facts.motorway_name.replace(" ", figures.GAP)
        label = _("to the motorway %(name)s") % {"name": motorway} if motorway else _("to the motorway")
        found.append(Figure(label, figures.kilometres(facts.motorway_km)))
    later = facts.available_from if facts.available_from and facts.available_from > today else None
    free = _("from %(day)s") % {"day": day_in_words(later)} if later else _("at once")
    found.append(Figure(_("ready to build on") if facts.kind == "site" else _("ready to move in"), free))
    return found
