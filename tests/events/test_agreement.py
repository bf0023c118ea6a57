"""A date says the same in all places at once: page, list, English page, search engines, API, calendar."""

import json
from datetime import date
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from events.models import EventDate, EventIndexPage
from tests.events.calendars import events, fetch
from tests.events.conftest import words
from tests.factories import EventSeriesFactory, publish, translate

pytestmark = pytest.mark.django_db
GERMAN, ENGLISH = "/termine/reihe/2026-12-10/", "/en/events/series/2026-12-10/"
CHANGES: dict[str, tuple[dict[str, Any], tuple[str, str, str], tuple[str, str]]] = {
    "moved": (
        {"new_date": date(2026, 12, 11)},
        ("EventRescheduled", "rescheduled", "CONFIRMED"),
        ("Verschoben bisher Do, 10. Dezember", "Moved formerly Thu, 10 December"),
    ),
    "postponed": (
        {"what": "postponed"},
        ("EventPostponed", "postponed", "TENTATIVE"),
        ("Vertagt neuer Termin offen", "Postponed new date open"),
    ),
    "cancelled": ({"what": "cancelled"}, ("EventCancelled", "cancelled", "CANCELLED"), ("Entfällt", "Cancelled")),
}


@pytest.mark.parametrize(("change", "statuses", "said"), CHANGES.values(), ids=CHANGES)
def test_a_change_is_told_alike_everywhere(
    index: EventIndexPage, client: Client, change: dict[str, Any], statuses: tuple[str, str, str], said: tuple[str, str]
) -> None:
    translate(index, slug="events")
    series = publish(EventSeriesFactory(parent=index, slug="reihe", title="Reihe"))
    translate(series, slug="series", title="Series")
    [before] = events(fetch(client, f"{GERMAN}event.ics"))
    series.changes = [EventDate(locale=series.locale, date=date(2026, 12, 10), **change)]
    publish(series)
    day = change.get("new_date", date(2026, 12, 10))

    for path, listing, sentence in ((GERMAN, "/termine/", said[0]), (ENGLISH, "/en/events/", said[1])):
        page = _soup(client, path)
        assert sentence in words(page.select_one(".event-notice"))
        row = _soup(client, listing).select_one(f'.date:has(a[href="{path}"])')
        assert sentence in words(row)
        assert row.select_one("time")["datetime"] == f"{day}T18:00"
        graph = json.loads(page.select_one('script[type="application/ld+json"]').string)["@graph"]
        thing = next(thing for thing in graph if thing["@type"] == "Event")
        assert thing["eventStatus"] == f"https://schema.org/{statuses[0]}"
        assert thing["startDate"] == f"{day}T18:00:00+01:00"
        assert thing.get("previousStartDate") == ("2026-12-10T18:00:00+01:00" if day.day == 11 else None)

    answer = client.get("/api/v3/occurrences/?from=2026-12-09&to=2026-12-12").json()
    [item] = answer["items"]
    assert (item["identity"], item["status"], item["start"]) == ("2026-12-10", statuses[1], f"{day}T18:00:00+01:00")
    assert item["original_start"] == "2026-12-10T18:00:00+01:00"

    [after] = events(fetch(client, f"{GERMAN}event.ics"))
    assert after in events(fetch(client))
    assert (after["UID"], after["RECURRENCE-ID"].dt) == (before["UID"], before["RECURRENCE-ID"].dt)
    assert (after["SEQUENCE"], str(after["STATUS"])) == (before["SEQUENCE"] + 1, statuses[2])
    assert after["DTSTART"].dt.date() == day


def _soup(client: Client, path: str) -> BeautifulSoup:
    response = client.get(path)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")
