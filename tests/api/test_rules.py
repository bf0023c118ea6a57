"""A rule in the typed API: read as text, written as text or by its parts, refused with a sentence and nothing half made."""

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client

from events.models import EventIndexPage, EventSeriesPage
from events.recurrence import Frequency, Rule
from tests.factories import EventIndexPageFactory, EventSeriesFactory, publish

Send = Callable[..., Any]
PARTS = {"frequency": "monthly", "ordinal": 3, "weekday": "thursday", "until": "2027-12-16"}
TEXT = "RRULE:FREQ=MONTHLY;UNTIL=20271216T225959Z;BYDAY=+3TH"


@pytest.fixture
def index(tree: SimpleNamespace) -> EventIndexPage:
    return EventIndexPageFactory(parent=tree.home)


def body(index: EventIndexPage, rule: Any) -> dict[str, Any]:
    schedule = {"first_date": "2026-12-17", "start_time": "18:00", "rule": rule}
    meta = {"type": "events.EventSeriesPage", "parent_id": index.pk}
    return {"meta": meta, "title": "Stammtisch", "summary": "Kurz gesagt.", "schedules": [schedule]}


@pytest.mark.parametrize(
    ("sent", "rule", "text"),
    [
        (PARTS, Rule(Frequency.MONTHLY, ordinal=3, weekday=3), TEXT),
        ("FREQ=MONTHLY;BYDAY=3TH;UNTIL=20271216", Rule(Frequency.MONTHLY, ordinal=3, weekday=3), TEXT),
        ({"frequency": "weekly", "weekdays": ["tuesday", "thursday"], "interval": 2}, None, "RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH"),
        (None, None, None),
        ("", None, None),
    ],
)
def test_a_rule_is_written_and_read(index: EventIndexPage, send: Send, sent: Any, rule: Any, text: str | None) -> None:
    response = send("post", "pages/", body(index, sent))
    assert response.status_code == 201, response.content
    assert response.json()["schedules"][0]["rule"] == text


def test_patching_another_field_keeps_the_rule_and_what_was_read_may_be_sent_back(index: EventIndexPage, send: Send) -> None:
    page = send("post", "pages/", body(index, PARTS)).json()
    assert send("patch", f"pages/{page['id']}/", {"title": "Anders"}).status_code == 200
    assert rules(page["id"]) == [TEXT]
    names = ("id", "first_date", "start_time", "end_time", "days", "rule")
    rows = [{name: row[name] for name in names if name in row} for row in page["schedules"]]
    response = send("patch", f"pages/{page['id']}/", {"schedules": rows})
    assert response.status_code == 200, response.content
    assert rules(page["id"]) == [TEXT]


def rules(pk: int) -> list[str]:
    field = EventSeriesPage._meta.get_field("schedules").related_model._meta.get_field("rule")
    page = EventSeriesPage.objects.get(pk=pk).get_latest_revision_as_object()
    return [field.value_to_string(row) for row in page.schedules.all()]


@pytest.mark.parametrize(
    ("rule", "place", "said"),
    [
        ("FREQ=SECONDLY", ["schedules", 0, "rule"], "SECONDLY"),
        ("FREQ=DAILY;COUNT=1000000000", ["schedules", 0, "rule"], "1000"),
        ("FREQ=DAILY;UNTIL=99991231", ["schedules", 0, "rule"], "2099"),
        ("FREQ=MONTHLY;BYSETPOS=0;BYDAY=MO", ["schedules", 0, "rule"], "BYSETPOS"),
        ({"frequency": "secondly"}, ["schedules", 0, "rule", "frequency"], "daily"),
        ({"frequency": "daily", "interval": 0}, ["schedules", 0, "rule", "interval"], "1"),
        ({"frequency": "daily", "until": "2026-12-24", "count": 3}, ["schedules", 0, "rule"], "nicht beides"),
        ({"frequency": "daily", "byday": "MO"}, ["schedules", 0, "rule", "byday"], ""),
        ({"frequency": "monthly", "ordinal": 2, "weekday": "thursday"}, ["schedules", 0, "rule"], "14."),
        (["FREQ=DAILY"], ["schedules", 0, "rule"], ""),
        (7, ["schedules", 0, "rule"], ""),
    ],
)
def test_what_is_no_rule_is_refused_at_its_place_and_nothing_is_made(
    index: EventIndexPage, send: Send, rule: Any, place: list[Any], said: str
) -> None:
    response = send("post", "pages/", body(index, rule))
    assert response.status_code == 422, response.content
    errors = [error for error in response.json()["errors"] if error["loc"][1] == "schedules"]
    assert [error["loc"] for error in errors] == [["body", *place]]
    assert said in errors[0]["msg"]
    assert not EventSeriesPage.objects.exists()


def test_the_older_api_shows_the_same_text(index: EventIndexPage, client: Client) -> None:
    page = publish(EventSeriesFactory(parent=index, schedules=[{"rule": "RRULE:FREQ=WEEKLY;BYDAY=TH"}, {"rule": None}]))
    shown = client.get(f"/api/v2/pages/{page.pk}/?fields=schedules(rule)").json()["schedules"]
    assert [row["rule"] for row in shown] == ["RRULE:FREQ=WEEKLY;BYDAY=TH", None]


def test_the_document_describes_both_ways_to_write_a_rule(client: Client, db: None) -> None:
    schemas = client.get("/api/v3/openapi.json").json()["components"]["schemas"]
    written = schemas["ScheduleRowCreateSchema"]["properties"]["rule"]
    assert "RuleInput" in str(written)
    assert "string" in str(written)
    assert schemas["RuleInput"]["additionalProperties"] is False
    assert schemas["RuleInput"]["required"] == ["frequency"]
