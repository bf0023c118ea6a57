"""Events and series in the API for pages: everything resolved when read, everything written with a token, all or nothing."""

from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page

from events.models import EventIndexPage, EventPage, EventSeriesPage, Occurrence
from events.recurrence import to_text
from tests.factories import (
    CityIndexPageFactory,
    CityPageFactory,
    DirectoryPageFactory,
    EventFactory,
    EventIndexPageFactory,
    EventSeriesFactory,
    OrganisationPageFactory,
    TopicFactory,
    publish,
    translate,
)

pytestmark = pytest.mark.django_db
SPEAKERS = [{"name": "Ines Kaltwasser", "role": "Wirtin", "organisation": "Haus (Beispiel)"}]
PROGRAMME = [{"type": "item", "value": {"time": "18:30:00", "title": "Auftakt", "text": "", "speakers": SPEAKERS}}]


@pytest.fixture
def index(tree: SimpleNamespace) -> EventIndexPage:
    return EventIndexPageFactory(parent=tree.home)


@pytest.fixture
def places(tree: SimpleNamespace) -> SimpleNamespace:
    jena = publish(CityPageFactory(parent=CityIndexPageFactory(parent=tree.home), title="Jena", slug="jena"))
    member = publish(OrganisationPageFactory(parent=publish(DirectoryPageFactory(parent=tree.home)), title="Haus (Beispiel)", slug="haus"))
    return SimpleNamespace(jena=jena, member=member)


def series(index: EventIndexPage, places: SimpleNamespace) -> Any:
    changes = [{"date": date(2026, 12, 10), "what": "cancelled", "reason": "wegen Sturm"}]
    return publish(EventSeriesFactory(parent=index, city=places.jena, organiser=places.member, changes=changes))


@pytest.mark.parametrize("version", ["v2", "v3"])
def test_a_series_is_answered_with_its_rule_in_words_of_the_standard(
    index: EventIndexPage, places: SimpleNamespace, client: Client, version: str
) -> None:
    page = client.get(f"/api/{version}/pages/{series(index, places).pk}/").json()
    [row] = page["schedules"]
    assert (row["first_date"], row["start_time"], row["rule"]) == ("2026-12-03", "18:00:00", "RRULE:FREQ=WEEKLY;COUNT=10")
    [change] = page["changes"]
    assert (change["date"], change["what"], change["reason"]) == ("2026-12-10", "cancelled", "wegen Sturm")
    assert page["city"] == {"url": settings.BASE_URL + "/staedte/jena/", "title": "Jena", "language": "de"}
    assert page["organiser"] == {"url": settings.BASE_URL + "/mitglieder/haus/", "title": "Haus (Beispiel)", "language": "de"}
    assert [row["topic"] for row in page["topics"]] == [{"slug": "standort", "name": "Standort"}]


@pytest.mark.parametrize("version", ["v2", "v3"])
def test_topics_are_named_in_the_language_of_the_page(index: EventIndexPage, client: Client, version: str) -> None:
    translate(index, slug="events")
    topic = TopicFactory(slug="sport")
    english = translate(publish(EventFactory(parent=index, topics=[topic])))
    TopicFactory(slug="sport", locale=english.locale, translation_key=topic.translation_key, name="Sports")
    [row] = client.get(f"/api/{version}/pages/{english.pk}/").json()["topics"]
    assert row["topic"] == {"slug": "sport", "name": "Sports"}


@pytest.mark.parametrize("version", ["v2", "v3"])
def test_an_event_is_written_and_read_with_its_programme(
    index: EventIndexPage,
    places: SimpleNamespace,
    send: Any,
    client: Client,
    version: str,
) -> None:
    TopicFactory()
    body = {
        "meta": {"type": "events.EventPage", "parent_id": index.pk, "action": "publish"}, "title": "Abend", "summary": "Kurz gesagt.",
        "topics": [{"topic": "standort"}], "start_date": "2026-12-16", "start_time": "18:00",
        "city": places.jena.pk, "programme": PROGRAMME,
    }  # fmt: skip
    response = send("post", "pages/", body)
    assert response.status_code == 201, response.content
    answer = client.get(f"/api/{version}/pages/{response.json()['id']}/").json()
    assert [{"type": block["type"], "value": block["value"]} for block in answer["programme"]] == PROGRAMME
    assert Occurrence.objects.get().city_id == places.jena.pk


def written(index: EventIndexPage, **row: Any) -> dict[str, Any]:
    meta = {"type": "events.EventSeriesPage", "parent_id": index.pk, "action": "publish"}
    schedule = {"first_date": "2026-12-03", "start_time": "18:00", "rule": "RRULE:FREQ=WEEKLY;COUNT=4"} | row
    return {
        "meta": meta,
        "title": "Runde",
        "summary": "Kurz.",
        "topics": [{"topic": "standort"}],
        "venue_name": "Saal",
        "schedules": [schedule],
    }


def test_a_series_is_written_with_its_rule_and_its_dates_are_there(index: EventIndexPage, send: Any) -> None:
    TopicFactory()
    response = send("post", "pages/", written(index))
    assert response.status_code == 201, response.content
    assert response.json()["schedules"][0]["rule"] == "RRULE:FREQ=WEEKLY;COUNT=4"
    assert Occurrence.objects.count() == 4


@pytest.mark.parametrize(
    ("row", "place"),
    [
        ({"rule": "RRULE:FREQ=SECONDLY"}, ["schedules", 0, "rule"]),
        ({"rule": "RRULE:FREQ=WEEKLY;INTERVAL=0"}, ["schedules", 0, "rule"]),
        ({"rule": "RRULE:FREQ=WEEKLY;COUNT=1000000000"}, ["schedules", 0, "rule"]),
        ({"rule": "RRULE:FREQ=WEEKLY;UNTIL=99991231T000000Z"}, ["schedules", 0, "rule"]),
        ({"rule": "RRULE:FREQ=MONTHLY;BYDAY=MO;BYSETPOS=0"}, ["schedules", 0, "rule"]),
        ({"rule": "RRULE:FREQ=WEEKLY;BYDAY=MO"}, ["schedules", 0, "rule"]),
        ({"first_date": "2026-02-30"}, ["schedules", 0, "first_date"]),
        ({"days": 0}, ["schedules", 0, "days"]),
        ({"colour": "red"}, ["schedules", 0, "colour"]),
    ],
)
def test_a_rule_that_is_none_is_named_and_leaves_nothing_behind(
    index: EventIndexPage,
    send: Any,
    row: dict[str, Any],
    place: list[Any],
) -> None:
    TopicFactory()
    before = Page.objects.count()
    response = send("post", "pages/", written(index, **row))
    assert response.status_code == 422, response.content
    assert ["body", *place] in [error["loc"][: len(place) + 1] for error in response.json()["errors"]], response.content
    assert (Page.objects.count(), Occurrence.objects.count()) == (before, 0)


def test_a_change_of_another_field_leaves_the_rule_alone(index: EventIndexPage, places: SimpleNamespace, send: Any) -> None:
    page = series(index, places)
    keys = [row.key for row in page.schedules.all()]
    response = send("patch", f"pages/{page.pk}/", {"meta": {"action": "publish"}, "title": "Anders"})
    assert response.status_code == 200, response.content
    changed = EventSeriesPage.objects.get(pk=page.pk)
    assert (changed.title, [row.key for row in changed.schedules.all()]) == ("Anders", keys)
    assert [to_text(row.rule) for row in changed.schedules.all()] == ["RRULE:FREQ=WEEKLY;COUNT=10"]
    assert [change.what for change in changed.changes.all()] == ["cancelled"]


@pytest.mark.parametrize("kind", [EventPage, EventSeriesPage])
def test_twenty_whole_items_cost_no_more_than_one(index: EventIndexPage, places: SimpleNamespace, client: Client, kind: Any) -> None:
    topic = TopicFactory()

    def more(number: int) -> None:
        values = {"parent": index, "topics": [topic], "city": places.jena, "organiser": places.member}
        for _number in range(number):
            changes = [{"date": date(2026, 12, 10), "what": "cancelled"}]
            publish(EventFactory(**values) if kind is EventPage else EventSeriesFactory(**values, changes=changes))

    def queries() -> int:
        client.get("/api/v2/pages/?limit=1")
        with CaptureQueriesContext(connection) as captured:
            answer = client.get(f"/api/v2/pages/?type={kind._meta.label}&fields=*&limit=20")
        assert answer.status_code == 200, answer.content
        return len(captured)

    more(1)
    few = queries()
    more(19)
    assert queries() == few <= 10
