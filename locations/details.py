"""Everything that the page of a property shows besides its text: key figures, tables, place, contact, similar ones."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from home.dates import month_in_words
from locations import figures
from locations.addresses import address_below
from locations.cities import City, cities
from locations.confirmation import Confirmation
from locations.property_facts import PropertyFacts
from locations.results import Figure, Result, results, size_and_price
from locations.sketch import Pin, excerpt, pin
from locations.tables import Table
from locations.ways import place_name

if TYPE_CHECKING:
    from locations.models import PropertyPage

SIMILAR = 3


@dataclass(frozen=True)
class Details:
    """`result` is the property as lists show it; `view_box` is the part of the sketch around its `pin`. `enquiry_url` is empty where
    there is nobody to mail to."""

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
        tables=page.tables(today),
        pin=place,
        view_box=excerpt(place) if place else "",
        expose_url=address_below(facts.url, "locations:expose", page.language),
        enquiry_url=address_below(facts.url, "locations:enquiry", page.language) if page.contact_email else "",
        similar=results(others, 1, known, today),
    )


def key_figures(facts: PropertyFacts, today: date) -> list[Figure]:
    """At most four; what is not known has none."""
    found = size_and_price(facts)
    if facts.clear_height is not None:
        found.append(Figure(_("clear height"), figures.metres(facts.clear_height)))
    elif facts.motorway_km is not None:
        motorway = place_name("motorway", facts.motorway_name)
        label = _("to the motorway %(name)s") % {"name": motorway} if motorway else _("to the motorway")
        found.append(Figure(label, figures.kilometres(facts.motorway_km)))
    found.append(_ready(facts, today))
    return found


def _ready(facts: PropertyFacts, today: date) -> Figure:
    """A month is enough for a figure; the tables name the day."""
    if facts.available_from is None or facts.available_from <= today:
        return Figure(_("ready to build on") if facts.kind == "site" else _("ready to move in"), _("at once"))
    return Figure(_("ready to build on from") if facts.kind == "site" else _("ready to move in from"), month_in_words(facts.available_from))
