"""A foreign program that reads our calendars finds exactly the dates of our table."""

from datetime import date, time
from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client

from events.models import EventIndexPage, Occurrence
from tests.events.calendars import events, expanded, fetch, written_down
from tests.factories import CityIndexPageFactory, CityPageFactory, EventFactory, EventSeriesFactory, publish

pytestmark = pytest.mark.django_db

WEEKLY, EXTRA = "RRULE:FREQ=WEEKLY", {"what": "extra"}
SERIES: dict[str, dict[str, Any]] = {
    "weekly": {},
    "weekly for ever, across both changes of the clock": {"schedules": [{"rule": WEEKLY}]},
    "on two weekdays every other week": {
        "schedules": [{"first_date": date(2026, 12, 1), "rule": "RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH"}]
    },
    "third thursday": {"schedules": [{"first_date": date(2026, 12, 17), "rule": "RRULE:FREQ=MONTHLY;BYDAY=+3TH"}]},
    "last friday": {"schedules": [{"first_date": date(2026, 11, 27), "rule": "RRULE:FREQ=MONTHLY;BYDAY=-1FR"}]},
    "on the 31st": {"schedules": [{"first_date": date(2026, 12, 31), "rule": "RRULE:FREQ=MONTHLY;BYMONTHDAY=31"}]},
    "yearly": {"schedules": [{"first_date": date(2021, 6, 5), "rule": "RRULE:FREQ=YEARLY"}]},
    "29 february": {"schedules": [{"first_date": date(2024, 2, 29), "rule": "RRULE:FREQ=YEARLY"}]},
    "daily with a count": {"schedules": [{"rule": "RRULE:FREQ=DAILY;INTERVAL=3;COUNT=40"}]},
    "until a day, that day included": {
        "schedules": [{"first_date": date(2026, 12, 2), "rule": "RRULE:FREQ=WEEKLY;UNTIL=20261216T225959Z"}]
    },
    "until a day in summer": {"schedules": [{"first_date": date(2026, 12, 2), "rule": "RRULE:FREQ=WEEKLY;UNTIL=20270616T215959Z"}]},
    "all day": {"schedules": [{"start_time": None, "end_time": None}]},
    "all day until a day": {"schedules": [{"start_time": None, "end_time": None, "rule": "RRULE:FREQ=WEEKLY;UNTIL=20270107T225959Z"}]},
    "several whole days": {"schedules": [{"start_time": None, "end_time": None, "days": 3, "rule": "RRULE:FREQ=MONTHLY"}]},
    "several days with times, across changes of the clock": {
        "schedules": [{"first_date": date(2026, 11, 28), "days": 2, "end_time": time(14), "rule": "RRULE:FREQ=MONTHLY;BYDAY=-1SA"}]
    },
    "past midnight, also in the nights of the changes": {
        "schedules": [{"first_date": date(2026, 11, 28), "start_time": time(22), "end_time": time(4), "rule": WEEKLY}]
    },
    "in the hour that is left out or doubled": {
        "schedules": [{"first_date": date(2026, 11, 29), "start_time": time(2, 30), "end_time": time(5), "rule": WEEKLY}]
    },
    "ending in the hour that is left out": {
        "schedules": [{"first_date": date(2026, 11, 29), "start_time": time(1), "end_time": time(2, 30), "rule": WEEKLY}]
    },
    "beginning and ending in the hour that is left out": {
        "schedules": [{"first_date": date(2026, 11, 29), "start_time": time(2, 30), "end_time": time(3, 15), "rule": WEEKLY}]
    },
    "the first one in the hour that is left out": {
        "schedules": [{"first_date": date(2027, 3, 28), "start_time": time(2, 30), "end_time": time(3, 15), "rule": WEEKLY}]
    },
    "the first one in the hour that is doubled": {
        "schedules": [{"first_date": date(2027, 10, 31), "start_time": time(2, 30), "end_time": time(3, 10), "rule": WEEKLY}]
    },
    "without an end": {"schedules": [{"end_time": None}]},
    "one date without a rule": {"schedules": [{"rule": ""}]},
    "one date without a rule, moved": {
        "schedules": [{"rule": ""}],
        "changes": [{"date": date(2026, 12, 3), "new_date": date(2026, 12, 5)}],
    },
    "one date without a rule, left out, and another": {
        "schedules": [{"rule": ""}],
        "changes": [{"date": date(2026, 12, 3), "what": "left-out"}, EXTRA | {"date": date(2026, 12, 5)}],
    },
    "moved to another day": {"changes": [{"date": date(2026, 12, 10), "new_date": date(2026, 12, 11)}]},
    "moved to another hour": {"changes": [{"date": date(2026, 12, 10), "new_start": time(19), "new_end": time(23)}]},
    "the first one moved": {"changes": [{"date": date(2026, 12, 3), "new_date": date(2026, 12, 4)}]},
    "the first one left out": {"changes": [{"date": date(2026, 12, 3), "what": "left-out"}]},
    "cancelled": {"changes": [{"date": date(2026, 12, 10), "what": "cancelled", "reason": "wegen Sturm"}]},
    "postponed": {"changes": [{"date": date(2026, 12, 10), "what": "postponed"}]},
    "left out": {"changes": [{"date": date(2026, 12, 10), "what": "left-out"}]},
    "with another title": {"changes": [{"date": date(2026, 12, 10), "title": "Jubiläum"}]},
    "an extra date at the usual time": {"changes": [EXTRA | {"date": date(2026, 12, 12)}]},
    "extra dates at other times": {
        "changes": [
            EXTRA | {"date": date(2026, 12, 12), "time": time(9)},
            EXTRA | {"date": date(2026, 12, 13), "new_start": time(10), "new_end": time(11)},
        ]
    },
    "an extra date on a day of the rule": {"changes": [EXTRA | {"date": date(2026, 12, 10), "time": time(9)}]},
    "an extra date instead of one that was left out": {
        "changes": [{"date": date(2026, 12, 10), "what": "left-out"}, EXTRA | {"date": date(2026, 12, 10)}]
    },
    "an extra date at the moment of the rule": {"changes": [EXTRA | {"date": date(2026, 12, 10)}]},
    "two extra dates at one moment": {"changes": [EXTRA | {"date": date(2026, 12, 12)}, EXTRA | {"date": date(2026, 12, 12)}]},
    "an extra date with a time beside whole days": {
        "schedules": [{"start_time": None, "end_time": None}],
        "changes": [EXTRA | {"date": date(2026, 12, 12), "new_start": time(9), "new_end": time(10)}, EXTRA | {"date": date(2026, 12, 13)}],
    },
    "a whole day that begins at an hour": {
        "schedules": [{"start_time": None, "end_time": None}],
        "changes": [{"date": date(2026, 12, 10), "new_start": time(9), "new_end": time(10)}],
    },
    "an extra date that has moved": {"changes": [EXTRA | {"date": date(2026, 12, 12), "new_date": date(2026, 12, 14)}]},
    "extra dates alone": {
        "schedules": [],
        "changes": [EXTRA | {"date": date(2026, 12, 12), "new_start": time(9), "new_end": time(10)}, EXTRA | {"date": date(2027, 1, 5)}],
    },
    "this and all following": {
        "schedules": [
            {"rule": "RRULE:FREQ=WEEKLY;COUNT=5"},
            {"first_date": date(2027, 1, 8), "start_time": time(17), "rule": WEEKLY},
        ],
        "changes": [{"date": date(2026, 12, 10), "what": "cancelled"}, {"date": date(2027, 1, 15), "new_date": date(2027, 1, 16)}],
    },
    "two rules that name the same moments": {
        "schedules": [{"rule": WEEKLY}, {"first_date": date(2026, 12, 1), "rule": "RRULE:FREQ=WEEKLY;BYDAY=TU,TH"}]
    },
    "two rules that name the same days": {
        "schedules": [{}, {"start_time": time(9), "end_time": time(10)}, {"start_time": None, "end_time": None}],
        "changes": [
            {"date": date(2026, 12, 10), "what": "left-out"},
            {"date": date(2026, 12, 17), "time": time(9), "what": "cancelled"},
            {"date": date(2026, 12, 24), "time": time(0), "what": "left-out"},
        ],
    },
}


@pytest.mark.parametrize("values", SERIES.values(), ids=SERIES)
def test_a_foreign_calendar_finds_the_dates_of_our_table(index: EventIndexPage, client: Client, values: dict[str, Any]) -> None:
    """And so it does date by date: each alone is what the whole series says of it, with the UID and the RECURRENCE-ID that it has there.
    A calendar of some days holds the dates on them and no others."""
    series = publish(EventSeriesFactory(parent=index, **values))
    assert expanded(fetch(client)) == written_down()
    assert written_down()
    some_days = fetch(client, "/calendar.ics?from=2026-12-05&to=2027-03-28")
    assert expanded(some_days) == written_down(Occurrence.objects.between(date(2026, 12, 5), date(2027, 3, 28)))
    names = {_name(event) for event in events(fetch(client))}
    for row in series.occurrences.order_by("-exceptional", "starts")[:4]:
        file = fetch(client, f"{series.url}{row.identity}/event.ics")
        [event] = events(file)
        assert expanded(file) == written_down(series.occurrences.filter(pk=row.pk))
        assert (_name(event) if row.exceptional else _name(event)[:1]) in names | {name[:1] for name in names}


def _name(event: Any) -> tuple[str, ...]:
    return str(event["UID"]), str(event.get("RECURRENCE-ID") and event["RECURRENCE-ID"].dt)


SINGLE: dict[str, dict[str, Any]] = {
    "in the evening": {},
    "past midnight": {"end_time": time(1)},
    "all day": {"start_time": None, "end_time": None},
    "of three days": {"end_date": date(2026, 12, 18)},
    "of three whole days": {"end_date": date(2026, 12, 18), "start_time": None, "end_time": None},
    "without an end": {"end_time": None},
    "cancelled": {"standing": "cancelled"},
    "postponed": {"standing": "postponed"},
    "moved": {"moved_from_date": date(2026, 12, 9)},
    "in the night of the change": {"start_date": date(2027, 3, 27), "start_time": time(23), "end_time": time(4)},
    "in the hour that is left out": {"start_date": date(2027, 3, 28), "start_time": time(2, 30), "end_time": time(2, 45)},
}


@pytest.mark.parametrize("values", SINGLE.values(), ids=SINGLE)
def test_single_events_too(index: EventIndexPage, client: Client, values: dict[str, Any]) -> None:
    event = publish(EventFactory(parent=index, **values))
    [told] = events(fetch(client))
    if "left out" not in str(values):
        assert expanded(fetch(client))[0][0] == written_down()[0][0]
    assert str(told["UID"]) == str(event.translation_key)
    assert "RECURRENCE-ID" not in told


def test_an_edition_stands_in_the_place_of_the_date_that_the_rule_names(index: EventIndexPage, client: Client) -> None:
    series = publish(EventSeriesFactory(parent=index))
    publish(EventFactory(parent=series, start_date=date(2026, 12, 10), start_time=time(19)))
    assert expanded(fetch(client)) == written_down()
    assert len(written_down()) == 10


@pytest.fixture
def cities(tree: SimpleNamespace) -> SimpleNamespace:
    parent = CityIndexPageFactory(parent=tree.home)
    jena = CityPageFactory(parent=parent, title="Jena", slug="jena")
    return SimpleNamespace(jena=jena, halle=CityPageFactory(parent=parent, title="Halle (Saale)", slug="halle"))


@pytest.mark.parametrize("city", ["jena", "halle"])
def test_the_calendar_of_a_city_holds_the_dates_in_it_and_no_others(
    index: EventIndexPage, cities: SimpleNamespace, client: Client, city: str
) -> None:
    elsewhere = [{"date": date(2026, 12, 10), "city": cities.halle}, EXTRA | {"date": date(2026, 12, 12), "city": cities.halle}]
    publish(EventSeriesFactory(parent=index, city=cities.jena, changes=elsewhere))
    publish(EventSeriesFactory(parent=index, city=cities.jena, schedules=[{}, {"first_date": date(2027, 3, 4), "city": cities.halle}]))
    publish(EventSeriesFactory(parent=index, schedules=[], changes=elsewhere[1:]))
    publish(EventFactory(parent=index, city=cities.halle))
    publish(EventFactory(parent=index))
    file = fetch(client, f"/calendar.ics?city={city}")

    assert expanded(file) == written_down(Occurrence.objects.public().in_city(getattr(cities, city).pk))


def test_a_rule_that_begins_in_the_hour_that_is_left_out_keeps_its_hour(index: EventIndexPage, client: Client) -> None:
    """Only the first date is an hour later; of the others nothing need be said one by one."""
    schedule = {"first_date": date(2027, 3, 28), "start_time": time(2, 30), "end_time": time(3, 15), "rule": WEEKLY}
    publish(EventSeriesFactory(parent=index, schedules=[schedule]))
    begins = [event["DTSTART"].dt.isoformat()[:16] for event in events(fetch(client))]
    assert begins == ["2027-03-28T02:30", "2027-03-28T03:30", "2027-10-31T02:30", "2028-03-26T03:30", "2028-10-29T02:30"]
