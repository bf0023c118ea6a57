"""The page of an event: facts, registration, programme, what was moved, and what series it belongs to."""

from collections.abc import Callable
from datetime import date, datetime, time
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from events.models import EventIndexPage
from tests.events.conftest import words
from tests.factories import (
    CityIndexPageFactory,
    CityPageFactory,
    DirectoryPageFactory,
    EventFactory,
    EventSeriesFactory,
    ImageFactory,
    NewsPageFactory,
    OrganisationPageFactory,
    complete,
    picture_file,
    publish,
    translate,
)

pytestmark = pytest.mark.django_db
Soup = Callable[[str], BeautifulSoup]
SPEAKER = {"name": "Nora Wieland", "role": "Leiterin", "organisation": "Stadt"}


def local(*moment: int) -> datetime:
    return timezone.make_aware(datetime(*moment))  # type: ignore[arg-type]  # noqa: DTZ001


def fact(page: BeautifulSoup, name: str) -> str:
    """What stands behind a name in the list of facts; empty where it is missing."""
    return next((words(row.dd) for row in page.select(".facts-list > div") if words(row.dt) == name), "")


@pytest.fixture
def full(index: EventIndexPage, tree: SimpleNamespace) -> Any:
    """An event with everything that an event can have."""
    halle = publish(CityPageFactory(parent=CityIndexPageFactory(parent=tree.home), title="Halle (Saale)", slug="halle"))
    organiser = publish(
        OrganisationPageFactory(parent=DirectoryPageFactory(parent=tree.home), title="Werkstatt (Beispiel)", slug="werkstatt")
    )
    return publish(
        EventFactory(
            parent=index,
            title="Software für die Werkbank",
            slug="werkbank",
            city=halle,
            street="Beispielallee 4",
            postal_code="06120",
            latitude=Decimal("51.482000"),
            longitude=Decimal("11.970000"),
            online_url="https://example.org/stream",
            organiser=organiser,
            registration_url="https://example.org/anmeldung",
            registration_until=local(2026, 12, 14, 12),
            places=80,
            price=Decimal("12.50"),
            price_note="ermäßigt 5 €",
            event_language="de-en",
            accessibility="stufenlos, Hörschleife",
            contact_name="Ines Kaltwasser",
            contact_email="termine@beispiel.example",
            teaser_picture=complete(ImageFactory(file=picture_file(size=(60, 40)))),
            body=[("paragraph", "<p>Was Betriebe brauchen.</p>")],
            programme=[
                ("item", {"time": time(18), "title": "Begrüßung", "text": "", "speakers": [SPEAKER]}),
                ("item", {"time": None, "title": "Ausklang", "text": "Mit Brot.", "speakers": []}),
            ],
        )
    )  # fmt: skip


def test_facts_say_when_where_who_and_how(full: Any, soup: Soup) -> None:
    page = soup("/termine/werkbank/")
    assert fact(page, "Wann") == "Mi, 16. Dezember 202618 bis 21 Uhr"
    assert fact(page, "Wo") == "Technologiepark, Saal 2Beispielallee 4, 06120 Halle (Saale)Auf der Karte"
    assert fact(page, "Veranstalter") == "Werkstatt (Beispiel)"
    assert fact(page, "Kosten") == "12,50 €, ermäßigt 5 €, 80 Plätze"
    assert fact(page, "Sprache") == "Deutsch und Englisch"
    assert fact(page, "Zugang") == "stufenlos, Hörschleife"
    assert "Ines Kaltwasser" in fact(page, "Kontakt")
    assert page.select_one("#place")
    links = {link["href"] for link in page.select(".panel a")}
    assert {"https://example.org/stream", "https://example.org/anmeldung", "/mitglieder/werkstatt/", "/staedte/halle/", "#place"} <= links
    assert "/termine/werkbank/event.ics" in links


def test_the_head_has_the_day_and_the_topic_leads_to_its_list(full: Any, soup: Soup) -> None:
    head = soup("/termine/werkbank/").select_one(".event-head")
    assert words(head.select_one(".event-head__date")) == "16MittwochDezember 2026"
    assert head.select_one(".kicker a")["href"] == "/termine/?topic=standort"


def test_the_programme_has_times_and_speakers(full: Any, soup: Soup) -> None:
    first, second = soup("/termine/werkbank/").select(".programme > li")
    assert (first.select_one("time")["datetime"], words(first.select_one("time"))) == ("18:00", "18 Uhr")
    assert words(first.div) == "BegrüßungNora WielandLeiterin, Stadt"
    assert second.select_one("time") is None
    assert "Mit Brot." in words(second)


def test_registration_is_offered_until_its_last_minute_and_is_closed_then(
    full: Any, soup: Soup, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = soup("/termine/werkbank/")
    assert page.select_one(".button--accent")["href"] == "https://example.org/anmeldung"
    assert "Anmeldung bis Mo, 14. Dezember, 12 Uhr" in words(page.select_one(".panel"))
    monkeypatch.setattr(timezone, "now", lambda: local(2026, 12, 14, 11))
    response = client.get("/termine/werkbank/")
    assert response["Cache-Control"] == "no-store"
    assert b"button--accent" in response.content
    monkeypatch.setattr(timezone, "now", lambda: local(2026, 12, 14, 12, 1))
    page = soup("/termine/werkbank/")
    assert page.select_one(".button--accent") is None
    assert "Die Anmeldung ist seit Mo, 14. Dezember, geschlossen." in words(page.select_one(".panel"))
    assert client.get("/termine/werkbank/")["Cache-Control"] == "no-cache"


@pytest.mark.parametrize(
    ("fields", "notice", "said"),
    [
        ({"standing": "cancelled", "reason": "wegen Sturm"}, "Entfällt wegen Sturm", "Mi, 16. Dezember 2026"),
        ({"standing": "postponed"}, "Vertagt neuer Termin offen", "Mi, 16. Dezember, 18 Uhr"),
        ({"moved_from_date": date(2026, 12, 9), "reason": "voll"}, "Verschoben bisher Mi, 9. Dezember voll", "Mi, 9. Dezember"),
        ({"moved_from_date": date(2026, 12, 16), "moved_from_time": time(17)}, "Verschoben bisher 17 Uhr", "17 Uhr"),
    ],
)  # fmt: skip
def test_what_does_not_take_place_as_announced_says_so_first(
    index: EventIndexPage, soup: Soup, fields: dict[str, Any], notice: str, said: str
) -> None:
    publish(EventFactory(parent=index, slug="abend", **fields))
    page = soup("/termine/abend/")
    assert words(page.select_one(".event-notice")) == notice
    assert words(page.select_one(".facts-list del")).startswith(said)


def test_a_free_event_of_several_days_all_day_long(index: EventIndexPage, soup: Soup) -> None:
    publish(EventFactory(parent=index, slug="messe", start_time=None, end_time=None, end_date=date(2027, 1, 2), price=Decimal(0)))
    page = soup("/termine/messe/")
    assert fact(page, "Wann") == "16. Dezember 2026 bis 2. Januar 2027"
    assert fact(page, "Kosten") == "kostenfrei"


def test_an_edition_shows_its_series_as_stations(index: EventIndexPage, soup: Soup) -> None:
    series = publish(EventSeriesFactory(parent=index, slug="reihe", title="Reihe"))
    publish(EventFactory(parent=series, slug="gast", title="Gast", start_date=date(2026, 12, 10)))
    page = soup("/termine/reihe/gast/")
    stations = page.select(".stations > li")
    assert [station.time["datetime"][:10] for station in stations][:3] == ["2026-12-03", "2026-12-10", "2026-12-17"]
    assert [words(station.time) for station in stations if station.get("aria-current")] == ["10. Dezember 2026"]
    assert stations[0].a["href"] == "/termine/reihe/2026-12-03/"
    assert page.select_one("a.more[href='/termine/reihe/']")


def test_a_station_in_no_city_and_no_house_has_its_place_and_is_not_online(index: EventIndexPage, soup: Soup) -> None:
    series = publish(EventSeriesFactory(parent=index, slug="reihe", title="Reihe"))
    publish(EventFactory(parent=series, slug="gast", start_date=date(2026, 12, 10), venue_name="", place="Naumburg", city=None))
    publish(EventFactory(parent=series, slug="netz", start_date=date(2026, 12, 17), venue_name="", online_url="https://netz.example/"))
    stations = {station.time["datetime"][:10]: words(station.b) for station in soup("/termine/reihe/gast/").select(".stations > li")}
    assert (stations["2026-12-10"], stations["2026-12-17"]) == ("Naumburg", "Online")


def test_whom_to_ask_may_be_an_office_without_a_name(index: EventIndexPage, soup: Soup) -> None:
    publish(EventFactory(parent=index, slug="abend", contact_role="Anmeldung", contact_phone="03641 000 00-1"))
    assert fact(soup("/termine/abend/"), "Kontakt") == "Anmeldung03641 000 00-1"


def test_articles_that_refer_to_an_event_stand_below_it(full: Any, soup: Soup, tree: SimpleNamespace) -> None:
    assert soup("/termine/werkbank/").select_one(".stories") is None
    link = f'<p><a linktype="page" id="{full.pk}">dort</a></p>'
    publish(NewsPageFactory(parent=tree.news, title="Bericht", slug="bericht", body=[("paragraph", link)]))
    assert words(soup("/termine/werkbank/").select_one(".stories h3")) == "Bericht"


def test_english_follows_with_its_own_words(full: Any, index: EventIndexPage, soup: Soup) -> None:
    translate(index, slug="events")
    translate(full, slug="workbench", title="Software for the workbench")
    page = soup("/en/events/workbench/")
    assert page.select_one("h1").get_text() == "Software for the workbench"
    assert fact(page, "When") == "Wed, 16 December 20266 to 9 pm"
    assert fact(page, "Language") == "German and English"
    assert "Register until Mon, 14 December, noon" in words(page.select_one(".panel"))


def test_an_event_costs_ten_queries_and_one_for_its_news(full: Any, client: Client, index: EventIndexPage) -> None:
    client.get("/termine/werkbank/")
    cache.clear()
    with CaptureQueriesContext(connection) as queries:
        client.get("/termine/werkbank/")
    assert len(queries) <= 11, [query["sql"][:90] for query in queries]


def test_a_draft_can_be_looked_at(index: EventIndexPage, admin_client: Client) -> None:
    draft = EventFactory(parent=index, slug="entwurf", title="Entwurf", live=False)
    draft.save_revision()
    response = admin_client.get(f"/admin/pages/{draft.pk}/view_draft/")
    assert response.status_code == 200
    assert "16. Dezember" in response.content.decode().replace("\u00a0", " ")
