"""Figures with their unit, as the active language writes them; a figure and its unit are never torn apart."""

from datetime import date
from decimal import Decimal

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from home.dates import day_in_words
from locations import figures


def amount(value: Decimal | int | None, unit: str) -> str:
    """Empty without a value."""
    return "" if value is None else figures.measure(value, unit)


def euros(value: Decimal | None, *, on_request: bool = False) -> str:
    """“on request” counts only where there is no price."""
    if value is None:
        return _("on request") if on_request else ""
    return figures.euros(value)


def span(low: Decimal | None, high: Decimal | None, unit: str) -> str:
    """From the smallest to the largest part."""
    if low is None:
        return ""
    if high is None:
        return _("from %(amount)s") % {"amount": amount(low, unit)}
    return _("%(low)s to %(high)s") % {"low": figures.number(low), "high": amount(high, unit)}


def from_day(day: date | None, today: date, *, short: bool = False) -> str:
    """From when on; no day, or one that has passed, means at once. The short form names the month."""
    if day is None or day <= today:
        return _("at once")
    return date_format(day, "F Y").replace(" ", figures.GAP) if short else day_in_words(day)
