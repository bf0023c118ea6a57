"""The addresses of calendars: what they take, what they refuse, and how programs of all kinds read them."""

from collections.abc import Callable
from datetime import date, timedelta
from types import SimpleNamespace

import pytest
import vobject
from bs4 import BeautifulSoup
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from icalendar import Calendar
from wagtail.models import PageViewRestriction

from events.addresses import calendar_url, webcal
from events.ical import views
from events.models import EventDate, EventIndexPage
from tests.events.calendars import events, fetch
from tests.factories import CityIndexPageFactory, CityPageFactory, EventFactory, EventSeriesFactory, TopicFactory, publish, translate

pytestmark = pytest.mark.django_db
Soup = Callable[[str], BeautifulSoup]


def titles(client: Client, address: str) -> list[str]:
    return sorted(str(event["SUMMARY"]) for event in events(fetch(client, address)))


def test_a_calendar_says_what_it_is(index: EventIndexPage, client: Client) -> None:
    page = publish(
        EventFactory(
            parent=index, title="Äußerst lange Überschrift über nachhaltige Gewerbeflächen für größere Städte; mit Komma, und mehr"
        )
    )
    response = client.get("/calendar.ics?locale=de")
    assert response["Content-Disposition"] == 'inline; filename="termine.ics"'
    calendar = Calendar.from_ical(response.content)
    assert str(calendar["NAME"]) == str(calendar["X-WR-CALNAME"]) == "Metropolregion Mitteldeutschland: Termine"
    assert str(calendar["SOURCE"]) == settings.BASE_URL + "/calendar.ics"
    assert str(calendar["URL"]) == settings.BASE_URL + "/termine/"
    assert b"REFRESH-INTERVAL;VALUE=DURATION:PT1H" in response.content
    [event] = calendar.events
    assert str(event["SUMMARY"]) == page.title
    assert event["SUMMARY"].params["LANGUAGE"] == "de"
    lines = response.content.split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert b"\n" not in b"".join(lines)
    for line in lines:
        line.decode()  # no letter is cut in two


def test_hostile_titles_stay_titles(index: EventIndexPage, client: Client) -> None:
    title = 'Eins\r\nEND:VEVENT\nBEGIN:VEVENT\rUID:1\u2028\x0b\x85;,\\n"'
    page = publish(EventFactory(parent=index))
    type(page).objects.filter(pk=page.pk).update(title=title)
    [event] = events(fetch(client))
    assert str(event["UID"]) == str(page.translation_key)
    assert "BEGIN:VEVENT" in str(event["SUMMARY"])


def test_the_list_is_narrowed_as_the_calendar_is(index: EventIndexPage, tree: SimpleNamespace, client: Client) -> None:
    jena = publish(CityPageFactory(parent=CityIndexPageFactory(parent=tree.home), title="Jena", slug="jena"))
    science = TopicFactory(slug="wissenschaft")
    publish(EventFactory(parent=index, title="Eins", city=jena, topics=[science]))
    publish(EventSeriesFactory(parent=index, title="Zwei", city=jena, topics=[science]))
    publish(EventFactory(parent=index, title="Drei", city=jena))
    publish(EventFactory(parent=index, title="Vier", topics=[science]))
    assert titles(client, "/calendar.ics?city=jena&topic=wissenschaft") == ["Eins", "Zwei"]
    assert titles(client, "/calendar.ics?q=drei") == ["Drei"]
    assert titles(client, calendar_url("en", topic="wissenschaft")) == ["Eins", "Vier", "Zwei"]


def test_the_calendar_beside_a_list_holds_what_the_list_shows(index: EventIndexPage, client: Client, soup: Soup) -> None:
    """Also the days that were asked for."""
    publish(EventSeriesFactory(parent=index, title="Reihe", slug="reihe"))
    publish(EventFactory(parent=index, title="Abend"))
    page = soup("/termine/?from=2026-12-11&to=2026-12-24&q=e")
    shown = [item["datetime"] for item in page.select("main .date time")]
    path = page.select_one(".subscribe a[href^='/calendar.ics']")["href"]
    assert sorted(event["DTSTART"].dt.isoformat()[:16] for event in events(fetch(client, path))) == sorted(shown)
    assert len(shown) == 3
    for event in events(fetch(client, path)):
        assert ("RECURRENCE-ID" in event) == (str(event["SUMMARY"]) == "Reihe")
        assert "RRULE" not in event


def test_what_was_over_a_year_ago_is_left_out(index: EventIndexPage, client: Client) -> None:
    publish(EventFactory(parent=index, title="Alt", start_date=date(2025, 11, 25)))
    publish(EventFactory(parent=index, title="Voriges Jahr", start_date=date(2025, 11, 26)))
    publish(EventSeriesFactory(parent=index, title="Aus", schedules=[{"first_date": date(2024, 1, 4)}]))
    publish(EventSeriesFactory(parent=index, title="Lang", schedules=[{"first_date": date(1995, 1, 5), "rule": "RRULE:FREQ=WEEKLY"}]))
    old = publish(EventFactory(parent=index, title="Sehr alt", slug="sehr-alt", start_date=date(2018, 5, 3)))
    assert titles(client, "/calendar.ics") == ["Lang", "Voriges Jahr"]
    assert titles(client, f"{old.url}event.ics") == ["Sehr alt"]


def test_each_language_has_its_calendar(index: EventIndexPage, client: Client) -> None:
    translate(index, slug="events")
    event = publish(EventFactory(parent=index, title="Abend", slug="abend", standing="cancelled", reason="wegen Sturm"))
    translate(event, title="Evening", slug="evening", reason="because of a storm")
    publish(EventFactory(parent=index, title="Nur deutsch"))
    found = {event["SUMMARY"].params["LANGUAGE"]: event for event in events(fetch(client, "/calendar.ics?locale=en"))}
    assert (str(found["en"]["SUMMARY"]), str(found["de"]["SUMMARY"])) == ("Cancelled: Evening", "Nur deutsch")
    assert str(found["en"]["URL"]) == settings.BASE_URL + "/en/events/evening/"
    assert titles(client, "/en/events/evening/event.ics") == ["Cancelled: Evening"]
    assert titles(client, "/termine/abend/event.ics") == ["Abgesagt: Abend"]


def test_a_date_keeps_its_names_and_rises_with_each_change(index: EventIndexPage, client: Client) -> None:
    series = publish(EventSeriesFactory(parent=index, slug="runde"))
    address = "/termine/runde/2026-12-10/event.ics"
    states = []
    for values in ({}, {"what": "postponed"}, {"new_date": date(2026, 12, 11)}, {"what": "cancelled"}):
        if values:
            series.changes = [EventDate(locale=series.locale, date=date(2026, 12, 10), **values)]
            series = publish(series)
        for file in (fetch(client, address), fetch(client)):
            vobject.readOne(file.decode()).validate(raiseException=True)
        [alone] = events(fetch(client, address))
        states.append((str(alone["UID"]), alone["RECURRENCE-ID"].dt.isoformat(), alone["SEQUENCE"], str(alone["STATUS"])))
        if values:
            assert alone in events(fetch(client))
    assert len({(uid, name) for uid, name, _sequence, _status in states}) == 1
    assert [state[2:] for state in states] == [(0, "CONFIRMED"), (1, "TENTATIVE"), (2, "CONFIRMED"), (3, "CANCELLED")]


def test_new_words_in_english_are_new_to_the_english_calendar_alone(
    index: EventIndexPage, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Programs take what is newer; the dates themselves are the same."""
    translate(index)
    english = translate(publish(EventSeriesFactory(parent=index)))
    [before], [german] = events(fetch(client, "/calendar.ics?locale=en")), events(fetch(client, "/calendar.ics?locale=de"))
    later = timezone.now() + timedelta(hours=1)
    monkeypatch.setattr(timezone, "now", lambda: later)
    english.title = "Round table"
    publish(english)
    [after] = events(fetch(client, "/calendar.ics?locale=en"))
    assert (str(after["SUMMARY"]), after["LAST-MODIFIED"].dt) == ("Round table", later.replace(microsecond=0))
    assert after["LAST-MODIFIED"].dt > before["LAST-MODIFIED"].dt
    assert after["SEQUENCE"] == before["SEQUENCE"]
    assert events(fetch(client, "/calendar.ics?locale=de")) == [german]


def test_an_unchanged_calendar_is_not_sent_again(index: EventIndexPage, client: Client) -> None:
    event = publish(EventFactory(parent=index))
    first = client.get("/calendar.ics", headers={"accept-encoding": "gzip"})
    assert first["Content-Encoding"] == "gzip"
    with CaptureQueriesContext(connection) as captured:
        again = client.get("/calendar.ics", headers={"accept-encoding": "gzip", "if-none-match": first["ETag"]})
    assert (again.status_code, again.content, len(captured) <= 1) == (304, b"", True)
    event.title = "Neu"
    publish(event)
    assert client.get("/calendar.ics", headers={"if-none-match": first["ETag"]}).status_code == 200


def test_what_is_not_public_is_in_no_calendar(index: EventIndexPage, client: Client) -> None:
    series = publish(EventSeriesFactory(parent=index, slug="runde"))
    PageViewRestriction.objects.create(page=series, restriction_type=PageViewRestriction.LOGIN)
    assert titles(client, "/calendar.ics") == []
    for address in ("/termine/runde/event.ics", "/termine/runde/2026-12-10/event.ics"):
        assert client.get(address).status_code == 404


@pytest.mark.parametrize(
    "address",
    ["/event.ics", "/termine/event.ics", "/termine/nichts/event.ics", "/termine/runde/2026-12-11/event.ics", "/%00/event.ics",
     "/termine/runde/2026-02-30/event.ics", "/termine/runde/9999-99-99/event.ics", "/" + "a/" * 400 + "event.ics", "/en/calendar.ics"],
)  # fmt: skip
def test_an_address_without_a_calendar_is_not_found(index: EventIndexPage, client: Client, address: str) -> None:
    publish(EventSeriesFactory(parent=index, slug="runde"))
    assert client.get(address).status_code == 404


@pytest.mark.parametrize(
    ("query", "language", "named"),
    [
        ("locale=fr", "de", "fr"), ("locale=", "de", "de, en"), ("locale=de&locale=en", "en", "locale"), ("topic=quark", "de", "quark"),
        ("topic=", "de", "standort"), ("topic=%00", "de", "standort"), ("city=quark&locale=en", "en", "quark"), ("page=2", "de", "page"),
        ("q=", "de", "q"), ("q=%00", "de", "q"), ("q=" + "a" * 9000, "de", "60"), ("q=%20a", "de", "q"), ("%3Cscript%3E=1", "de", "locale"),
        ("from=1.12.2026", "de", "from"), ("to=2026-02-30", "de", "to"), ("from=2026-12-02&to=2026-12-01&locale=en", "en", "before"),
        ("from=", "de", "from"), ("from=%00", "de", "from"), ("archive=1", "de", "archive"),
        ("&".join(f"p{number}=1" for number in range(900)), "de", "p0"),
    ],
)  # fmt: skip
def test_what_a_calendar_does_not_understand_it_says(index: EventIndexPage, client: Client, query: str, language: str, named: str) -> None:
    TopicFactory()
    response = client.get(f"/calendar.ics?{query}")
    assert (response.status_code, response["Content-Type"]) == (400, "text/plain; charset=utf-8")
    assert response["Content-Language"] == language
    assert named in response.content.decode()
    assert len(response.content) < 300


def test_more_dates_of_some_days_than_are_written_at_once_are_too_much(
    index: EventIndexPage, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(views, "MOST", 10)
    publish(EventSeriesFactory(parent=index))  # ten dates
    assert len(events(fetch(client, "/calendar.ics?from=2026-12-01"))) == 10
    publish(EventFactory(parent=index))
    for query in ("from=2026-12-01", "to=2030-01-01", "from=1990-01-01&to=2099-12-31"):
        response = client.get(f"/calendar.ics?{query}")
        assert response.status_code == 400
        assert "liegen 11 Termine, höchstens 10" in response.content.decode()
    assert len(events(fetch(client, "/calendar.ics?to=2026-12-31"))) < 10
    assert len(events(fetch(client))) == 2


@pytest.mark.parametrize("words", ["%22", "*", "a:b", "%27%27%27", "%E2%80%8Fabc", "%25", "_" * 60])
def test_no_words_break_a_calendar(index: EventIndexPage, client: Client, words: str) -> None:
    assert client.get(f"/calendar.ics?q={words}").status_code in (200, 400)


def test_calendars_are_subscribed_to_by_webcal() -> None:
    assert (
        webcal(calendar_url("en", city="jena", q="ä b"))
        == f"webcal://{settings.BASE_URL.partition('://')[2]}/calendar.ics?locale=en&city=jena&q=%C3%A4+b"
    )


@pytest.mark.parametrize("query", ["", "?topic=standort"])
def test_queries_do_not_grow(index: EventIndexPage, client: Client, query: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("events.ical.kept.AT_ONCE", 10**9)  # one lot, wherever the numbers of the pages stand
    topic = TopicFactory()

    def more(number: int) -> None:
        for _number in range(number):
            publish(EventFactory(parent=index, topics=[topic]))
            publish(EventSeriesFactory(parent=index, topics=[topic], changes=[{"date": date(2026, 12, 10), "what": "cancelled"}]))

    def queries() -> int:
        client.get("/calendar.ics?locale=en")
        with CaptureQueriesContext(connection) as captured:
            fetch(client, f"/calendar.ics{query}")
        return len(captured)

    more(1)
    few = queries()
    more(8)
    assert queries() == few


def test_blanks_that_hold_words_together_stay_in_calendars(index: EventIndexPage, client: Client) -> None:
    """What is shown together, is told together; what nobody can see goes."""
    publish(EventFactory(parent=index, title="Um 18\u00a0Uhr,\u202fim\u200b Saal; 1\\2\u202e"))
    [told] = events(fetch(client))
    assert str(told["SUMMARY"]) == "Um 18\u00a0Uhr,\u202fim Saal; 1\\2"
