"""A month as a calendar: whole weeks from Monday, each date on each of its days, and ways to the months around it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, time

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from events.models import EventIndexPage
from events.months import Month, month_of, read_month, weeks
from tests.events.conftest import TODAY, words
from tests.factories import EventFactory, EventSeriesFactory, publish, translate

Soup = Callable[[str], BeautifulSoup]
DECEMBER = "/termine/?view=month&month=2026-12"


@dataclass(frozen=True)
class Held:
    day: date
    last_day: date


def day_of(page: BeautifulSoup, day: str) -> BeautifulSoup:
    return page.select_one(f"td:has(time[datetime='{day}'])")


@given(st.dates(date(1990, 1, 1), date(2099, 12, 31)))
def test_a_month_is_whole_weeks_that_begin_on_monday_and_name_each_day_once(day: date) -> None:
    month = month_of(day)
    grid = weeks(month, [], day, 5, {})
    days = [each.day for week in grid for each in week]
    assert all(len(week) == 7 and week[0].day.weekday() == 0 for week in grid)
    assert days == sorted(set(days))
    assert next(each.day for week in grid for each in week if not each.is_outside) == month.first
    assert sum(not each.is_outside for week in grid for each in week) == month.last.day
    assert [each.day for week in grid for each in week if each.is_today] == [day]
    assert (month.next.previous, read_month(str(month))) == (month, month)


@pytest.mark.parametrize("text", ["2026-13", "2026-00", "1989-12", "2100-01", "26-12", "2026-1", "٢٠٢٦-12", "", "2026-12-01"])
def test_what_is_no_month_is_none(text: str) -> None:
    assert read_month(text) is None


def test_more_than_a_day_holds_is_said() -> None:
    held = [Held(date(2026, 12, 1), date(2026, 12, 2))] * 3
    tuesday, wednesday, thursday = (date(2026, 12, day) for day in (1, 2, 3))
    days = {(tuesday, wednesday): 3, (wednesday, wednesday): 40, (thursday, thursday): 2}
    first, second, third = weeks(Month(2026, 12), held, TODAY, 2, days)[0][1:4]
    assert (len(first.entries), first.more) == (2, 1)
    assert (len(second.entries), second.more) == (2, 41)
    assert third.more == 0


@pytest.mark.django_db
class TestPage:
    def test_dates_stand_on_their_days_and_today_is_marked(self, index: EventIndexPage, soup: Soup) -> None:
        publish(EventSeriesFactory(parent=index, slug="reihe", title="Reihe"))
        page = soup(DECEMBER)
        assert words(page.select_one(".calendar caption")) == "Dezember 2026"
        assert [heading.get_text() for heading in page.select(".calendar thead abbr")] == ["Mo", "Di", "Mi", "Do", "Fr", "Sa", "So"]
        assert day_of(page, "2026-12-10").a["href"] == "/termine/reihe/2026-12-10/"
        assert words(page.select_one("[role=status]")) == "5 Termine im Dezember 2026"
        assert page.select_one(".is-today") is None
        today = soup("/termine/?view=month").select_one(".is-today time")
        assert today["datetime"] == TODAY.isoformat()
        assert "heute" in today.get_text()

    def test_what_lasts_several_days_stands_on_each_of_them_over_the_end_of_a_month(self, index: EventIndexPage, soup: Soup) -> None:
        publish(EventFactory(parent=index, title="Akademie", start_date=date(2026, 12, 30), end_date=date(2027, 1, 2)))
        for address in (DECEMBER, "/termine/?view=month&month=2027-01"):
            page = soup(address)
            shown = [cell.time["datetime"] for cell in page.select("td:has(a)")]
            assert shown == ["2026-12-30", "2026-12-31", "2027-01-01", "2027-01-02"]
            assert words(page.select_one("[role=status]")).startswith("1 Termin ")

    def test_moved_and_cancelled_dates_are_told_in_words(self, index: EventIndexPage, soup: Soup) -> None:
        changes = [
            {"date": date(2026, 12, 3), "what": "cancelled"},
            {"date": date(2026, 12, 10), "new_date": date(2026, 12, 11)},
            {"date": date(2026, 12, 17), "what": "postponed"},
        ]
        publish(EventSeriesFactory(parent=index, changes=changes))
        page = soup(DECEMBER)
        assert "(entfällt)" in words(day_of(page, "2026-12-03"))
        assert "(verschoben)" in words(day_of(page, "2026-12-11"))
        assert "(neuer Termin offen)" in words(day_of(page, "2026-12-17"))
        assert day_of(page, "2026-12-10").a is None

    def test_an_empty_month_says_so_and_offers_the_next_with_dates(self, index: EventIndexPage, soup: Soup) -> None:
        publish(EventFactory(parent=index, start_date=date(2027, 9, 4)))
        publish(EventFactory(parent=index, start_date=date(2026, 3, 4)))
        page = soup("/termine/?view=month&month=2027-03&topic=standort")
        assert page.select_one(".note a")["href"] == "/termine/?topic=standort&view=month&month=2027-09"
        assert page.select_one("meta[name=robots]")["content"] == "noindex"
        assert soup("/termine/?view=month&month=2028-03").select_one(".note a")["href"].endswith("month=2027-09")

    def test_neighbouring_months_are_linked_as_far_as_there_is_anything(self, index: EventIndexPage, soup: Soup) -> None:
        publish(EventFactory(parent=index, start_date=date(2027, 1, 4)))
        page = soup(DECEMBER)
        assert [link["href"][-7:] for link in page.select(".switch a[rel]")] == ["2026-11", "2027-01"]
        assert [link["rel"] for link in soup("/termine/?view=month&month=2027-01").select(".switch a[rel]")] == [["prev"]]
        assert [link["rel"] for link in soup("/termine/?view=month").select(".switch a[rel]")] == [["next"]]

    def test_more_dates_than_a_day_holds_lead_to_the_day_as_a_list(self, index: EventIndexPage, soup: Soup) -> None:
        for hour in range(7):
            publish(EventFactory(parent=index, start_time=time(10 + hour), end_time=None))
        cell = day_of(soup(DECEMBER), "2026-12-16")
        more = cell.select_one(".calendar__more")
        assert (len(cell.select("a")), more["href"]) == (6, "/termine/?from=2026-12-16&to=2026-12-16")
        assert len(soup(more["href"]).select(".date")) == 7

    def test_filters_stay_from_list_to_month_and_back(self, index: EventIndexPage, soup: Soup) -> None:
        publish(EventFactory(parent=index))
        by_list = soup("/termine/?topic=standort&from=2026-12-05")
        to_month = by_list.select(".switch a")[1]["href"]
        assert to_month == "/termine/?topic=standort&view=month&month=2026-12"
        page = soup(to_month)
        assert page.select_one(".switch a")["href"] == "/termine/?topic=standort"
        assert {hidden["name"]: hidden["value"] for hidden in page.select("form.filter [type=hidden]")} == {
            "view": "month",
            "month": "2026-12",
        }

    def test_month_in_english(self, index: EventIndexPage, soup: Soup) -> None:
        translate(index, slug="events")
        publish(EventFactory(parent=index, title="Nur deutsch"))
        path = "/en/events/?view=month&month=2026-12"
        page = soup(path)
        assert words(page.select_one(".calendar caption")) == "December 2026"
        assert [words(soup(each).select_one(".calendar time")) for each in (DECEMBER, path)] == ["Mo, 30. Nov", "Mon, 30 Nov"]
        assert page.select_one("td a")["lang"] == "de"
        assert page.select_one(".site-tools a[hreflang]")["href"] == "/termine/?view=month&month=2026-12"
