"""What is noted of an event beside its dates: whether it has changed for calendars, and how far it is written down."""

from __future__ import annotations

from datetime import date
from hashlib import sha256

from django.utils import timezone

from events.horizon import FOR_EVER
from events.models import CalendarVersion, EventPage, EventSeriesPage
from events.planning import Plan, Schedule
from events.recurrence import last_date

Event = EventPage | EventSeriesPage
Schedules = dict[str, dict[str, str | list[str] | None]]
# What there is to write when a version has changed.
NOTED = ("sequence", "changed_at", "digest", "planned_until", "schedules")


def noted(page: Event, plan: Plan, until: date, known: CalendarVersion | None) -> CalendarVersion | None:
    """The version of a live German event, not saved: the one that is `known`, as it has to become; None where it may stay as it is."""
    version = known or CalendarVersion(page_id=page.pk, sequence=-1)
    before = [getattr(version, name) for name in NOTED]
    if version.digest != (digest := _digest(page)):
        version.sequence, version.changed_at, version.digest = version.sequence + 1, timezone.now(), digest
    version.planned_until, version.schedules = _planned_until(page, until), _schedules(page, plan, until)
    return version if known is None or before != [getattr(version, name) for name in NOTED] else None


def _digest(page: Event) -> str:
    """Of everything that makes an entry in a calendar another one: when, where, what; not of how far ahead it has been written down."""
    parts: list[object] = [page.title, page.city_id, page.venue_name, page.street, page.postal_code, page.place, page.online_url]
    if isinstance(page, EventSeriesPage):
        parts += page.edition_days
        for row in page.schedules.all():
            parts += [row.as_schedule(), row.city_id, row.venue_name, row.address]
        for number, row in enumerate(page.changes.all()):
            parts += [row.as_change(number), row.city_id, row.venue_name, row.address, row.title, row.note, row.reason]
    else:
        parts += [page.slot, page.original_slot, page.standing, page.reason]
    return sha256(repr(parts).encode()).hexdigest()


def _schedules(page: Event, found: Plan, until: date) -> Schedules:
    """What calendars need to know of its rules besides the rules themselves."""
    if not isinstance(page, EventSeriesPage):
        return {}
    known: Schedules = {}
    for schedule in (row.as_schedule() for row in page.schedules.all()):
        last = last_date(schedule.rule, schedule.first.day)
        known[schedule.key] = {
            "last": None if last is None or last > until else last.isoformat(),
            "exceptions": [planned.original.day.isoformat() for planned in found.exceptions(schedule.key)],
        }
    return known


def _planned_until(page: Event, until: date) -> date:
    """Up to when all dates are written down: for ever, where none of its rules goes on beyond the horizon."""
    goes_on = isinstance(page, EventSeriesPage) and any(_goes_on(row.as_schedule(), until) for row in page.schedules.all())
    return until if goes_on else FOR_EVER


def _goes_on(schedule: Schedule, until: date) -> bool:
    last = last_date(schedule.rule, schedule.first.day)
    return last is None or last > until
