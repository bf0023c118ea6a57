"""Each criterion of a question in words: what was wanted, and what a property has instead or accordingly. Pure; active language."""

from collections.abc import Callable
from decimal import Decimal
from typing import Final

from django.utils.translation import gettext as _

from home.dates import day_in_words
from locations import figures, property_words
from locations.asked import Asked
from locations.choices import Status
from locations.property_facts import PropertyFacts


def wanted(asked: Asked, name: str, city: str) -> str:
    """What the question wants by this criterion, as in “… wanted”; `city` is the name of the city asked for."""
    return _WANTED[name](asked, city)


def in_words(asked: Asked, name: str, city: str) -> str:
    """The same where no found value stands beside it to say what it is about."""
    if name == "max_motorway_km":
        return _("at most %(distance)s to the motorway") % {"distance": figures.kilometres(_some(asked.max_motorway_km))}
    return wanted(asked, name, city)


def loosened_in_words(asked: Asked, name: str) -> str:
    """What is wanted of a question once this criterion has been loosened or left out."""
    left_out = {
        "city": _("in every city"),
        "zoning": _("in any kind of area"),
        "rail": _("also without a rail siding"),
        "h24": _("also without 24-hour operation"),
        "crane": _("also without a crane"),
        "status": _("also reserved and taken ones") if asked.kind == "site" else _("also reserved and taken halls"),
    }
    return left_out[name] if name in left_out else in_words(asked, name, "")


def found(facts: PropertyFacts, name: str, city: str) -> str:
    """What a property has to say to this criterion; `city` is the name of the city in which it lies."""
    return city if name == "city" else _FOUND[name](facts)


def _some(value: Decimal | None) -> Decimal:
    return value if value is not None else Decimal(0)


def _least(value: str) -> str:
    return _("from %(value)s") % {"value": value}


def _most(value: str) -> str:
    return _("at most %(value)s") % {"value": value}


def _largest(asked: Asked) -> str:
    return _("up to %(value)s") % {"value": figures.area(asked.kind, _some(asked.max_area))}


def _free_by(asked: Asked, _city: str) -> str:
    return _("free by %(day)s") % {"day": day_in_words(asked.available_from)} if asked.available_from else ""


_WANTED: Final[dict[str, Callable[[Asked, str], str]]] = {
    "city": lambda asked, city: city,
    "min_area": lambda asked, city: _least(figures.area(asked.kind, _some(asked.min_area))),
    "max_area": lambda asked, city: _largest(asked),
    "max_price": lambda asked, city: _most(figures.price(asked.kind, _some(asked.max_price))),
    "max_motorway_km": lambda asked, city: _most(figures.kilometres(_some(asked.max_motorway_km))),
    "min_height": lambda asked, city: _("at least %(value)s high") % {"value": figures.metres(_some(asked.min_height))},
    "zoning": lambda asked, city: property_words.one_of(asked.zoning),
    "available_from": _free_by,
    "rail": lambda asked, city: _("with a rail siding"),
    "h24": lambda asked, city: _("24-hour operation"),
    "crane": lambda asked, city: _("with a crane"),
    "status": lambda asked, city: str(Status(asked.status).label),
}

_FOUND: Final[dict[str, Callable[[PropertyFacts], str]]] = {
    "min_area": property_words.area,
    "max_area": property_words.area,
    "max_price": property_words.price,
    "max_motorway_km": property_words.motorway,
    "min_height": property_words.height,
    "zoning": property_words.zoning,
    "available_from": property_words.free,
    "rail": property_words.rail,
    "h24": property_words.night,
    "crane": property_words.crane,
    "status": property_words.status,
}
