"""Days in words, as each language writes them."""

from datetime import date

from django.utils.formats import date_format

from home.links import active_language

# Django's English is American; this site's is not.
_FORMATS = {"de": "j. F Y", "en": "j F Y"}


def day_in_words(day: date) -> str:
    """“19. November 2026” or “19 November 2026” in the active language, never broken across lines."""
    return date_format(day, _FORMATS[active_language()]).replace(" ", "\u00a0")
