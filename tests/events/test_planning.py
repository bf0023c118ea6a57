"""From schedules and changes to dates."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from events.planning import Change, Plan, Schedule, Slot, Status, What, identity, plan, read_identity
from events.planning.splitting import NotInScheduleError, split
from events.recurrence import Frequency, Rule, continued_from, dates, ended_before, next_dates

UNTIL = date(2027, 12, 31)
THURSDAYS = Schedule("a", Slot(date(2026, 12, 3), time(18), time(21)), Rule(Frequency.WEEKLY, count=10))


def planned(*changes: Change, schedules: list[Schedule] | None = None) -> Plan:
    return plan([THURSDAYS] if schedules is None else schedules, changes, UNTIL)


def names(found: Plan) -> list[str]:
    return [each.identity for each in found.dates]


def test_a_rule_names_its_dates_by_their_days() -> None:
    assert names(planned())[:3] == ["2026-12-03", "2026-12-10", "2026-12-17"]
    assert len(planned().dates) == 10


def test_a_moved_date_keeps_its_identity_and_says_from_when_to_when() -> None:
    found = planned(Change(date(2026, 12, 10), What.CHANGED, new_day=date(2026, 12, 11))).find("2026-12-10")
    assert found
    assert (found.status, found.original.day, found.slot.day) == (Status.MOVED, date(2026, 12, 10), date(2026, 12, 11))
    assert found.slot.start == time(18)


def test_another_beginning_on_the_same_day_is_a_move_and_another_place_is_none() -> None:
    assert planned(Change(date(2026, 12, 10), What.CHANGED, new_start=time(19))).dates[1].status is Status.MOVED
    assert planned(Change(date(2026, 12, 10), What.CHANGED)).dates[1].status is Status.SCHEDULED


def test_a_new_beginning_after_the_old_end_leaves_the_end_open() -> None:
    slot = planned(Change(date(2026, 12, 10), What.CHANGED, new_start=time(21, 30))).dates[1].slot
    assert (slot.start, slot.end) == (time(21, 30), None)


def test_cancelled_and_postponed_dates_stay_and_left_out_ones_go() -> None:
    found = planned(
        Change(date(2026, 12, 3), What.CANCELLED, number=0),
        Change(date(2026, 12, 10), What.POSTPONED, number=1),
        Change(date(2026, 12, 17), What.LEFT_OUT, number=2),
    )
    assert [each.status for each in found.dates[:2]] == [Status.CANCELLED, Status.POSTPONED]
    assert "2026-12-17" not in names(found)
    assert [each.identity for each in found.left_out] == ["2026-12-17"]


def test_an_extra_date_takes_the_usual_times_unless_it_has_its_own() -> None:
    found = planned(Change(date(2026, 12, 19), What.EXTRA)).find("2026-12-19")
    assert found
    assert found.key == ""
    assert (found.slot.start, found.slot.end) == (time(18), time(21))
    own = planned(Change(date(2026, 12, 19), What.EXTRA, new_start=time(10), new_end=time(12))).find("2026-12-19")
    assert own
    assert (own.slot.start, own.slot.end, own.status) == (time(10), time(12), Status.SCHEDULED)


def test_an_extra_date_that_moves_keeps_its_identity() -> None:
    found = planned(Change(date(2026, 12, 19), What.EXTRA, new_day=date(2026, 12, 20))).find("2026-12-19")
    assert found
    assert (found.status, found.slot.day, found.original.day) == (Status.MOVED, date(2026, 12, 20), date(2026, 12, 19))


def test_an_extra_date_on_a_day_of_the_rule_is_told_apart_by_its_time() -> None:
    found = planned(Change(date(2026, 12, 10), What.EXTRA, clock=time(10)))
    assert {"2026-12-10", "2026-12-10-1000"} <= set(names(found))


def test_a_series_may_consist_of_extra_dates_alone() -> None:
    found = planned(Change(date(2027, 1, 14), What.EXTRA), Change(date(2027, 2, 11), What.EXTRA, number=1), schedules=[])
    assert [(each.identity, each.slot.start) for each in found.dates] == [("2027-01-14", None), ("2027-02-11", None)]


def test_a_second_rule_renames_nothing_and_its_dates_on_the_same_days_carry_their_time() -> None:
    noon = Schedule("b", Slot(date(2026, 12, 3), time(12)), Rule(Frequency.WEEKLY, count=2))
    found = planned(schedules=[THURSDAYS, noon])
    assert {"2026-12-03", "2026-12-03-1200", "2026-12-10-1200"} <= set(names(found))
    assert found.dates[0].identity == "2026-12-03-1200"  # in the order of the clock


def test_the_same_moment_named_by_two_rules_is_one_date() -> None:
    again = Schedule("b", Slot(date(2026, 12, 3), time(18)), None)
    assert len(planned(schedules=[THURSDAYS, again]).dates) == 10


def test_a_change_finds_a_date_by_day_or_by_day_and_time() -> None:
    noon = Schedule("b", Slot(date(2026, 12, 3), time(12)), None)
    changes = (Change(date(2026, 12, 3), What.CANCELLED, time(12)), Change(date(2026, 12, 3), What.POSTPONED, time(18), number=1))
    found = planned(*changes, schedules=[THURSDAYS, noon])
    assert {each.identity: each.status for each in found.dates[:2]} == {
        "2026-12-03-1200": Status.CANCELLED,
        "2026-12-03": Status.POSTPONED,
    }


def test_a_change_of_a_date_that_is_none_is_an_orphan_and_changes_nothing() -> None:
    change = Change(date(2026, 12, 11), What.CANCELLED)
    found = planned(change)
    assert found.orphans == [change]
    assert all(each.status is Status.SCHEDULED for each in found.dates)


def test_a_date_does_not_move_onto_another_unnoticed() -> None:
    onto = Change(date(2026, 12, 10), What.CHANGED, new_day=date(2026, 12, 17))
    assert planned(onto).collisions == [("2026-12-10", "2026-12-17")]
    assert planned(replace(onto, new_start=time(10), new_end=time(12))).collisions == []
    cancelled = Change(date(2026, 12, 17), What.CANCELLED, number=1)
    assert planned(onto, cancelled).collisions == []


def test_this_and_all_following_keeps_what_was_changed_on_either_side() -> None:
    """Ten dates, the place of the fourth changed; from the sixth on they are on Fridays: no date is lost or doubled."""
    split, rule = date(2027, 1, 7), THURSDAYS.rule
    assert rule is not None
    [day] = next_dates(rule, THURSDAYS.first.day, split - timedelta(days=1), 1)
    rest = continued_from(rule, THURSDAYS.first.day, split)
    ended = replace(THURSDAYS, rule=ended_before(rule, THURSDAYS.first.day, split))
    following = Schedule("b", replace(THURSDAYS.first, day=day + timedelta(days=1)), rest)
    fourth = Change(date(2026, 12, 24), What.CHANGED, number=0)
    found = planned(fourth, schedules=[ended, following])
    assert len(found.dates) == 10
    assert found.dates[3].change == 0
    assert [each.slot.day for each in found.dates[4:6]] == [date(2026, 12, 31), date(2027, 1, 8)]


def test_wall_time_stays_across_both_changes_of_the_clock() -> None:
    weekly = Schedule("a", Slot(date(2026, 10, 15), time(18), time(20)), Rule(Frequency.WEEKLY))
    starts = {each.slot.day: each.slot.starts for each in planned(schedules=[weekly]).dates}
    assert starts[date(2026, 10, 22)] == datetime(2026, 10, 22, 16, tzinfo=UTC)
    assert starts[date(2026, 10, 29)] == datetime(2026, 10, 29, 17, tzinfo=UTC)
    assert starts[date(2027, 4, 1)] == datetime(2027, 4, 1, 16, tzinfo=UTC)


@pytest.mark.parametrize(
    ("slot", "ends", "last_day"),
    [
        (Slot(date(2026, 12, 16), time(18), time(21)), datetime(2026, 12, 16, 20, tzinfo=UTC), date(2026, 12, 16)),
        (Slot(date(2026, 12, 16), time(22), time(2)), datetime(2026, 12, 17, 1, tzinfo=UTC), date(2026, 12, 16)),
        (Slot(date(2026, 12, 16), time(18)), None, date(2026, 12, 16)),
        (Slot(date(2026, 12, 16)), datetime(2026, 12, 16, 23, tzinfo=UTC), date(2026, 12, 16)),
        (Slot(date(2026, 12, 16), days=3), datetime(2026, 12, 18, 23, tzinfo=UTC), date(2026, 12, 18)),
        (Slot(date(2026, 12, 16), time(9), time(12), 3), datetime(2026, 12, 18, 11, tzinfo=UTC), date(2026, 12, 18)),
        (Slot(date(2027, 3, 27), days=2), datetime(2027, 3, 28, 22, tzinfo=UTC), date(2027, 3, 28)),  # a day of 23 hours
        # From 2 to 3 there is nothing on 28 March 2027: 02:30 to 03:15 becomes 03:30 to 04:15.
        (Slot(date(2027, 3, 28), time(2, 30), time(3, 15)), datetime(2027, 3, 28, 2, 15, tzinfo=UTC), date(2027, 3, 28)),
        (Slot(date(2027, 3, 28), time(2, 30), time(3, 30)), datetime(2027, 3, 28, 2, 30, tzinfo=UTC), date(2027, 3, 28)),
        (Slot(date(2027, 3, 28), time(2, 30), time(4)), datetime(2027, 3, 28, 2, 0, tzinfo=UTC), date(2027, 3, 28)),
        (Slot(date(2027, 3, 28), time(2, 30), time(2, 30)), datetime(2027, 3, 28, 1, 30, tzinfo=UTC), date(2027, 3, 28)),
        (Slot(date(2027, 10, 31), time(2, 30), time(3)), datetime(2027, 10, 31, 2, tzinfo=UTC), date(2027, 10, 31)),
    ],
)
def test_when_a_date_ends(slot: Slot, ends: datetime | None, last_day: date) -> None:
    assert (slot.ends, slot.last_day) == (ends, last_day)


def test_until_a_day_includes_that_day_whatever_the_hour() -> None:
    rule = Rule(Frequency.WEEKLY, until=date(2026, 12, 16))
    wednesdays = Schedule("a", Slot(date(2026, 12, 2), time(18)), rule)
    assert names(planned(schedules=[wednesdays])) == ["2026-12-02", "2026-12-09", "2026-12-16"]


@pytest.mark.parametrize("text", ["", "2026-02-30", "2026-12-16-2460", "2026-12-16-18", "٢٠٢٦-12-16", "2026-12-16-1800x", "0000-01-01"])
def test_what_is_no_identity(text: str) -> None:
    assert read_identity(text) is None


@pytest.mark.parametrize("name", ["2026-12-16", "2026-12-16-1800"])
def test_an_identity_reads_as_it_is_written(name: str) -> None:
    read = read_identity(name)
    assert read
    assert identity(*read) == name


RULES = st.one_of(
    st.builds(Rule, frequency=st.sampled_from([Frequency.DAILY]), interval=st.integers(1, 5)),
    st.builds(
        Rule,
        frequency=st.just(Frequency.WEEKLY),
        interval=st.integers(1, 3),
        weekdays=st.sets(st.integers(0, 6), max_size=3).map(tuple),
    ),
    st.builds(Rule, frequency=st.just(Frequency.MONTHLY), ordinal=st.sampled_from([1, 2, 3, 4, -1]), weekday=st.integers(0, 6)),
)
ENDS = st.one_of(st.none(), st.integers(2, 30))


@given(
    rule=RULES,
    count=ENDS,
    by_day=st.booleans(),
    start=st.dates(date(2026, 1, 1), date(2026, 12, 31)),
    at=st.integers(0, 9),
    later=st.integers(0, 6),
)
@settings(max_examples=150, deadline=None)
def test_splitting_loses_and_doubles_no_date(rule: Rule, count: int | None, by_day: bool, start: date, at: int, later: int) -> None:
    """As many dates as before, whatever the rule: those before the split stay, the others are as many as were left."""
    end = date(2031, 12, 31) if count else UNTIL
    first = next(iter(dates(rule, start, start, end)))
    if count is not None:
        last = [first, *next_dates(rule, first, first, count - 1)][-1]
        rule = replace(rule, until=last) if by_day else replace(rule, count=count)
    before = list(dates(rule, first, first, end))
    day = before[min(at, len(before) - 1)]
    ended, following = split(Schedule("a", Slot(first, time(18)), rule), day, Slot(day + timedelta(days=later), time(19)), "b")
    assert following is not None
    early = list(dates(ended.rule, first, first, end)) if ended else []
    late = list(dates(following.rule, following.first.day, following.first.day, end + timedelta(days=200)))
    assert early == [each for each in before if each < day]
    assert late[0] == day + timedelta(days=later)
    if count is not None:
        assert len(early) + len(late) == len(before)
    elif later == 0:
        assert [each for each in late if each <= end] == [each for each in before if each >= day]


def test_what_is_no_date_cannot_be_where_a_schedule_splits() -> None:
    with pytest.raises(NotInScheduleError):
        split(THURSDAYS, date(2026, 12, 4), None, "b")


def test_a_third_thursday_that_moves_to_friday_is_a_third_friday() -> None:
    monthly = Schedule("a", Slot(date(2026, 12, 17)), Rule(Frequency.MONTHLY, ordinal=3, weekday=3))
    _ended, following = split(monthly, date(2027, 2, 18), Slot(date(2027, 2, 19)), "b")
    assert following is not None
    assert list(dates(following.rule, following.first.day, date(2027, 1, 1), date(2027, 5, 1))) == [
        date(2027, 2, 19),
        date(2027, 3, 19),
        date(2027, 4, 16),
    ]
