"""What the pages of events say of themselves to search engines; `events.structured_data` has the words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone

from events.entry import Entry
from events.planning import Status
from events.structured_data import EventFacts, Moment, OfferFacts, PlaceFacts, event, event_series
from home.frame import absolute, address
from home.pictures import picture
from home.structured_data import Thing

if TYPE_CHECKING:
    from events.family import Family
    from events.models import EventBase, EventPage, EventSeriesPage

NEXT = 10


def event_thing(page: EventPage) -> Thing:
    above = page.siblings
    series = (above.title, absolute(above.url)) if above else None
    return event(_facts(page, page.entry, series=series))


def date_thing(series: EventSeriesPage, entry: Entry) -> Thing:
    """One date of a series, as its own page shows it."""
    return event(_facts(series, entry, series=(series.title, absolute(address(series.url_path)))))


def series_things(series: EventSeriesPage, family: Family) -> list[Thing]:
    """The series with its next dates; nothing as long as no date of it is known."""
    dates = [*filter(None, [family.first]), *family.coming[:NEXT], *family.past[:1]]
    if not dates:
        return []
    ours = (series.title, absolute(address(series.url_path)))
    shown = [_facts(series, entry, series=ours) for entry in family.coming[:NEXT]]
    first = min(dates, key=lambda entry: entry.starts)
    last = max(dates, key=lambda entry: entry.starts)
    whole = _facts(series, first, series=None, url=ours[1], name=series.title, description=series.description, ends=_ends(last))
    return [event_series(whole, shown)]


def _facts(page: EventBase, entry: Entry, *, series: tuple[str, str] | None, **instead: object) -> EventFacts:
    is_own = entry.event_path == page.url_path  # of an edition its own page says more
    shown = picture(page.teaser_picture_id, page.language) if page.teaser_picture_id and is_own else None
    facts = page.facts
    organiser = facts.organiser
    values: dict[str, object] = {
        "url": absolute(entry.url),
        "language": page.language,
        "name": entry.heading,
        "description": entry.note if entry.note and entry.note_language == page.language else entry.summary or page.description,
        "starts": _starts(entry),
        "ends": _ends(entry),
        "previous": _previous(entry),
        "status": entry.status,
        "place": _place(page, entry),
        "online_url": entry.online_url,
        "held_in": entry.event_language.split("-"),
        "organiser": (facts.organiser_name, absolute(organiser.url) if organiser else "") if facts.organiser_name and is_own else None,
        "offer": _offer(page) if is_own else None,
        "image": shown.largest.full_url if shown else "",
        "series": series,
    }
    if instead:
        values |= {"status": Status.SCHEDULED, "previous": None}
    return EventFacts(**(values | instead))  # type: ignore[arg-type]


def _starts(entry: Entry) -> Moment:
    return entry.day if entry.all_day else entry.starts


def _ends(entry: Entry) -> Moment | None:
    return entry.last_day if entry.all_day else entry.ends


def _previous(entry: Entry) -> Moment:
    return entry.original_day if entry.all_day else entry.original_starts


def _place(page: EventBase, entry: Entry) -> PlaceFacts:
    locality = entry.city.name if entry.city else ""
    if entry.occurrence.elsewhere or entry.event_path != page.url_path:
        return PlaceFacts(name=entry.venue_name, street=entry.address, locality=locality)
    return PlaceFacts(entry.venue_name, page.street, page.postal_code, page.place or locality, page.position)


def _offer(page: EventBase) -> OfferFacts | None:
    if page.price is None and not page.registration_url:
        return None
    closes = timezone.localtime(page.registration_until) if page.registration_until else None
    url = page.registration_url or absolute(address(page.url_path))
    return OfferFacts(url, page.price, closes)
