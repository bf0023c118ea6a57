"""The page of a series: its rule in words, its dates to come and past, its editions."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from events.models import EventIndexPage
from tests.events.conftest import titles, words
from tests.factories import EventFactory, EventSeriesFactory, publish, translate

pytestmark = pytest.mark.django_db
Soup = Callable[[str], BeautifulSoup]


def test_the_rule_is_said_in_the_language_of_the_page(index: EventIndexPage, soup: Soup) -> None:
    translate(index, slug="events")
    series = publish(EventSeriesFactory(parent=index, slug="reihe"))
    translate(series, slug="series")
    german, english = soup("/termine/reihe/"), soup("/en/events/series/")
    assert "Jeden Donnerstag, 18 bis 21 Uhr, ab 3. Dezember 2026, 10-mal" in words(german.select_one(".facts-list"))
    assert "Every Thursday, 6 to 9 pm, from 3 December 2026 on, 10 times" in words(english.select_one(".facts-list"))
    assert "RRULE" not in german.get_text()


def test_a_rule_that_is_over_is_not_said_beside_one_that_goes_on(index: EventIndexPage, soup: Soup) -> None:
    over = {"first_date": date(2026, 1, 1), "rule": "RRULE:FREQ=WEEKLY;COUNT=3"}
    publish(EventSeriesFactory(parent=index, slug="reihe", schedules=[over, {"rule": "RRULE:FREQ=WEEKLY"}]))
    facts = words(soup("/termine/reihe/").select_one(".facts-list"))
    assert facts.count("Jeden Donnerstag") == 1
    assert "3-mal" not in facts


def test_coming_dates_lead_to_their_pages_and_past_ones_are_folded(index: EventIndexPage, soup: Soup) -> None:
    schedules = [{"first_date": date(2026, 11, 12), "rule": "RRULE:FREQ=WEEKLY;COUNT=4"}]
    changes = [{"date": date(2026, 12, 3), "what": "cancelled", "reason": "wegen Sturm"}]
    publish(EventSeriesFactory(parent=index, slug="reihe", schedules=schedules, changes=changes))
    page = soup("/termine/reihe/")
    assert [link["href"] for link in page.select("#dates ~ ol .date h3 a")] == ["/termine/reihe/2026-11-26/", "/termine/reihe/2026-12-03/"]
    assert "wegen Sturm" in words(page.select(".date")[1])
    past = page.select_one("details.past")
    assert past.get("open") is None
    assert [link["href"] for link in past.select("a")] == ["/termine/reihe/2026-11-19/", "/termine/reihe/2026-11-12/"]
    assert words(page.select_one(".event-head__date")).startswith("26Donnerstag")


def test_an_edition_stands_among_the_dates_under_its_own_name(index: EventIndexPage, soup: Soup) -> None:
    series = publish(EventSeriesFactory(parent=index, slug="reihe", title="Reihe"))
    publish(EventFactory(parent=series, slug="gast", title="Gast", start_date=date(2026, 12, 10)))
    page = soup("/termine/reihe/")
    assert [title.replace("\u00a0", " ") for title in titles(page)[:3]] == [
        "Donnerstag, 3. Dezember 2026",
        "Gast",
        "Donnerstag, 17. Dezember 2026",
    ]
    assert page.select(".date h3 a")[1]["href"] == "/termine/reihe/gast/"


def test_an_irregular_series_says_its_dates_and_no_rule(index: EventIndexPage, soup: Soup) -> None:
    changes = [{"date": date(2026, 12, day), "what": "extra", "title": f"Abend {day}", "venue_name": f"Haus {day}"} for day in (1, 8)]
    publish(EventSeriesFactory(parent=index, slug="reihe", schedules=[], changes=changes))
    page = soup("/termine/reihe/")
    assert titles(page) == ["Abend 1", "Abend 8"]
    assert "Wie oft" not in words(page.select_one(".facts-list"))


def test_a_series_without_dates_to_come_says_so(index: EventIndexPage, soup: Soup) -> None:
    publish(EventSeriesFactory(parent=index, slug="reihe", schedules=[{"first_date": date(2018, 5, 3)}]))
    page = soup("/termine/reihe/")
    assert "Zurzeit ist kein Termin geplant." in words(page.select_one("#dates").parent)
    assert page.select_one(".event-head__date") is None
    assert len(page.select("details.past li")) == 10


def test_a_long_series_shows_its_dates_in_pages(index: EventIndexPage, soup: Soup, client: Client) -> None:
    cancelled = {"date": date(2026, 12, 3), "what": "cancelled"}
    publish(EventSeriesFactory(parent=index, slug="reihe", schedules=[{"rule": "RRULE:FREQ=WEEKLY;COUNT=45"}], changes=[cancelled]))
    pages = [soup(address) for address in ("/termine/reihe/", "/termine/reihe/?dates=2", "/termine/reihe/?dates=3")]
    assert [len(titles(page)) for page in pages] == [20, 20, 5]
    assert len({title for page in pages for title in titles(page)}) == 45
    assert pages[0].select_one(".pages a[rel=next]")["href"] == "/termine/reihe/?dates=2"
    assert [page.select_one("link[rel=canonical]")["href"].rpartition("/")[2] for page in pages] == ["", "?dates=2", "?dates=3"]
    assert len({page.title.string for page in pages}) == 3
    assert [words(page.select_one(".event-head__date")) for page in pages] == ["10DonnerstagDezember 2026"] * 3
    for number in ("4", "0", "x", "-1", "9" * 30):
        assert client.get(f"/termine/reihe/?dates={number}").status_code == 404


@pytest.mark.parametrize(
    ("schedule", "said"),
    [
        ({"rule": "FREQ=WEEKLY;UNTIL=20270107"}, "Jeden Donnerstag, 18 bis 21 Uhr, vom 3. Dezember 2026 bis 7. Januar 2027"),
        ({"rule": "FREQ=WEEKLY;UNTIL=20261217"}, "Jeden Donnerstag, 18 bis 21 Uhr, vom 3. bis 17. Dezember 2026"),
        ({"rule": "FREQ=WEEKLY;COUNT=10"}, "Jeden Donnerstag, 18 bis 21 Uhr, ab 3. Dezember 2026, 10-mal"),
        ({"rule": "FREQ=WEEKLY;UNTIL=20270107", "first_date": date(2026, 11, 5)}, "Jeden Donnerstag, 18 bis 21 Uhr, bis 7. Januar 2027"),
        ({"rule": "FREQ=WEEKLY;UNTIL=20261203"}, "Jeden Donnerstag, 18 bis 21 Uhr, ab 3. Dezember 2026, bis 3. Dezember 2026"),
        ({"rule": "FREQ=MONTHLY", "days": 3}, "Am 3. jedes Monats, jeweils drei Tage, ab 3. Dezember 2026"),
        ({"rule": "FREQ=WEEKLY", "venue_name": "Volkshaus"}, "Jeden Donnerstag, 18 bis 21 Uhr, Volkshaus, ab 3. Dezember 2026"),
    ],
)
def test_a_rule_is_said_with_its_hours_its_place_and_its_end(
    index: EventIndexPage, soup: Soup, schedule: dict[str, Any], said: str
) -> None:
    publish(EventSeriesFactory(parent=index, slug="reihe", schedules=[schedule]))
    assert said in words(soup("/termine/reihe/").select_one(".facts-list")).replace("Wo", " Wo")


@pytest.mark.parametrize("rule", ["RRULE:FREQ=WEEKLY;COUNT=2", "RRULE:FREQ=WEEKLY"])
def test_a_series_costs_the_same_however_many_dates_it_has(index: EventIndexPage, client: Client, rule: str) -> None:
    publish(EventSeriesFactory(parent=index, slug="reihe", schedules=[{"rule": rule}]))
    client.get("/termine/reihe/")
    cache.clear()
    with CaptureQueriesContext(connection) as queries:
        client.get("/termine/reihe/")
    # version, page (2), its news, topics, rules, dates, single dates, links: a picture would be two more
    assert len(queries) <= 9, [query["sql"][:90] for query in queries]


def test_a_draft_shows_the_dates_that_it_will_have(index: EventIndexPage, admin_client: Client) -> None:
    draft = EventSeriesFactory(parent=index, slug="entwurf", live=False)
    draft.save_revision()
    content = admin_client.get(f"/admin/pages/{draft.pk}/view_draft/").content.decode().replace("\u00a0", " ")
    assert "3. Dezember 2026" in content
    assert content.count('class="date"') == 10
