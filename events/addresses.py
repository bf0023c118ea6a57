"""Addresses of calendars, and of a single date: none of them is a page."""

from datetime import date
from typing import Final
from urllib.parse import urlencode

from django.conf import settings

from home.frame import absolute

CALENDAR: Final = "/calendar.ics"
EVENT: Final = "event.ics"


def calendar_url(
    language: str, *, city: str = "", topic: str = "", first: date | None = None, last: date | None = None, q: str = ""
) -> str:
    """The path of the calendar that shows what the list shows: of a city and of a topic (slugs), of the local days from `first` to
    `last`, both included, with words; all of it without them."""
    locale = language if language != settings.LANGUAGE_CODE else ""
    parts = {"locale": locale, "city": city, "topic": topic, "from": first, "to": last, "q": q}
    text = urlencode({name: value for name, value in parts.items() if value})
    return f"{CALENDAR}?{text}" if text else CALENDAR


def date_url(event_url: str, identity: str) -> str:
    """The path of one date of the series whose page has this path."""
    return f"{event_url}{identity}/"


def event_calendar(page_url: str) -> str:
    """The path of the calendar of one event, one series or one date, by the path of its page."""
    return page_url + EVENT


def webcal(path: str) -> str:
    """The address that calendars offer to subscribe to, of the calendar at this path."""
    return f"webcal://{absolute(path).partition('://')[2]}"
