"""The list of dates: by month, filtered, searched, in pages, in both languages, and what it costs."""

from collections.abc import Callable
from datetime import date, time
from types import SimpleNamespace
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from wagtail.models import PageViewRestriction

from events.models import EventIndexPage
from locations.models import CityPage
from tests.events.conftest import titles, words
from tests.factories import CityIndexPageFactory, CityPageFactory, EventFactory, EventSeriesFactory, TopicFactory, publish, translate

pytestmark = pytest.mark.django_db
Soup = Callable[[str], BeautifulSoup]


@pytest.fixture
def jena(tree: SimpleNamespace) -> CityPage:
    return publish(CityPageFactory(parent=CityIndexPageFactory(parent=tree.home), title="Jena", slug="jena"))


@pytest.fixture
def hold(index: EventIndexPage) -> Callable[..., Any]:
    """Publish an event on a day of a month (`12-16`), of 2026 unless the year is said."""

    def held(title: str, day: str = "12-16", *, topic: str = "standort", **fields: Any) -> Any:
        start = date.fromisoformat(day if len(day) > 5 else f"2026-{day}")
        return publish(EventFactory(parent=index, title=title, start_date=start, topics=[TopicFactory(slug=topic)], **fields))

    return held


def test_coming_dates_stand_by_month_the_next_one_first(hold: Any, soup: Soup) -> None:
    hold("Später", "2027-01-14")
    hold("Bald", "12-03")
    hold("Heute", "11-26")
    hold("Vorbei", "11-25")
    page = soup("/termine/")
    assert titles(page) == ["Heute", "Bald", "Später"]
    assert [words(heading) for heading in page.select("main .month h2")] == ["November 2026", "Dezember 2026", "Januar 2027"]
    assert words(page.select_one("[role=status]")) == "3 Termine"


def test_a_date_says_day_place_and_hours_in_the_language_of_the_page(hold: Any, soup: Soup, index: EventIndexPage, jena: CityPage) -> None:
    translate(index, slug="events")
    event = hold("Abend", city=jena, start_time=time(9, 30), end_time=time(16))
    translate(event, title="Evening")
    row, english = soup("/termine/").select_one(".date"), soup("/en/events/").select_one(".date")
    assert (words(row.select_one("time")), row.select_one("time")["datetime"]) == ("16Mi", "2026-12-16T09:30")
    assert words(row.select_one(".date__where")) == "JenaTechnologiepark, Saal 29.30 bis 16 Uhr"
    assert words(english.select_one("time")) == "16Wed"
    assert words(english.select_one(".date__where")).endswith("9.30 am to 4 pm")


def test_what_lasts_several_days_says_its_last_day_and_stays_until_it_is_over(hold: Any, soup: Soup) -> None:
    hold("Akademie", "11-24", end_date=date(2026, 11, 28), start_time=None, end_time=None)
    page = soup("/termine/")
    assert titles(page) == ["Akademie"]
    assert words(page.select_one(".date__day")) == "24Di, bis 28."
    assert "24. bis 28. November" in words(page.select_one(".date__where"))


def test_what_began_in_an_earlier_month_stands_in_the_first_month_of_the_list(hold: Any, soup: Soup) -> None:
    hold("Ausstellung", "10-20", end_date=date(2026, 12, 5))
    assert [words(heading) for heading in soup("/termine/").select(".month h2")] == ["November 2026"]


def test_moved_cancelled_postponed_and_relocated_dates_say_so(index: EventIndexPage, soup: Soup) -> None:
    changes = [
        {"date": date(2026, 12, 3), "what": "cancelled", "reason": "wegen Sturm"},
        {"date": date(2026, 12, 10), "new_date": date(2026, 12, 11)},
        {"date": date(2026, 12, 17), "venue_name": "Stadthaus"},
        {"date": date(2026, 12, 24), "what": "postponed"},
        {"date": date(2026, 12, 31), "new_start": time(17)},
    ]
    publish(EventSeriesFactory(parent=index, slug="reihe", changes=changes))
    rows = soup("/termine/").select(".date")
    assert "is-cancelled" in rows[0]["class"]
    assert words(rows[0].select_one(".date__what")).endswith("Entfällt wegen Sturm")
    assert "Verschoben bisher Do, 10. Dezember" in words(rows[1])
    assert rows[1].select_one("del").get_text().replace("\u00a0", " ") == "Do, 10. Dezember"
    assert rows[1].select_one("h3 a")["href"] == "/termine/reihe/2026-12-10/"
    assert "Anderer Ort bisher Technologiepark, Saal 2" in words(rows[2])
    assert "neuer Termin offen" in words(rows[3])
    assert "bisher 18 Uhr" in words(rows[4])


def test_a_series_that_travels_is_not_elsewhere_each_time(index: EventIndexPage, soup: Soup) -> None:
    changes = [{"date": date(2026, 12, day), "what": "extra", "venue_name": f"Haus {day}"} for day in (1, 2)]
    publish(EventSeriesFactory(parent=index, venue_name="", online_url="https://example.org/", schedules=[], changes=changes))
    page = soup("/termine/")
    assert len(titles(page)) == 2
    assert page.select(".status") == []


def test_a_date_with_a_name_of_its_own_says_its_series_below(index: EventIndexPage, soup: Soup) -> None:
    publish(EventSeriesFactory(parent=index, title="Reihe", changes=[{"date": date(2026, 12, 3), "title": "Licht und Daten"}]))
    row = soup("/termine/?q=licht").select_one(".date")
    assert (words(row.h3), words(row.select_one(".meta"))) == ("Licht und Daten", "Reihe")
    assert words(soup("/termine/?q=licht").select_one("[role=status]")).startswith("1 Termin ")


def test_city_topic_days_and_words_narrow_alone_and_together(hold: Any, soup: Soup, jena: CityPage) -> None:
    hold("Lauf in Jena", "12-05", topic="sport", city=jena)
    hold("Lauf anderswo", "12-06", topic="sport")
    hold("Konzert", "12-20", topic="kultur", city=jena, summary="Chöre singen.")
    assert titles(soup("/termine/?city=jena")) == ["Lauf in Jena", "Konzert"]
    assert titles(soup("/termine/?topic=sport")) == ["Lauf in Jena", "Lauf anderswo"]
    assert titles(soup("/termine/?from=2026-12-06&to=2026-12-20")) == ["Lauf anderswo", "Konzert"]
    assert titles(soup("/termine/?q=chöre")) == ["Konzert"]
    assert titles(soup("/termine/?q=LAUF+jena")) == ["Lauf in Jena"]
    assert titles(soup("/termine/?q=technologiepark&city=jena&topic=sport&to=2026-12-05")) == ["Lauf in Jena"]


def test_a_series_is_found_once_for_each_date_whatever_number_of_topics_it_has(index: EventIndexPage, soup: Soup) -> None:
    publish(EventSeriesFactory(parent=index, topics=[TopicFactory(slug="sport"), TopicFactory(slug="kultur")]))
    page = soup("/termine/?topic=kultur")
    assert len(titles(page)) == 10
    options = [option.get_text() for option in page.select("[name=topic] option")]
    assert options == ["Alle Themen", "Kultur (10)", "Sport (10)"]
    assert words(page.select_one("[role=status]")).startswith("10 Termine")


def test_days_asked_for_reach_back_and_the_archive_begins_with_the_last_one(hold: Any, soup: Soup) -> None:
    hold("Lange her", "2018-05-03")
    hold("Gestern", "11-25")
    hold("Morgen", "11-27")
    assert titles(soup("/termine/?archive=1")) == ["Gestern", "Lange her"]
    assert titles(soup("/termine/?from=2026-11-20")) == ["Gestern", "Morgen"]
    assert titles(soup("/termine/?archive=1&to=2020-01-01")) == ["Lange her"]


def test_english_words_and_german_ones_are_found_in_english_and_drafts_in_neither(
    hold: Any, soup: Soup, index: EventIndexPage, client: Client
) -> None:
    translate(index, slug="events")
    event = translate(hold("Lauf"), title="Race")
    for query in ("race", "lauf"):
        assert titles(soup(f"/en/events/?q={query}")) == ["Race"]
    assert words(soup("/termine/?q=race").select_one("[role=status]")).startswith("Kein Termin")
    event.unpublish()
    assert words(soup("/en/events/?q=race").select_one("[role=status]")).startswith("No date")


def test_a_german_date_is_listed_in_english_with_its_language(hold: Any, soup: Soup, index: EventIndexPage) -> None:
    translate(index, slug="events")
    hold("Nur deutsch")
    link = soup("/en/events/").select_one(".date h3 a")
    assert (link["lang"], link["hreflang"], link["href"].startswith("/termine/")) == ("de", "de", True)


def test_twenty_to_a_page_with_neighbours_and_a_status(index: EventIndexPage, soup: Soup, client: Client) -> None:
    publish(EventSeriesFactory(parent=index, schedules=[{"rule": "RRULE:FREQ=WEEKLY;COUNT=21"}]))
    first, second = soup("/termine/"), soup("/termine/?page=2")
    assert (len(titles(first)), len(titles(second))) == (20, 1)
    assert first.select_one(".pages a[rel=next]")["href"] == "/termine/?page=2"
    assert first.head.select_one("link[rel=next]")["href"].endswith("/termine/?page=2")
    assert "Seite 2" in second.head.title.string
    assert second.select("link[hreflang]") == []
    assert client.get("/termine/?page=3").status_code == 404


def test_nothing_found_says_which_filter_to_drop_and_offers_the_nearest(hold: Any, soup: Soup, jena: CityPage) -> None:
    hold("Davor", "2027-07-17", city=jena)
    hold("Danach", "2027-09-04", city=jena)
    page = soup("/termine/?city=jena&from=2027-08-01&to=2027-08-31")
    assert words(page.select_one("[role=status]")).startswith("Kein Termin")
    assert titles(page) == ["Davor", "Danach"]
    assert [words(way) for way in page.select("main .ledger__side li")] == ["ab 1. August 2027", "bis 31. August 2027"]
    assert len(page.select("main .tags a")) == 3
    assert page.select_one("meta[name=robots]")["content"] == "noindex"
    assert titles(soup("/termine/?topic=quark")) == ["Davor", "Danach"]
    assert titles(soup("/termine/?city=gotham")) == ["Davor", "Danach"]


def test_an_empty_list_is_a_page_too(index: EventIndexPage, soup: Soup) -> None:
    page = soup("/termine/")
    assert titles(page) == []
    assert page.select_one("#none")
    assert page.select_one("ol.dates") is None


@pytest.mark.parametrize(
    ("query", "problem"),
    [
        ("from=2026-02-30", "„2026-02-30“ ist kein Tag."),
        ("to=0000-01-01", "kein Tag"),
        ("from=2027-01-02&to=2027-01-01", "Der letzte Tag liegt vor dem ersten."),
        ("archive=x", "„x“"),
        ("view=x", "„x“"),
    ],
)
def test_what_is_not_understood_is_said_and_everything_is_shown(hold: Any, soup: Soup, query: str, problem: str) -> None:
    hold("Abend", "2027-02-03")
    page = soup(f"/termine/?{query}")
    assert titles(page) == ["Abend"]
    assert problem in words(page.select_one("main :is(.error, .note)"))


def test_the_german_way_to_write_a_day_is_understood(hold: Any, soup: Soup) -> None:
    hold("Abend", "2027-02-03")
    hold("Vorher")
    assert titles(soup("/termine/?from=01.02.2027")) == ["Abend"]


@pytest.mark.parametrize("view", ["", "view=month&"])
@pytest.mark.parametrize(
    "query",
    [
        "q=%00", "q=" + "a" * 9000, "q=" + "'" * 500, "q=%25_%5C", "q=%ED%A0%80", "from=%00", "from=9999-12-31",
        "from=0001-01-01&to=9999-12-31",
        "month=0000-00", "month=9999-12", "month=2026-13", "month=%00", "month=1990-01", "month=2099-12", "city=%00", "topic=" + "x" * 9000,
        "q=" + "+".join(["ä"] * 500), "archive=1&archive=0", "from=٢٠٢٦-01-01",
    ],
)  # fmt: skip
def test_bad_values_are_answered(hold: Any, client: Client, view: str, query: str) -> None:
    hold("Abend")
    assert client.get(f"/termine/?{view}{query}").status_code in (200, 404)


def test_private_and_hidden_events_are_not_listed_nor_counted(hold: Any, soup: Soup) -> None:
    event = hold("Geheim", topic="sport")
    PageViewRestriction.objects.create(page=event, restriction_type=PageViewRestriction.LOGIN)
    page = soup("/termine/?q=geheim")
    assert words(page.select_one("[role=status]")).startswith("Kein Termin")
    assert "Sport (1)" not in page.get_text()
