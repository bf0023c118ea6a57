"""Dates for programs: those of some days, with everything that a calendar of theirs needs."""

from datetime import date, time
from types import SimpleNamespace
from typing import Any

import pytest
from django.conf import settings
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageViewRestriction

from events.models import EventIndexPage
from events.rebuilding import rebuild_all
from tests.factories import CityIndexPageFactory, CityPageFactory, EventFactory, EventSeriesFactory, TopicFactory, publish, translate
from tests.many import more_of

pytestmark = pytest.mark.django_db
YEAR = "from=2026-12-01&to=2027-11-30"


def ask(client: Client, query: str = YEAR) -> Any:
    return client.get(f"/api/v3/occurrences/?{query}")


def items(client: Client, query: str = YEAR) -> list[dict[str, Any]]:
    return ask(client, query).json()["items"]


def test_a_date_says_everything_of_itself(index: EventIndexPage, tree: SimpleNamespace, client: Client) -> None:
    jena = CityPageFactory(parent=CityIndexPageFactory(parent=tree.home), title="Jena", slug="jena")
    changes = [
        {"date": date(2026, 12, 10), "new_date": date(2026, 12, 11), "note": "Mit Imbiss.", "reason": "wegen Sturm", "title": "Jubiläum"}
    ]
    series = publish(EventSeriesFactory(parent=index, title="Runde", slug="runde", city=jena, street="Markt 1", changes=changes))
    item = items(client)[1]
    page = settings.BASE_URL + "/termine/runde/"
    assert item["event"] == {
        "id": series.pk,
        "type": "events.EventSeriesPage",
        "title": "Runde",
        "language": "de",
        "url": page,
        "calendar_url": page + "event.ics",
    }
    assert (item["identity"], item["title"], item["status"]) == ("2026-12-10", "Jubiläum", "rescheduled")
    assert (item["url"], item["calendar_url"]) == (page + "2026-12-10/", page + "2026-12-10/event.ics")
    assert (item["start"], item["end"]) == ("2026-12-11T18:00:00+01:00", "2026-12-11T21:00:00+01:00")
    assert (item["original_start"], item["all_day"]) == ("2026-12-10T18:00:00+01:00", False)
    assert (item["first_day"], item["last_day"]) == ("2026-12-11", "2026-12-11")
    assert item["city"] == {"slug": "jena", "name": "Jena", "language": "de"}
    assert (item["venue"], item["place"]) == ("Technologiepark, Saal 2", "Technologiepark, Saal 2, Markt 1, Jena")
    assert item["topics"] == [{"slug": "standort", "name": "Standort", "language": "de"}]
    assert item["note"] == {"text": "Mit Imbiss.", "language": "de"}
    assert item["reason"] == {"text": "wegen Sturm", "language": "de"}
    assert item["summary"] == "Kurz gesagt."


def test_days_are_local_and_included(index: EventIndexPage, client: Client) -> None:
    publish(EventFactory(parent=index, title="Silvester", start_date=date(2026, 12, 31), start_time=time(23, 30), end_time=time(1)))
    publish(EventFactory(parent=index, title="Neujahr", start_date=date(2027, 1, 1), start_time=time(0, 15), end_time=time(1)))
    publish(
        EventFactory(parent=index, title="Messe", start_date=date(2026, 12, 28), end_date=date(2027, 1, 2), start_time=None, end_time=None)
    )
    assert [item["title"] for item in items(client, "from=2026-12-31&to=2026-12-31")] == ["Messe", "Silvester"]
    assert [item["title"] for item in items(client, "from=2027-01-01&to=2027-01-01")] == ["Messe", "Neujahr"]


def test_what_lasts_all_day_ends_at_midnight_and_an_open_end_is_null(index: EventIndexPage, client: Client) -> None:
    publish(EventFactory(parent=index, start_time=None, end_time=None, start_date=date(2027, 3, 28)))
    publish(EventFactory(parent=index, end_time=None, start_date=date(2027, 4, 1)))
    whole, open_end = items(client)
    assert (whole["all_day"], whole["start"], whole["end"]) == (True, "2027-03-28T00:00:00+01:00", "2027-03-29T00:00:00+02:00")
    assert open_end["end"] is None


def test_dates_are_found_by_city_and_topic(index: EventIndexPage, tree: SimpleNamespace, client: Client) -> None:
    jena = CityPageFactory(parent=CityIndexPageFactory(parent=tree.home), title="Jena", slug="jena")
    sport = TopicFactory(slug="sport")
    publish(EventFactory(parent=index, title="Eins", city=jena))
    publish(EventFactory(parent=index, title="Zwei", city=jena, topics=[sport]))
    publish(EventSeriesFactory(parent=index, title="Drei", topics=[sport]))
    assert {item["title"] for item in items(client, f"{YEAR}&city=jena")} == {"Eins", "Zwei"}
    assert [item["title"] for item in items(client, f"{YEAR}&city=jena&topic=sport")] == ["Zwei"]
    assert ask(client, f"{YEAR}&topic=sport&limit=3&offset=9").json()["count"] == 11


def test_titles_and_ids_are_those_of_the_language_asked_for(index: EventIndexPage, client: Client) -> None:
    translate(index, slug="events")
    event = publish(EventFactory(parent=index, title="Abend", standing="cancelled", reason="wegen Sturm"))
    english = translate(event, title="Evening", slug="evening")
    publish(EventFactory(parent=index, title="Nur deutsch", start_date=date(2026, 12, 20)))
    first, second = items(client, f"{YEAR}&locale=en")
    assert (first["event"]["id"], first["title"], first["event"]["language"]) == (english.pk, "Evening", "en")
    assert first["url"] == settings.BASE_URL + "/en/events/evening/"
    assert (first["status"], second["event"]["language"]) == ("cancelled", "de")


def test_what_is_not_public_is_not_there(index: EventIndexPage, client: Client) -> None:
    EventFactory(parent=index, live=False)
    hidden = publish(EventFactory(parent=index))
    PageViewRestriction.objects.create(page=hidden, restriction_type=PageViewRestriction.LOGIN)
    assert ask(client).json() == {"count": 0, "items": []}


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("", "from"), ("from=2026-12-01", "to"), ("to=2026-12-01", "from"), ("from=gestern&to=2026-12-01", "from"),
        ("from=2026-02-30&to=2026-12-01", "from"), ("from=2026-12-02&to=2026-12-01", "to"), ("from=2026-12-01&to=2027-12-02", "to"),
        ("from=1026-01-01&to=2026-01-01", "to"), (f"{YEAR}&city=quark", "city"),
        (f"{YEAR}&topic=quark", "topic"), (f"{YEAR}&topic=", "topic"),
        (f"{YEAR}&locale=fr", "locale"), (f"{YEAR}&limit=0", "limit"), (f"{YEAR}&limit=21", "limit"), (f"{YEAR}&offset=-1", "offset"),
    ],
)  # fmt: skip
def test_a_question_without_sense_is_named(index: EventIndexPage, client: Client, query: str, name: str) -> None:
    response = ask(client, query)
    assert response.status_code == 422
    assert response["Content-Type"] == "application/problem+json"
    assert ["query", name] in [error["loc"] for error in response.json()["errors"]]


@pytest.mark.parametrize("query", [f"{YEAR}&form=x", f"{YEAR}&from=2026-12-01", f"{YEAR}&city=%00"])
def test_an_unknown_or_repeated_parameter_is_refused(index: EventIndexPage, client: Client, query: str) -> None:
    assert ask(client, query).status_code == 400


def test_366_days_may_be_asked_for(index: EventIndexPage, client: Client) -> None:
    assert ask(client, "from=2027-12-01&to=2028-11-30").status_code == 200
    assert ask(client, "from=0001-01-01&to=0001-01-01").status_code == 200
    assert ask(client, "from=9999-12-31&to=9999-12-31").status_code == 200


@pytest.mark.parametrize("language", ["de", "en"])
def test_queries_do_not_grow(index: EventIndexPage, client: Client, language: str) -> None:
    translate(index, slug="events")
    topic = TopicFactory()

    event = publish(EventFactory(parent=index, topics=[topic]))
    series = publish(EventSeriesFactory(parent=index, topics=[topic], changes=[{"date": date(2026, 12, 10), "what": "cancelled"}]))
    translate(event)

    def queries() -> int:
        cache.clear()
        ask(client, f"{YEAR}&limit=1&locale={language}")
        with CaptureQueriesContext(
            connection,
        ) as captured:
            assert ask(client, f"{YEAR}&locale={language}&limit=20").status_code == 200
        return len(captured)

    few = queries()
    more_of(event, 19, translated=19)
    more_of(series, 1)
    assert [*rebuild_all()][-1].seen == 22
    assert queries() == few <= 10
