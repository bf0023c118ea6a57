"""The events of the demo: plausible on whatever day it is loaded, with something of everything that a calendar can show."""

from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from django.utils import timezone

from events.choices import EventLanguage, Standing
from events.models import EventPage, EventSeriesPage
from events.planning import Change, Plan, Slot, What, plan
from events.recurrence import Frequency, Rule
from locations.models import CityPage, OrganisationPage
from site_project.demo.event_content import EventContent, SeriesContent
from site_project.demo.event_days import HOLIDAYS
from site_project.demo.reading import Demo, read_demo
from site_project.demo.values import PageKey
from tests.site_project.test_demo_region import CITY_RADIUS

# The day of loading: through the week, at the turn of the year, in a leap year, on both sides of the clock changes.
DAYS = [
    date(2026, 11, 26),
    date(2026, 12, 3),
    date(2026, 12, 22),
    date(2027, 1, 1),
    date(2027, 3, 29),
    date(2027, 7, 10),
    date(2028, 2, 28),
]
DAYS += [date(2028, 10, 29), date(2029, 12, 16)]


def slot_of(event: EventContent) -> Slot:
    facts = event.facts
    days = (facts.get("end_date", facts["start_date"]) - facts["start_date"]).days + 1
    return Slot(facts["start_date"], facts["start_time"], facts["end_time"], days)


def plan_of(series: SeriesContent, until: date) -> Plan:
    changes = [
        Change(change["date"], What(change["what"]), None, change.get("new_date"), change.get("new_start"), change.get("new_end"), number)
        for number, change in enumerate(series.changes)
    ]
    return plan(series.schedules, changes, until)


class Calendar:
    """What the demo holds when it is read on a day."""

    def __init__(self, demo: Demo, today: date) -> None:
        self.today, self.horizon = today, today + timedelta(days=730)
        self.pages = {page.key: page for page in demo.pages}
        self.events = [page for page in demo.pages if page.model is EventPage and isinstance(page, EventContent)]
        self.series = [page for page in demo.pages if isinstance(page, SeriesContent)]
        self.all: list[EventContent] = [*self.events, *self.series]

    def slots(self) -> Iterator[tuple[EventContent, Slot]]:
        yield from ((event, slot_of(event)) for event in self.events)
        yield from ((series, planned.slot) for series in self.series for planned in plan_of(series, self.horizon).dates)


@pytest.fixture(scope="module")
def calendar() -> Calendar:
    return Calendar(read_demo(), timezone.localdate())


@pytest.fixture(params=DAYS, ids=str, scope="module")
def loaded(request: pytest.FixtureRequest) -> Iterator[Calendar]:
    noon = timezone.make_aware(datetime.combine(request.param, time(12)))
    with pytest.MonkeyPatch.context() as clock:
        clock.setattr(timezone, "now", lambda: noon)
        yield Calendar(read_demo(), request.param)


def test_there_are_events_and_series_in_every_city_and_on_every_topic(calendar: Calendar) -> None:
    assert (len(calendar.events), len(calendar.series)) == (36, 12)
    cities = Counter(event.facts["city_id"].key for event in calendar.all if event.facts["city_id"])
    assert set(cities) == {key for key, page in calendar.pages.items() if page.model is CityPage}
    topics = Counter(topic.key for event in calendar.all for topic in event.topics)
    assert set(topics) == {"standort", "wirtschaft", "wissenschaft", "kultur", "sport", "verband"}
    assert min(topics[topic] for topic in ("wirtschaft", "wissenschaft", "kultur", "sport")) >= 6 > topics["verband"]


def test_some_hang_below_their_city_and_belong_to_it(calendar: Calendar) -> None:
    below = [event for event in calendar.all if event.parent and event.parent.startswith("cities/")]
    assert 8 <= len(below) < len(calendar.all) / 2
    for event in below:
        assert event.facts["city_id"] == PageKey(event.parent or ""), event.key


def test_what_a_visitor_can_ask_of_an_event_is_answered_by_some(calendar: Calendar) -> None:
    facts = [event.facts for event in calendar.all]
    assert any(each.get("price") == 0 for each in facts)
    assert sum(bool(each.get("price")) for each in facts) >= 8
    assert {each["event_language"] for each in facts} == set(EventLanguage.values)
    assert sum(bool(each["accessibility"].de) for each in facts) >= 20
    assert any(each["online_url"] and not each["city_id"] for each in facts)
    assert any(each["online_url"] and each["city_id"] for each in facts)
    assert any(each["teaser_picture_id"] is None for each in facts)
    assert sum("registration_until" in each for each in facts) >= 6
    slots = [slot_of(event) for event in calendar.events]
    assert any(slot.start is None and slot.days == 1 for slot in slots)
    assert sum(slot.days > 1 for slot in slots) >= 3
    assert any(slot.start and slot.end and slot.days == 1 and slot.end < slot.start for slot in slots)
    assert {event.facts["standing"] for event in calendar.events} == set(Standing.values)
    assert any("moved_from_date" in event.facts for event in calendar.events)


def test_two_are_in_german_only(calendar: Calendar) -> None:
    assert sum(event.only_german for event in calendar.all) == 2


def test_organisers_are_examples_and_so_are_those_who_speak(calendar: Calendar) -> None:
    organisers = [event.facts["organiser_id"].key for event in calendar.all if event.facts["organiser_id"]]
    assert len(set(organisers)) >= 20
    assert all(calendar.pages[key].model is OrganisationPage for key in organisers)
    programmes = [event for event in calendar.events if event.programme]
    assert len(programmes) >= 8
    for event in calendar.all:
        if "cluster-regional" in event.key:
            continue
        if name := event.facts.get("organiser_name"):
            assert "(Beispiel)" in name.de, event.key
        for speaker in _speakers(event):
            assert "(Beispiel)" in speaker["organisation"].de, (event.key, speaker)
            assert "(example)" in speaker["organisation"].en, (event.key, speaker)


def _speakers(event: EventContent) -> Iterator[Any]:
    for item in event.programme:
        value: Any = item.value
        yield from value["speakers"]


def test_every_kind_of_rule_occurs(calendar: Calendar) -> None:
    rules: list[Rule] = [row.rule for series in calendar.series for row in series.schedules if row.rule]
    assert {rule.frequency for rule in rules} == set(Frequency)
    assert any(rule.frequency is Frequency.DAILY and rule.count == 7 for rule in rules)
    assert any(len(rule.weekdays) == 2 for rule in rules)
    assert any(rule.interval == 2 for rule in rules)
    assert {(3, 3), (-1, 4)} <= {(rule.ordinal, rule.weekday) for rule in rules}
    assert any(rule.month_day == 15 for rule in rules)
    assert any(len(series.schedules) == 2 for series in calendar.series)


def test_everything_that_can_happen_to_a_date_happens_and_says_why(calendar: Calendar) -> None:
    changes = [change for series in calendar.series for change in series.changes]
    assert {change["what"] for change in changes} == set(What)
    assert any("new_date" in change for change in changes)
    assert any("city_id" in change and change["what"] == What.CHANGED for change in changes)
    for change in changes:
        if change["what"] in (What.CANCELLED, What.POSTPONED) or "new_date" in change:
            assert change["reason"].de, change
            assert change["reason"].en, change


def test_cluster_regional_began_in_leipzig_and_the_days_of_the_other_cities_are_marked(calendar: Calendar) -> None:
    [series] = [series for series in calendar.series if series.key.endswith("/cluster-regional")]
    [first] = [event for event in calendar.events if event.parent == series.key]
    assert (slot_of(first).day, first.facts["city_id"]) == (date(2018, 1, 11), PageKey("cities/leipzig"))
    assert [speaker["name"].de.split()[-1] for speaker in _speakers(first)] == ["Wink", "Meyer", "Sommer-Ulrich"]
    cities = [change["city_id"].key.removeprefix("cities/") for change in series.changes]
    assert cities == ["magdeburg", "halle", "jena", "dresden", "chemnitz"]
    assert all("Beispiel" in change["note"].de and "example" in change["note"].en for change in series.changes)


def test_an_irregular_series_has_an_edition_in_each_of_six_cities(calendar: Calendar) -> None:
    editions = [event for event in calendar.events if event.parent == "events/series/sechs-abende"]
    assert len({event.facts["city_id"].key for event in editions}) == len(editions) == 6
    assert sum(bool(event.programme) for event in editions) >= 3


def test_everything_lies_in_the_city_in_which_it_is_said_to_lie(calendar: Calendar) -> None:
    for event in calendar.all:
        if "latitude" in event.facts:
            city: Any = calendar.pages[event.facts["city_id"].key]
            assert abs(event.facts["latitude"] - city.facts["latitude"]) < CITY_RADIUS[0], event.key
            assert abs(event.facts["longitude"] - city.facts["longitude"]) < CITY_RADIUS[1], event.key


def test_nobody_is_expected_at_an_odd_hour_or_on_a_holiday(loaded: Calendar) -> None:
    for event, slot in loaded.slots():
        topics = {topic.key for topic in event.topics}
        if slot.start:
            assert time(11) <= slot.start <= time(22) or (topics != {"kultur"} and slot.start >= time(9)), event.key
    for event in loaded.events:
        day = slot_of(event).day
        assert (day.month, day.day) not in HOLIDAYS or day.year == 2018, event.key


def test_no_date_is_lost_and_none_falls_upon_another(loaded: Calendar) -> None:
    for series in loaded.series:
        found = plan_of(series, loaded.horizon)
        assert not found.orphans, series.key
        assert not found.collisions, series.key


def test_moved_events_and_their_registration_agree_with_their_day(loaded: Calendar) -> None:
    for event in loaded.events:
        slot = slot_of(event)
        assert event.facts.get("moved_from_date") != slot.day, event.key
        if end := event.facts.get("registration_until"):
            assert end < slot.starts, event.key


def test_no_coming_week_is_empty_and_the_past_is_not_empty(loaded: Calendar) -> None:
    ahead = Counter((slot.day - loaded.today).days // 7 for _event, slot in loaded.slots() if loaded.today <= slot.day)
    assert all(ahead[week] >= 2 for week in range(6)), ahead
    past = [event for event, slot in loaded.slots() if slot.last_day < loaded.today and slot.day.year != 2018]
    assert len({event.key for event in past}) >= 8


def test_the_cancelled_moved_and_postponed_dates_are_still_to_come(loaded: Calendar) -> None:
    coming = Counter(
        planned.status for series in loaded.series for planned in plan_of(series, loaded.horizon).dates if planned.slot.day >= loaded.today
    )
    assert all(coming[status] for status in ("cancelled", "postponed", "rescheduled")), coming


def test_one_series_has_ended(loaded: Calendar) -> None:
    ended = [
        series
        for series in loaded.series
        if series.schedules and all(planned.slot.day < loaded.today for planned in plan_of(series, loaded.horizon).dates)
    ]
    assert [series.key for series in ended] == ["events/series/daten-im-gespraech"]
    assert all(series.model is EventSeriesPage for series in ended)
