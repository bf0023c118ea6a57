"""What the page of an event says at a glance: when, where, who, how to take part; finished values for its template."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils import timezone

from events.addresses import event_calendar
from events.choices import EventLanguage
from home import links
from home.frame import address
from home.publication.public import closed_paths
from locations.cities import City, cities
from locations.figures import euros
from locations.sketch import Pin, excerpt, pin

if TYPE_CHECKING:
    from events.models import EventBase


@dataclass(frozen=True)
class Registration:
    """How to register; `closes` is local. Once it is over there is no link to follow."""

    url: str
    closes: dt.datetime | None
    is_open: bool


@dataclass(frozen=True)
class Facts:
    """Of an event or a series. `place` is the line below the venue: street, postal code, city or place; `price` with its unit."""

    city: City | None
    street: str
    place: str
    organiser: links.Target | None
    organiser_name: str
    registration: Registration | None
    price: str
    is_free: bool
    language: str
    pin: Pin | None
    # Empty for what is not open to everybody, since programs that read calendars do not log in.
    calendar_url: str

    @property
    def view_box(self) -> str:
        """The part of the drawing that is shown around the pin."""
        return excerpt(self.pin) if self.pin else ""


def facts(page: EventBase, now: dt.datetime) -> Facts:
    """As its page shows them at the moment `now`; links must have been loaded."""
    city = cities(page.language).get(page.city_id or 0)
    organiser = links.target(page.organiser_id, page.language) if page.organiser_id else None
    return Facts(
        city=city,
        street=page.street,
        place=page.place or (city.name if city else ""),
        organiser=organiser,
        organiser_name=organiser.title if organiser else page.organiser_name,
        registration=registration(page, now),
        price=euros(page.price) if page.price else "",
        is_free=page.price == 0,
        language=str(EventLanguage(page.event_language).label),
        pin=pin(page.position) if page.position else None,
        calendar_url=event_calendar(address(page.url_path)) if _is_open(page) else "",
    )


def _is_open(page: EventBase) -> bool:
    closed = closed_paths()
    return page.live and not closed.covers(page.path) and not closed.covers(page.source_path)


def registration(page: EventBase, now: dt.datetime) -> Registration | None:
    """None where nobody needs to register."""
    if not (page.registration_url or page.registration_until):
        return None
    closes = timezone.localtime(page.registration_until) if page.registration_until else None
    return Registration(page.registration_url, closes, closes is None or now <= closes)


def closes_today(page: EventBase, now: dt.datetime) -> bool:
    """Whether what the page says of its registration changes before the day is over, which is how long answers are kept."""
    closes = page.registration_until
    return closes is not None and now <= closes and timezone.localdate(closes) == timezone.localdate(now)
