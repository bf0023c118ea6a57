"""What events say of themselves to search engines, and that it is what their pages show."""

import json
from collections.abc import Callable
from datetime import UTC, date, datetime, time
from decimal import Decimal
from typing import Any

import pytest
from bs4 import BeautifulSoup

from events.models import EventIndexPage
from events.planning import Status
from events.structured_data import EventFacts, OfferFacts, PlaceFacts, event
from tests.factories import EventFactory, EventSeriesFactory, publish

Soup = Callable[[str], BeautifulSoup]
URL = "https://www.example.org/termine/abend/"
NOON = datetime(2026, 12, 16, 12, tzinfo=UTC)


def facts(**changes: Any) -> EventFacts:
    values: dict[str, Any] = {
        "url": URL, "language": "de", "name": "Abend", "description": "Kurz.", "starts": NOON, "ends": None, "previous": None,
        "status": Status.SCHEDULED, "place": PlaceFacts(name="Saal"), "online_url": "", "held_in": ["de"],
    }  # fmt: skip
    return EventFacts(**(values | changes))


def things(page: BeautifulSoup, kind: str) -> dict[str, Any]:
    graph = json.loads(page.select_one('script[type="application/ld+json"]').string)["@graph"]
    return next(thing for thing in graph if thing["@type"] == kind)


def test_a_plain_event_says_no_more_than_is_known() -> None:
    assert event(facts()) == {
        "@type": "Event",
        "@id": f"{URL}#event",
        "url": URL,
        "mainEntityOfPage": URL,
        "name": "Abend",
        "startDate": "2026-12-16T12:00:00+00:00",
        "eventStatus": "https://schema.org/EventScheduled",
        "eventAttendanceMode": "https://schema.org/OfflineEventAttendanceMode",
        "inLanguage": ["de"],
        "description": "Kurz.",
        "location": {"@type": "Place", "name": "Saal", "address": {"@type": "PostalAddress", "addressCountry": "DE"}},
    }


def test_days_stay_days() -> None:
    thing = event(facts(starts=date(2026, 12, 10), ends=date(2026, 12, 12)))
    assert (thing["startDate"], thing["endDate"]) == ("2026-12-10", "2026-12-12")


@pytest.mark.parametrize(
    ("status", "word"),
    [(Status.MOVED, "Rescheduled"), (Status.CANCELLED, "Cancelled"), (Status.POSTPONED, "Postponed"), (Status.SCHEDULED, "Scheduled")],
)
def test_status_and_only_a_moved_event_says_when_it_was_to_be(status: Status, word: str) -> None:
    thing = event(facts(status=status, previous=date(2026, 12, 9)))
    assert thing["eventStatus"] == f"https://schema.org/Event{word}"
    assert thing.get("previousStartDate") == ("2026-12-09" if status is Status.MOVED else None)


def test_where_people_are_or_look() -> None:
    online = event(facts(place=PlaceFacts(), online_url="https://example.org/"))
    assert online["location"] == {"@type": "VirtualLocation", "url": "https://example.org/"}
    assert online["eventAttendanceMode"].endswith("/OnlineEventAttendanceMode")
    both = event(facts(online_url="https://example.org/", place=PlaceFacts(locality="Jena", position=(50.9, 11.6))))
    assert both["eventAttendanceMode"].endswith("/MixedEventAttendanceMode")
    assert both["location"][0]["geo"] == {"@type": "GeoCoordinates", "latitude": 50.9, "longitude": 11.6}
    assert [place["@type"] for place in both["location"]] == ["Place", "VirtualLocation"]


def test_offers_organiser_and_series() -> None:
    offer = OfferFacts("https://example.org/anmeldung", Decimal("12.5"), NOON)
    thing = event(facts(offer=offer, organiser=("Haus", ""), series=("Reihe", "https://www.example.org/termine/reihe/")))
    assert thing["offers"] == {
        "@type": "Offer",
        "price": "12.50",
        "priceCurrency": "EUR",
        "url": "https://example.org/anmeldung",
        "validThrough": "2026-12-16T12:00:00+00:00",
    }
    assert thing["organizer"] == {"@type": "Organization", "name": "Haus"}
    assert thing["superEvent"]["@id"] == "https://www.example.org/termine/reihe/#series"
    assert event(facts(offer=OfferFacts(URL, Decimal(0), None)))["offers"]["price"] == "0.00"
    assert "price" not in event(facts(offer=OfferFacts(URL, None, None)))["offers"]


@pytest.mark.django_db
class TestPages:
    def test_an_event_page_says_what_it_shows(self, index: EventIndexPage, soup: Soup, settings: Any) -> None:
        settings.BASE_URL = "https://www.example.org"
        moved = {"moved_from_date": date(2026, 12, 9), "moved_from_time": time(17)}
        publish(EventFactory(parent=index, title="Abend", slug="abend", event_language="de-en", price=Decimal(0), **moved))
        thing = things(soup("/termine/abend/"), "Event")
        assert (thing["url"], thing["startDate"], thing["endDate"]) == (URL, "2026-12-16T18:00:00+01:00", "2026-12-16T21:00:00+01:00")
        assert (thing["eventStatus"], thing["previousStartDate"]) == (
            "https://schema.org/EventRescheduled",
            "2026-12-09T17:00:00+01:00",
        )
        assert (thing["inLanguage"], thing["offers"]["price"]) == (["de", "en"], "0.00")
        assert thing["location"]["name"] == "Technologiepark, Saal 2"

    def test_a_series_has_its_next_dates_and_each_date_its_series(self, index: EventIndexPage, soup: Soup) -> None:
        changes = [{"date": date(2026, 12, 10), "what": "cancelled"}, {"date": date(2026, 12, 17), "venue_name": "Stadthaus"}]
        publish(EventSeriesFactory(parent=index, slug="reihe", title="Reihe", changes=changes))
        series = things(soup("/termine/reihe/"), "EventSeries")
        assert [each["startDate"][:10] for each in series["subEvent"]][:2] == ["2026-12-03", "2026-12-10"]
        assert len(series["subEvent"]) == 10
        assert (series["startDate"][:10], series["endDate"][:10]) == ("2026-12-03", "2027-02-04")
        cancelled = things(soup("/termine/reihe/2026-12-10/"), "Event")
        assert cancelled == series["subEvent"][1]
        assert cancelled["eventStatus"] == "https://schema.org/EventCancelled"
        assert cancelled["superEvent"]["@id"] == series["@id"]
        assert things(soup("/termine/reihe/2026-12-17/"), "Event")["location"]["name"] == "Stadthaus"


@pytest.mark.django_db
def test_a_series_says_of_its_editions_what_is_theirs(index: EventIndexPage, soup: Soup) -> None:
    """Neither its own street nor its price."""
    told = {"street": "Markt 1", "place": "Gera", "price": Decimal(5), "organiser_name": "Verein"}
    series = publish(EventSeriesFactory(parent=index, slug="reihe", **told))
    publish(EventFactory(parent=series, slug="gast", title="Gast", venue_name="Volkshaus", start_date=date(2026, 12, 3)))
    edition, own = things(soup("/termine/reihe/"), "EventSeries")["subEvent"][:2]
    assert (edition["name"], edition["location"]["name"]) == ("Gast", "Volkshaus")
    assert "streetAddress" not in edition["location"]["address"]
    assert {"offers", "organizer"}.isdisjoint(edition)
    assert own["location"]["address"]["streetAddress"] == "Markt 1"
    assert {"offers", "organizer"} <= own.keys()
