"""Days in words, as each language writes them, never broken across lines."""

from datetime import date

from django.utils.formats import date_format

from home.links import active_language

GAP = "\u00a0"
# Django's English is American; this site's is not.
_DAY_AND_MONTH = {"de": "j. F", "en": "j F"}


def day_in_words(day: date) -> str:
    """“19. November 2026” or “19 November 2026” in the active language."""
    return _in_one_line(day, f"{_DAY_AND_MONTH[active_language()]} Y")


def day_and_month(day: date) -> str:
    """“19. November” or “19 November”."""
    return _in_one_line(day, _DAY_AND_MONTH[active_language()])


def month_in_words(day: date) -> str:
    """“November 2026”."""
    return _in_one_line(day, "F Y")


def _in_one_line(day: date, form: str) -> str:
    return date_format(day, form).replace(" ", GAP)
