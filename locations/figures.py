"""Figures with their units as the active language writes them, never broken across lines: „18,5 ha“, “€5.40 per m²”."""

from decimal import Decimal

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from home.dates import GAP
from home.links import active_language
from locations.asked import Kind


def number(value: Decimal | int) -> str:
    """Thousands divided, no superfluous zeros: `1.920`, `18,5`."""
    exact = Decimal(value)
    whole = exact == exact.to_integral_value()
    return number_format(exact.quantize(Decimal(1)) if whole else exact.normalize(), force_grouping=True)


def ratio(value: Decimal) -> str:
    """With one decimal place at least, as planning law writes them: `0,8`, `2,0`, `0,35`."""
    return number_format(value, max(1, -int(value.normalize().as_tuple().exponent)))


def measure(value: Decimal | int, unit: str) -> str:
    return f"{number(value)}{GAP}{unit}"


def hectares(value: Decimal) -> str:
    return measure(value, "ha")


def square_metres(value: Decimal) -> str:
    return measure(value, "m²")


def kilometres(value: Decimal) -> str:
    return measure(value, "km")


def metres(value: Decimal) -> str:
    return measure(value, "m")


def tonnes(value: Decimal) -> str:
    return measure(value, "t")


def percent(value: Decimal) -> str:
    """`12 %` in German, `12%` in English."""
    return f"{number(value)}%" if active_language() == "en" else measure(value, "%")


def euros(value: Decimal) -> str:
    """Cents only where there are any: `42 €`, `5,40 €`; `€42` in English."""
    exact = Decimal(value)
    whole = exact == exact.to_integral_value()
    amount = number(exact) if whole else number_format(exact.quantize(Decimal("0.01")), force_grouping=True)
    return f"€{amount}" if active_language() == "en" else f"{amount}{GAP}€"


def area(kind: Kind, value: Decimal) -> str:
    """The area of a site in hectares, that of a hall in square metres."""
    return hectares(value) if kind == "site" else square_metres(value)


def site_price(value: Decimal) -> str:
    return _("%(price)s per m²") % {"price": euros(value)}


def hall_rent(value: Decimal) -> str:
    return _("%(price)s per m² and month") % {"price": euros(value)}


def price(kind: Kind, value: Decimal) -> str:
    """The price of a square metre of a site, or the rent of one of a hall for a month."""
    return site_price(value) if kind == "site" else hall_rent(value)
