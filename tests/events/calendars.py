"""Calendars read by foreign programs."""

import datetime as dt
from typing import Any

import icalendar
import recurring_ical_events
from django.test import Client
from django.utils import timezone

from events.models import Occurrence
from events.recurrence import ZONE

SINCE, UNTIL = dt.date(2020, 1, 1), dt.date(2028, 11, 30)
Told = tuple[Any, Any]


def fetch(client: Client, address: str = "/calendar.ics") -> bytes:
    response = client.get(address)
    assert response.status_code == 200, response.content
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    return response.content


def events(file: bytes) -> list[icalendar.Event]:
    return icalendar.Calendar.from_ical(file).events


def expanded(file: bytes) -> list[tuple[Any, Any, str]]:
    """Start, end and status of every date, as a foreign library reads them; moments in UTC."""
    found = recurring_ical_events.of(icalendar.Calendar.from_ical(file)).between(SINCE, UNTIL + dt.timedelta(days=1))
    return sorted((_plain(event["DTSTART"].dt), _end(event), str(event["STATUS"])) for event in found)


def written_down(occurrences: Any = None) -> list[tuple[Any, Any, str]]:
    """The same from our table."""
    statuses = {"scheduled": "CONFIRMED", "rescheduled": "CONFIRMED", "cancelled": "CANCELLED", "postponed": "TENTATIVE"}
    rows = Occurrence.objects.public() if occurrences is None else occurrences
    return sorted((*_span(row), statuses[row.status]) for row in rows.filter(last_day__gte=SINCE, first_day__lte=UNTIL))


def _span(row: Occurrence) -> Told:
    if row.all_day:
        return row.first_day.isoformat(), (row.last_day + dt.timedelta(days=1)).isoformat()
    return _plain(row.starts), _plain(row.ends or row.starts)


def _end(event: icalendar.Event) -> Any:
    return _plain(event["DTEND"].dt if "DTEND" in event else event["DTSTART"].dt)


def _plain(when: Any) -> str:
    """By what the clock on the wall says in UTC; a time on the wall that is left out counts on, as zoneinfo has it."""
    if not isinstance(when, dt.datetime):
        return when.isoformat()
    assert str(when.tzinfo) in ("Europe/Berlin", "UTC"), when
    local = when if str(when.tzinfo) == "UTC" else when.replace(tzinfo=ZONE)
    return timezone.localtime(local, dt.UTC).isoformat()
