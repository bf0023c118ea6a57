"""What a property has to say for itself, phrase by phrase, in the active language and for the middle of a sentence. Pure."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from home.dates import day_in_words
from locations import figures
from locations.choices import Connection, RoundTheClock, Status
from locations.property_facts import PropertyFacts


def all_of(words: Sequence[str]) -> str:
    """“GE and GI”, “MI, GE and GI”."""
    return _("%(several)s and %(last)s") % {"several": ", ".join(words[:-1]), "last": words[-1]} if len(words) > 1 else "".join(words)


def one_of(words: Sequence[str]) -> str:
    """“GE or GI”, “MI, GE or GI”."""
    return _("%(several)s or %(last)s") % {"several": ", ".join(words[:-1]), "last": words[-1]} if len(words) > 1 else "".join(words)


def area(facts: PropertyFacts) -> str:
    return figures.area(facts.kind, facts.area) if facts.area is not None else _("area not stated")


def price(facts: PropertyFacts) -> str:
    if facts.price is not None:
        return figures.price(facts.kind, facts.price)
    if facts.price_on_request:
        return _("price on request") if facts.kind == "site" else _("rent on request")
    return _("price not stated") if facts.kind == "site" else _("rent not stated")


def motorway(facts: PropertyFacts) -> str:
    if facts.motorway_km is None:
        return _("distance to the motorway not stated")
    return _("%(distance)s to the motorway") % {"distance": figures.kilometres(facts.motorway_km)}


def zoning(facts: PropertyFacts) -> str:
    return all_of(facts.zones) or _("zoning not stated")


def rail(facts: PropertyFacts) -> str:
    words = {
        Connection.AVAILABLE: _("rail siding"),
        Connection.AT_BOUNDARY: _("rail siding at the boundary of the site"),
        Connection.PLANNED: _("rail siding planned"),
        Connection.POSSIBLE: _("rail siding possible"),
        Connection.NONE: _("no rail siding"),
    }
    return words[Connection(facts.rail_siding)] if facts.rail_siding else _("rail siding not stated")


def night(facts: PropertyFacts) -> str:
    words = {
        RoundTheClock.YES: _("24-hour operation"),
        RoundTheClock.PARTLY: _("24-hour operation in part"),
        RoundTheClock.NO: _("no 24-hour operation"),
    }
    return words[RoundTheClock(facts.round_the_clock)] if facts.round_the_clock else _("24-hour operation not stated")


def height(facts: PropertyFacts) -> str:
    return _("%(value)s high") % {"value": figures.metres(facts.clear_height)} if facts.clear_height is not None else _("height not stated")


def crane(facts: PropertyFacts) -> str:
    if facts.crane_load is None:
        return _("crane not stated")
    return _("crane for %(load)s") % {"load": figures.tonnes(facts.crane_load)} if facts.crane_load else _("no crane")


def free(facts: PropertyFacts) -> str:
    return _("free from %(day)s") % {"day": day_in_words(facts.available_from)} if facts.available_from else _("free at once")


def status(facts: PropertyFacts) -> str:
    return str(Status(facts.status).label)
