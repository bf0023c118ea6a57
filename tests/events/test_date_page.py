"""The page of one date of a series, at the address of its identity."""

from collections.abc import Callable
from datetime import date, time
from types import SimpleNamespace

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from wagtail.models import PageViewRestriction

from events.models import EventDate, EventIndexPage, EventSeriesPage
from tests.events.conftest import words
from tests.factories import EventFactory, EventSeriesFactory, StandardPageFactory, UserFactory, publish, translate

pytestmark = pytest.mark.django_db
Soup = Callable[[str], BeautifulSoup]


@pytest.fixture
def series(index: EventIndexPage) -> EventSeriesPage:
    changes = [
        {"date": date(2026, 12, 10), "new_date": date(2026, 12, 11), "reason": "wegen Sturm", "note": "Bitte Schal mitbringen."},
        {"date": date(2026, 12, 17), "title": "Weihnachtsabend", "venue_name": "Stadthaus", "address": "Markt 1, Gera"},
        {"date": date(2026, 12, 24), "what": "left-out"},
        {"date": date(2026, 12, 31), "what": "cancelled"},
    ]
    return publish(EventSeriesFactory(parent=index, slug="reihe", title="Reihe", changes=changes))


def test_a_moved_date_shows_old_and_new_day_and_why(series: EventSeriesPage, soup: Soup) -> None:
    page = soup("/termine/reihe/2026-12-10/")
    assert page.select_one("h1").get_text() == "Reihe"
    assert "Fr, 11. Dezember 2026" in words(page.select_one(".facts-list"))
    assert {words(old) for old in page.select(".facts-list del")} == {"Do, 10. Dezember"}
    assert "wegen Sturm" in words(page.select_one(".event-notice"))
    assert "Bitte Schal mitbringen." in words(page.select_one(".event-notice"))
    assert page.select_one("main a.more[href='/termine/reihe/']")
    assert page.select_one("a[href='/termine/reihe/2026-12-10/event.ics']")


def test_a_date_has_its_own_title_place_address_and_canonical(series: EventSeriesPage, soup: Soup) -> None:
    page = soup("/termine/reihe/2026-12-17/")
    assert page.select_one("h1").get_text() == "Weihnachtsabend"
    assert "17. Dezember 2026" in page.head.title.string.replace("\u00a0", " ")
    assert page.head.select_one("link[rel=canonical]")["href"].endswith("/termine/reihe/2026-12-17/")
    assert page.head.select_one("meta[property='og:url']")["content"].endswith("/termine/reihe/2026-12-17/")
    assert "Stadthaus" in words(page.select_one(".facts-list"))
    assert "Technologiepark, Saal 2" in words(page.select_one(".facts-list del"))
    assert [crumb["href"] for crumb in page.select(".crumbs a")] == ["/", "/termine/", "/termine/reihe/"]


def test_a_cancelled_date_stays_and_says_so(series: EventSeriesPage, soup: Soup) -> None:
    page = soup("/termine/reihe/2026-12-31/")
    assert page.select_one(".event-notice .status--cancelled")
    assert "31. Dezember 2026" in words(page.select_one(".facts-list del"))
    assert page.select_one(".button--accent") is None


def test_languages_lead_to_the_same_date_of_the_other_one(series: EventSeriesPage, index: EventIndexPage, soup: Soup) -> None:
    translate(index, slug="events")
    translate(series, slug="series", title="Series")
    german, english = soup("/termine/reihe/2026-12-17/"), soup("/en/events/series/2026-12-17/")
    assert german.select_one(".site-tools a[hreflang]")["href"] == "/en/events/series/2026-12-17/"
    assert english.select_one(".site-tools a[hreflang]")["href"] == "/termine/reihe/2026-12-17/"
    assert german.select_one("link[hreflang=en]")["href"].endswith("/en/events/series/2026-12-17/")
    assert english.select_one("link[hreflang=de]")["href"].endswith("/termine/reihe/2026-12-17/")
    assert "17 December 2026" in words(english.select_one(".facts-list"))
    assert english.select_one("html")["lang"] == "en"


@pytest.mark.parametrize(
    "path",
    ["2026-12-24/", "2026-12-04/", "2026-02-30/", "0000-00-00/", "2026-12-03-1900/", "9999-12-31/", "2026-12-03-9999/", "2026-12-3/"],
)
def test_a_date_that_is_none_is_not_there(series: EventSeriesPage, client: Client, path: str) -> None:
    response = client.get(f"/termine/reihe/{path}")
    assert response.status_code == 404
    assert b"site-header" in response.content


def test_a_date_that_is_alone_on_its_day_now_is_found_under_its_old_address(series: EventSeriesPage, client: Client) -> None:
    response = client.get("/termine/reihe/2026-12-03-1800/")
    assert (response.status_code, response["Location"]) == (301, "/termine/reihe/2026-12-03/")


def test_two_dates_on_one_day_have_an_address_each(index: EventIndexPage, soup: Soup) -> None:
    schedules = [{}, {"start_time": time(20), "end_time": None}]
    publish(EventSeriesFactory(parent=index, slug="reihe", schedules=schedules))
    assert "18 bis 21 Uhr" in words(soup("/termine/reihe/2026-12-03/").select_one(".facts-list"))
    assert "20 Uhr" in words(soup("/termine/reihe/2026-12-03-2000/").select_one(".facts-list"))


def test_an_event_with_one_date_has_one_page(index: EventIndexPage, client: Client) -> None:
    publish(EventFactory(parent=index, slug="ball"))
    for identity in ("2026-12-16", "2026-12-16-1800"):
        response = client.get(f"/termine/ball/{identity}/")
        assert (response.status_code, response["Location"]) == (301, "/termine/ball/")
    assert client.get("/termine/ball/2026-12-17/").status_code == 404


def test_a_date_for_which_there_is_an_edition_leads_to_it_as_long_as_there_is_one(series: EventSeriesPage, client: Client) -> None:
    edition = publish(EventFactory(parent=series, slug="gast", start_date=date(2026, 12, 3)))
    response = client.get("/termine/reihe/2026-12-03/")
    assert (response.status_code, response["Location"]) == (302, "/termine/reihe/gast/")
    edition.unpublish()
    assert client.get("/termine/reihe/2026-12-03/").status_code == 200


def test_a_page_whose_address_looks_like_a_date_is_served(tree: SimpleNamespace, soup: Soup) -> None:
    page = publish(StandardPageFactory(parent=tree.home, slug="archiv", title="Archiv"))
    publish(StandardPageFactory(parent=page, slug="2026-12-03", title="Ein Tag"))
    assert soup("/archiv/2026-12-03/").select_one("h1").get_text() == "Ein Tag"


def test_a_private_or_unpublished_series_has_no_dates_to_look_at(series: EventSeriesPage, client: Client) -> None:
    restriction = PageViewRestriction.objects.create(page=series, restriction_type=PageViewRestriction.LOGIN)
    for identity in ("2026-12-03", "2026-12-04", "2026-12-03-1800"):
        response = client.get(f"/termine/reihe/{identity}/")
        assert (response.status_code, response["Location"]) == (302, f"/_util/login/?next=/termine/reihe/{identity}/")
    restriction.delete()
    series.unpublish()
    assert client.get("/termine/reihe/2026-12-03/").status_code == 404


def test_who_may_see_a_series_may_see_its_dates_and_is_offered_no_calendar_that_is_closed(
    series: EventSeriesPage, index: EventIndexPage, client: Client, soup: Soup
) -> None:
    """Programs that read calendars do not log in, so what is not open to everybody is in none."""
    translate(index, slug="events")
    translate(series, slug="series", title="Series")
    publish(EventFactory(parent=series, slug="gast", start_date=date(2026, 12, 3), title="Gast"))
    PageViewRestriction.objects.create(page=series, restriction_type=PageViewRestriction.LOGIN)
    client.force_login(UserFactory())
    for path in ("/termine/reihe/2026-12-10/", "/en/events/series/2026-12-10/"):
        response = client.get(path)
        assert response.status_code == 200
        assert "private" in response["Cache-Control"]
        assert b"event.ics" not in response.content
    assert soup("/termine/reihe/2026-12-10/").select("#others + .dates a[href='/termine/reihe/2026-12-17/']")
    assert client.get("/termine/reihe/2026-12-03/")["Location"] == "/termine/reihe/gast/"
    whole = soup("/termine/reihe/")
    assert "Gast" in words(whole.select_one("main"))
    assert whole.select("a[href='/termine/reihe/2026-12-10/']")
    assert not whole.select("a[href$='event.ics']")
    assert not soup("/termine/").select("main .date")


def test_a_note_that_is_not_translated_is_marked_as_german(series: EventSeriesPage, index: EventIndexPage, soup: Soup) -> None:
    translate(index, slug="events")
    translate(series, slug="series", title="Series")
    series.changes = [EventDate(locale=series.locale, date=date(2026, 12, 10), what="cancelled", reason="wegen Frost")]
    publish(series)
    reason = soup("/en/events/series/2026-12-10/").select_one(".event-notice [lang=de]")
    assert reason.get_text() == "wegen Frost"
