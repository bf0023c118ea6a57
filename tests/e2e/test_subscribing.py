"""From a filter to a calendar, as a visitor goes who has a browser and nothing else."""

from typing import Any

from icalendar import Calendar
from playwright.sync_api import expect

from tests.e2e.visit import LookAt


def test_the_calendar_that_is_offered_beside_a_filter_holds_what_the_filter_shows(look_at: LookAt) -> None:
    page = look_at("/termine/", width=1280).page
    page.get_by_label("Stadt").select_option("jena")
    page.get_by_label("Thema").select_option("wissenschaft")
    page.get_by_label("Bis").fill("2099-12-31")
    page.get_by_role("button", name="Filtern").click()
    expect(page.get_by_role("status")).to_contain_text("zum Thema „Wissenschaft“ in Jena")
    assert page.locator("main .pages").count() == 0
    shown = page.locator("main .date .date__day").evaluate_all("days => days.map(day => day.dateTime.slice(0, 16))")
    assert len(shown) > 3

    subscribe = page.get_by_role("link", name="Abonnieren", exact=True).get_attribute("href")
    address = page.locator("#calendar-address").input_value()
    assert subscribe == address.replace("http://", "webcal://")
    path = page.get_by_role("link", name="Als Datei (.ics)").get_attribute("href")
    assert path is not None
    assert address.endswith(path)

    site = page.url.partition("/termine/")[0]
    answer = page.request.get(site + path)
    told = sorted(_begins(event) for event in Calendar.from_ical(answer.body()).events)
    coming = [begins for begins in told if begins >= min(shown)]  # calendars go back for a year
    assert coming == sorted(shown)
    again = page.request.get(site + path, headers={"If-None-Match": answer.headers["etag"]})
    assert (again.status, again.body()) == (304, b"")


def _begins(event: Any) -> str:
    """As `time` elements have it: the moment on the wall, or the day."""
    found: str = event["DTSTART"].dt.isoformat()[:16]
    return found
