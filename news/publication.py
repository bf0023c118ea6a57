"""Which dates of an article are plausible. Days are local; the day on which the article appears is an argument."""

from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext as _

from home.publication.problems import Problem

FIRST_YEAR = 1990


def topic_problems(topic_language: str, language: str) -> Iterator[Problem]:
    """An article is about a topic in its own language, or its readers would see a word of the other one above it."""
    if topic_language != language:
        yield "topic", _("This topic is in another language than the article. Choose the topic in the language of the article.")


def date_problems(day: date, appears: date) -> Iterator[Problem]:
    """An article is of the day it appears or older, but not older than the association's memory."""
    if day.year < FIRST_YEAR:
        yield "date", _("An article from before %(year)d: is that a slip?") % {"year": FIRST_YEAR}
    if day > appears:
        yield "date", _("The date lies after the day on which the article appears. Correct it, or schedule the article for that day.")


def correction_problems(day: date, corrected_on: date | None, has_correction: bool, appears: date) -> Iterator[Problem]:
    """A correction says what was wrong and when that was put right; it comes neither before the article nor after today."""
    if has_correction and not corrected_on:
        yield "corrected_on", _("Say on which day the article was corrected.")
    if corrected_on and not has_correction:
        yield "correction", _("Say what was wrong and what is right, or remove the day of the correction.")
    if corrected_on and corrected_on < day:
        yield "corrected_on", _("The correction is dated before the article.")
    if corrected_on and corrected_on > appears:
        yield "corrected_on", _("The correction is dated in the future.")
