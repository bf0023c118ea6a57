"""What a quote needs before it appears: who said it and who allows it to be shown. Days are local; the day it appears is an argument."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from home.publication.problems import Problem

if TYPE_CHECKING:
    from quotes.models import QuotePage

FIRST_YEAR = 1990


def speaker_problems(page: QuotePage) -> Iterator[Problem]:
    if not (page.person.strip() or page.office.strip()):
        yield "person", _("Say who speaks: a person, an office, or both.")
    if not (page.city_id or page.organisation_id):
        yield "organisation", _("Say for which city or organisation this is said.")


def day_problems(page: QuotePage, appears: date) -> Iterator[Problem]:
    """A quote without a day is not complete; its field says so itself."""
    if page.said_on is None:
        return
    if page.said_on.year < FIRST_YEAR:
        yield "said_on", _("A quote from before %(year)d: is that a slip?") % {"year": FIRST_YEAR}
    if page.said_on > appears:
        yield "said_on", _("This day lies after the day on which the quote appears.")
    if page.valid_until and page.valid_until <= page.said_on:
        yield "valid_until", _("The quote would have ended before it was said. Correct one of the two days.")


def release_problems(page: QuotePage, appears: date) -> Iterator[Problem]:
    """Nobody is quoted without having allowed it, and it must be known who said so and when."""
    if not page.released_by.strip():
        yield "released_by", _("Say who released the quote, for instance the press office of the city.")
    if not page.released_on:
        yield "released_on", _("Say on which day the quote was released.")
    elif page.released_on > appears:
        yield "released_on", _("The release lies in the future. Schedule the quote for that day, or correct the day.")
