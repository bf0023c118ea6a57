"""Figures with their unit, as the active language writes them; a figure and its unit are never torn apart."""

from datetime import date
from decimal import Decimal

from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _

from home.dates import day_in_words
from home.links import active_language

NBSP = "\u00a0"
# From here on German groups digits (DIN 5008); English does from 1,000.
GROUPED_FROM = {"de": 10_000, "en": 1_000}


def number(value: Decimal | int, places: int | None = None) -> str:
    """With exactly `places` decimal places, or as many as it has."""
    value = Decimal(value)
    if places is None:
        places = max(0, -int(value.normalize().as_tuple().exponent))
    return str(number_format(value, places, use_l10n=True, force_grouping=abs(value) >= GROUPED_FROM[active_language()]))


def amount(value: Decimal | int | None, unit: str) -> str:
    """Empty without a value."""
    return "" if value is None else f"{number(value)}{NBSP}{unit}"


def euros(value: Decimal | None, *, on_request: bool = False) -> str:
    """Whole euros without cents; “on request” counts only where there is no price."""
    if value is None:
        return _("on request") if on_request else ""
    shown = number(value, 0 if value == value.to_integral_value() else 2)
    return f"€{shown}" if active_language() == "en" else f"{shown}{NBSP}€"


def span(low: Decimal | None, high: Decimal | None, unit: str) -> str:
    """From the smallest to the largest part."""
    if low is None:
        return ""
    if high is None:
        return _("from %(amount)s") % {"amount": amount(low, unit)}
    return _("%(low)s to %(high)s") % {"low": number(low), "high": amount(high, unit)}


def from_day(day: date | None, today: date, *, short: bool = False) -> str:
    """From when on; no day, or one that has passed, means at once. The short form names the month."""
    if day is None or day <= today:
        return _("at once")
    return date_format(day, "F Y").replace(" ", NBSP) if short else day_in_words(day)
