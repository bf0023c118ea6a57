"""Events in the words of schema.org (https://schema.org/Event): finished values in, plain dictionaries out."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Final

from events.planning import Status
from home.structured_data import Thing, filled

Moment = date | datetime  # a local day for what lasts all day, else a moment with its offset

SCHEMA: Final = "https://schema.org/"
STATUS: Final = {
    Status.SCHEDULED: "EventScheduled",
    Status.MOVED: "EventRescheduled",
    Status.CANCELLED: "EventCancelled",
    Status.POSTPONED: "EventPostponed",
}


@dataclass(frozen=True)
class PlaceFacts:
    """Where people go; any part may be missing. `position` is latitude and longitude."""

    name: str = ""
    street: str = ""
    postal_code: str = ""
    locality: str = ""
    position: tuple[float, float] | None = None

    @property
    def is_known(self) -> bool:
        return any((self.name, self.street, self.locality, self.position))


@dataclass(frozen=True)
class OfferFacts:
    """What taking part costs, in euros, and where people register; `closes` is when registration ends."""

    url: str
    price: Decimal | None
    closes: datetime | None


@dataclass(frozen=True)
class EventFacts:
    """An event as its page shows it; `url` is a full address, `language` a BCP 47 tag. `previous` is when it was to begin before it was
    moved; `held_in` are the languages it is held in; `organiser` and `series` are names with full addresses, which may be empty."""

    url: str
    language: str
    name: str
    description: str
    starts: Moment
    ends: Moment | None
    previous: Moment | None
    status: Status
    place: PlaceFacts
    online_url: str
    held_in: Sequence[str]
    organiser: tuple[str, str] | None = None
    offer: OfferFacts | None = None
    image: str = ""
    series: tuple[str, str] | None = None


def event(facts: EventFacts) -> Thing:
    """One event, or one date of a series."""
    thing: Thing = {
        "@type": "Event",
        "@id": f"{facts.url}#event",
        "url": facts.url,
        "mainEntityOfPage": facts.url,
        "name": facts.name,
        "startDate": _iso(facts.starts),
        "eventStatus": SCHEMA + STATUS[facts.status],
        "eventAttendanceMode": SCHEMA + _mode(facts),
        "inLanguage": list(facts.held_in),
    }
    return thing | filled(
        {
            "description": facts.description,
            "endDate": _iso(facts.ends) if facts.ends else "",
            "previousStartDate": _iso(facts.previous) if facts.previous and facts.status is Status.MOVED else "",
            "location": _location(facts),
            "organizer": _named("Organization", facts.organiser),
            "offers": _offer(facts),
            "image": facts.image,
            "superEvent": _named("EventSeries", facts.series) | {"@id": f"{facts.series[1]}#series"} if facts.series else None,
        }
    )


def event_series(facts: EventFacts, dates: Sequence[EventFacts]) -> Thing:
    """A series with its next dates; `facts` says from when to when all of it lasts as far as that is known."""
    thing = event(facts) | {"@type": "EventSeries", "@id": f"{facts.url}#series", "subEvent": [event(each) for each in dates]}
    return {name: value for name, value in thing.items() if name not in ("previousStartDate", "superEvent")}


def _iso(moment: Moment) -> str:
    return moment.isoformat(timespec="seconds") if isinstance(moment, datetime) else moment.isoformat()


def _mode(facts: EventFacts) -> str:
    if facts.online_url:
        return "MixedEventAttendanceMode" if facts.place.is_known else "OnlineEventAttendanceMode"
    return "OfflineEventAttendanceMode"


def _location(facts: EventFacts) -> Thing | list[Thing] | None:
    found = [_place(facts.place)] if facts.place.is_known else []
    found += [{"@type": "VirtualLocation", "url": facts.online_url}] if facts.online_url else []
    return found[0] if len(found) == 1 else found or None


def _place(place: PlaceFacts) -> Thing:
    parts = {"streetAddress": place.street, "postalCode": place.postal_code, "addressLocality": place.locality}
    address = {"@type": "PostalAddress"} | filled(parts | {"addressCountry": "DE"})
    thing: Thing = {"@type": "Place", "name": place.name or place.locality or place.street, "address": address}
    if place.position:
        thing["geo"] = {"@type": "GeoCoordinates", "latitude": place.position[0], "longitude": place.position[1]}
    return thing


def _offer(facts: EventFacts) -> Thing | None:
    offer = facts.offer
    if offer is None:
        return None
    known: dict[str, Any] = {"url": offer.url, "validThrough": _iso(offer.closes) if offer.closes else ""}
    price = {"price": f"{offer.price:.2f}", "priceCurrency": "EUR"} if offer.price is not None else {}
    return {"@type": "Offer"} | price | filled(known)


def _named(kind: str, named: tuple[str, str] | None) -> Thing:
    return {"@type": kind} | filled({"name": named[0], "url": named[1]}) if named else {}
