"""Which dates, places and conditions of an event are plausible: a problem is a field's name and a sentence for the editor."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from django.utils import formats, timezone
from django.utils.translation import gettext as _

from events.planning import Plan, read_identity
from events.recurrence import RuleError
from home.publication.problems import Problem

if TYPE_CHECKING:
    from events.models import EventBase, EventPage, EventSeriesPage

FIRST_YEAR, LONGEST = 1990, 60
LOOKED_AT = timedelta(days=2 * 366)


def venue_problems(page: EventBase) -> Iterator[Problem]:
    """People must know where to go, or where to take part over the network."""
    if not (page.city_id or page.place or page.venue_name or page.online_url or page.is_elsewhere_each_time):
        yield "venue_name", _("Say where it takes place: a city, a venue, or an address on the network.")
    if page.street and not (page.city_id or page.place):
        yield "place", _("Say in which place this street is.")


def registration_problems(page: EventBase) -> Iterator[Problem]:
    if page.registration_until and not (page.registration_url or page.has_contact):
        yield "registration_url", _("There is a day until which people register, but nothing says where.")
    if page.organiser_id and page.organiser_name:
        yield "organiser_name", _("Name one organiser: the organisation, or this one in words.")


def single_date_problems(page: EventPage) -> Iterator[Problem]:
    """Of an event with one date. Raises nothing for one that is not complete: its fields say so themselves."""
    if page.start_date is None:
        return
    if page.start_date.year < FIRST_YEAR:
        yield "start_date", _("An event from before %(year)d: is that a slip?") % {"year": FIRST_YEAR}
    if page.end_time and not page.start_time:
        yield "start_time", _("Say when it begins, too.")
    if page.end_date and page.end_date < page.start_date:
        yield "end_date", _("The last day lies before the first one.")
    if page.end_date and (page.end_date - page.start_date).days >= LONGEST:
        yield "end_date", _("An event of more than %(days)d days: is that a slip?") % {"days": LONGEST}
    if page.moved_from_time and not page.moved_from_date:
        yield "moved_from_date", _("Say for which day it was planned.")
    if page.moved_from_date and (page.moved_from_date, page.moved_from_time or page.start_time) == (page.start_date, page.start_time):
        yield "moved_from_date", _("This is when it takes place now. Empty it, or correct the new date above.")
    if page.registration_until and page.registration_until > page.slot.starts + timedelta(days=page.slot.days):
        yield "registration_until", _("Registration would end after the event.")


def series_problems(page: EventSeriesPage, now: datetime) -> Iterator[Problem]:
    try:
        found = page.plan(timezone.localdate(now) + LOOKED_AT)
    except (RuleError, TypeError, ValueError):
        # A rule that is none, or a row without a date; the rows' own fields say so.
        return
    if not found.dates and not page.has_editions:
        yield "schedules", _("There is no date yet. Add a rule, or name the dates one by one.")
    yield from _orphan_problems(found)
    yield from _collision_problems(found)
    for row in page.changes.all():
        if row.date.year < FIRST_YEAR:
            yield "changes", _("%(date)s: a date from before %(year)d: is that a slip?") % {"date": row, "year": FIRST_YEAR}


def _orphan_problems(found: Plan) -> Iterator[Problem]:
    """A change of a date that the rules do not name (any more)."""
    for change in found.orphans:
        near = sorted((planned.original.day for planned in found.dates), key=lambda day: abs((day - change.day).days))[:2]
        yield (
            "changes",
            _("%(date)s is not a date of this series (near it: %(near)s). Keep it by choosing “is an extra date”, or remove the row.")
            % {"date": _day(change.day), "near": ", ".join(map(_day, sorted(near))) or "–"},
        )


def _collision_problems(found: Plan) -> Iterator[Problem]:
    for moved, other in found.collisions:
        yield (
            "changes",
            _("%(moved)s was moved to the day of another date of this series (%(other)s). Choose another day or time.")
            % {
                "moved": _named(moved),
                "other": _named(other),
            },
        )


def _named(name: str) -> str:
    read = read_identity(name)
    return _day(read[0]) if read else name


def _day(day: date) -> str:
    return formats.date_format(day, "SHORT_DATE_FORMAT")
