"""Rules name the days that RFC 5545 means, proven against dateutil and against a calendar that reads our rule from a feed."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import islice

import pytest
import recurring_ical_events
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st
from icalendar import Calendar, Event, vRecur

from events.recurrence import (
    ZONE,
    Frequency,
    Rule,
    RuleError,
    check,
    continued_from,
    dates,
    ended_before,
    fits,
    last_date,
    moment,
    next_dates,
    parse,
    periods,
    to_text,
)
from tests.events.recurrence_rules import DAYS, by_dateutil, rules

ALWAYS = (date(1, 1, 1), date.max)
TUESDAY = date(2026, 12, 1)
OFFSETS = st.integers(-400, 4000).map(timedelta)
WIDTHS = st.integers(0, 900).map(timedelta)


@pytest.fixture
def looked_at(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The periods of which the days were worked out, to see that a far window is jumped to."""
    numbers: list[int] = []

    def days_of(rule: Rule, first: date, number: int) -> list[date]:
        numbers.append(number)
        return periods.days_of(rule, first, number)

    monkeypatch.setattr("events.recurrence.expansion.days_of", days_of)
    return numbers


# ---- The days ----


@settings(max_examples=250, deadline=None)
@given(rules(), OFFSETS, WIDTHS)
@example((Rule(Frequency.MONTHLY, month_day=31), date(2026, 1, 31)), timedelta(0), timedelta(900))
@example((Rule(Frequency.YEARLY), date(2024, 2, 29)), timedelta(0), timedelta(4000))
@example((Rule(Frequency.WEEKLY, 2, (0, 6)), date(2026, 8, 30)), timedelta(0), timedelta(60))
def test_a_window_shows_the_days_that_dateutil_names(rule_first: tuple[Rule, date], offset: timedelta, width: timedelta) -> None:
    rule, first = rule_first
    start = first + offset
    expected = by_dateutil(rule, first).between(datetime.combine(start, time()), datetime.combine(start + width, time()), inc=True)
    assert list(dates(rule, first, start, start + width)) == [day.date() for day in expected]


@settings(max_examples=70, deadline=None)
@given(rules(), OFFSETS)
def test_next_dates_are_the_first_of_all_later_ones(rule_first: tuple[Rule, date], offset: timedelta) -> None:
    rule, first = rule_first
    after = first + offset
    expected = by_dateutil(rule, first).xafter(datetime.combine(after, time()), count=10)
    assert next_dates(rule, first, after, 10) == [day.date() for day in expected]


@settings(max_examples=70, deadline=None)
@given(rules())
def test_last_date_is_the_last_one(rule_first: tuple[Rule, date]) -> None:
    rule, first = rule_first
    every = by_dateutil(rule, first)
    expected = None if rule.until is None and rule.count is None else list(every)[-1].date()
    assert last_date(rule, first) == expected


@settings(max_examples=70, deadline=None)
@given(rules(), DAYS)
def test_a_day_fits_when_dateutil_begins_with_it(rule_first: tuple[Rule, date], first: date) -> None:
    rule, _first = rule_first
    assume(rule.until is None or first <= rule.until)
    earliest = next(iter(by_dateutil(rule, first)), None)
    assert fits(rule, first) == (earliest is not None and earliest.date() == first)


def test_without_a_rule_there_is_the_first_date_only() -> None:
    assert list(dates(None, TUESDAY, *ALWAYS)) == [TUESDAY]
    assert list(dates(None, TUESDAY, TUESDAY + timedelta(1), date.max)) == []
    assert next_dates(None, TUESDAY, TUESDAY - timedelta(1), 10) == [TUESDAY]
    assert last_date(None, TUESDAY) == TUESDAY


def test_until_includes_its_day() -> None:
    rule = Rule(Frequency.WEEKLY, until=date(2026, 12, 15))
    assert list(dates(rule, TUESDAY, *ALWAYS)) == [date(2026, 12, 1), date(2026, 12, 8), date(2026, 12, 15)]


def test_the_31st_skips_short_months_and_the_29th_of_february_common_years() -> None:
    monthly = Rule(Frequency.MONTHLY, count=4)
    assert [day.month for day in dates(monthly, date(2026, 1, 31), *ALWAYS)] == [1, 3, 5, 7]
    yearly = Rule(Frequency.YEARLY, count=3)
    assert [day.year for day in dates(yearly, date(2096, 2, 29), *ALWAYS)] == [2096, 2104, 2108]


def test_every_other_week_counts_weeks_from_monday() -> None:
    rule = Rule(Frequency.WEEKLY, 2, weekdays=(0, 6), count=4)
    sunday = date(2026, 8, 30)
    assert list(dates(rule, sunday, *ALWAYS)) == [sunday, date(2026, 9, 7), date(2026, 9, 13), date(2026, 9, 21)]


@pytest.mark.parametrize("frequency", Frequency)
def test_a_window_a_thousand_years_away_is_jumped_to(frequency: Frequency, looked_at: list[int]) -> None:
    found = list(dates(Rule(frequency), TUESDAY, date(3020, 1, 1), date(3020, 12, 31)))
    assert len(found) in (1, 12, 52, 53, 366)
    assert len(looked_at) <= len(found) + 1


def test_a_window_of_all_time_is_only_looked_into_as_far_as_one_reads(looked_at: list[int]) -> None:
    assert len(list(islice(dates(Rule(Frequency.DAILY), TUESDAY, *ALWAYS), 10))) == 10
    assert len(looked_at) == 10


@pytest.mark.parametrize("rule", [Rule(frequency, count=1000) for frequency in Frequency])
def test_the_highest_count_is_counted_in_as_many_steps(rule: Rule, looked_at: list[int]) -> None:
    assert len(list(dates(rule, TUESDAY, *ALWAYS))) == 1000
    assert len(looked_at) == 1000


def test_dates_end_with_the_calendar() -> None:
    assert list(dates(Rule(Frequency.DAILY), date(9999, 12, 30), *ALWAYS)) == [date(9999, 12, 30), date.max]
    assert list(dates(Rule(Frequency.WEEKLY, weekdays=(3, 6)), date(9999, 12, 30), *ALWAYS)) == [date(9999, 12, 30)]
    assert len(list(dates(Rule(Frequency.MONTHLY), date(9999, 11, 30), *ALWAYS))) == 2
    assert next_dates(Rule(Frequency.YEARLY), TUESDAY, date.max, 10) == []


def test_a_first_date_that_is_not_in_the_rule_is_refused_with_the_next_that_is() -> None:
    third_thursday = Rule(Frequency.MONTHLY, ordinal=3, weekday=3)
    with pytest.raises(RuleError) as refused:
        check(third_thursday, date(2026, 12, 16))
    assert (refused.value.code, refused.value.told["following"]) == ("first_not_in_rule", date(2026, 12, 17))
    check(third_thursday, date(2026, 12, 17))


def test_a_rule_that_never_comes_true_is_refused() -> None:
    with pytest.raises(RuleError) as refused:
        check(Rule(Frequency.MONTHLY, 12, month_day=31), date(2026, 2, 28))
    assert (refused.value.code, refused.value.told["following"]) == ("first_not_in_rule", None)


def test_an_end_before_the_first_date_is_refused() -> None:
    with pytest.raises(RuleError) as refused:
        check(Rule(Frequency.DAILY, until=date(2026, 11, 30)), TUESDAY)
    assert (refused.value.code, refused.value.parts) == ("until_before_first", ("until",))
    with pytest.raises(RuleError, match="no_date"):
        last_date(Rule(Frequency.DAILY, until=date(2026, 11, 30)), TUESDAY)


# ---- What a rule may say ----


@pytest.mark.parametrize(
    ("parts", "code", "concerned"),
    [
        ({"frequency": Frequency.DAILY, "interval": 0}, "range", ("interval",)),
        ({"frequency": Frequency.DAILY, "interval": 100}, "range", ("interval",)),
        ({"frequency": Frequency.DAILY, "count": 0}, "range", ("count",)),
        ({"frequency": Frequency.DAILY, "count": 1001}, "range", ("count",)),
        ({"frequency": Frequency.DAILY, "count": 3, "until": TUESDAY}, "two_ends", ("until", "count")),
        ({"frequency": Frequency.DAILY, "until": date(2100, 1, 1)}, "until_late", ("until",)),
        ({"frequency": Frequency.DAILY, "weekdays": (1,)}, "not_for_frequency", ("weekdays",)),
        ({"frequency": Frequency.WEEKLY, "month_day": 1}, "not_for_frequency", ("month_day",)),
        ({"frequency": Frequency.YEARLY, "ordinal": 1, "weekday": 1}, "not_for_frequency", ("ordinal", "weekday")),
        ({"frequency": Frequency.WEEKLY, "weekdays": (7,)}, "range", ("weekdays",)),
        ({"frequency": Frequency.MONTHLY, "month_day": 32}, "range", ("month_day",)),
        ({"frequency": Frequency.MONTHLY, "month_day": 0}, "range", ("month_day",)),
        ({"frequency": Frequency.MONTHLY, "month_day": 3, "ordinal": 1, "weekday": 1}, "two_days_of_month",
         ("month_day", "ordinal", "weekday")),
        ({"frequency": Frequency.MONTHLY, "ordinal": 1}, "half_a_weekday", ("weekday",)),
        ({"frequency": Frequency.MONTHLY, "weekday": 1}, "half_a_weekday", ("ordinal",)),
        ({"frequency": Frequency.MONTHLY, "ordinal": 5, "weekday": 1}, "ordinal", ("ordinal",)),
        ({"frequency": Frequency.MONTHLY, "ordinal": 1, "weekday": -1}, "range", ("weekday",)),
    ],
)  # fmt: skip
def test_a_rule_refuses_what_it_cannot_mean_and_names_the_part(parts: dict, code: str, concerned: tuple[str, ...]) -> None:
    with pytest.raises(RuleError) as refused:
        Rule(**parts)
    assert (refused.value.code, refused.value.parts) == (code, concerned)


# ---- As text ----


@settings(max_examples=80, deadline=None)
@given(rules())
def test_text_read_back_is_the_same_rule(rule_first: tuple[Rule, date]) -> None:
    rule, _first = rule_first
    assert parse(to_text(rule)) == rule
    assert parse(to_text(rule, whole_days=True)) == rule


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        (Rule(Frequency.DAILY), "RRULE:FREQ=DAILY"),
        (Rule(Frequency.WEEKLY, 2, (3, 1)), "RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH"),
        (Rule(Frequency.MONTHLY, ordinal=3, weekday=3), "RRULE:FREQ=MONTHLY;BYDAY=+3TH"),
        (Rule(Frequency.MONTHLY, ordinal=-1, weekday=4), "RRULE:FREQ=MONTHLY;BYDAY=-1FR"),
        (Rule(Frequency.MONTHLY, month_day=15, count=10), "RRULE:FREQ=MONTHLY;COUNT=10;BYMONTHDAY=15"),
        (Rule(Frequency.YEARLY, until=date(2026, 12, 16)), "RRULE:FREQ=YEARLY;UNTIL=20261216T225959Z"),
        (Rule(Frequency.YEARLY, until=date(2026, 7, 16)), "RRULE:FREQ=YEARLY;UNTIL=20260716T215959Z"),
    ],
)
def test_a_rule_is_written_as_the_standard_has_it(rule: Rule, text: str) -> None:
    assert to_text(rule) == text


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("RRULE:FREQ=MONTHLY;BYDAY=3TH", Rule(Frequency.MONTHLY, ordinal=3, weekday=3)),
        (" freq=weekly;wkst=mo;byday=th,tu,th ", Rule(Frequency.WEEKLY, weekdays=(1, 3))),
        ("FREQ=DAILY;UNTIL=20261216", Rule(Frequency.DAILY, until=date(2026, 12, 16))),
        ("FREQ=DAILY;UNTIL=20261215T230000Z", Rule(Frequency.DAILY, until=date(2026, 12, 16))),
        ("FREQ=DAILY;UNTIL=20261216T225959Z", Rule(Frequency.DAILY, until=date(2026, 12, 16))),
    ],
)
def test_other_spellings_are_read(text: str, rule: Rule) -> None:
    assert parse(text) == rule


@pytest.mark.parametrize(
    ("text", "code", "parts"),
    [
        ("", "not_a_rule", ()),
        ("every Tuesday", "not_a_rule", ()),
        ("FREQ=DAILY;", "not_a_rule", ()),
        ("FREQ=DAILY;=3", "not_a_rule", ()),
        ("FREQ=SECONDLY", "frequency", ("frequency",)),
        ("FREQ=HOURLY;INTERVAL=2", "frequency", ("frequency",)),
        ("FREQ=", "frequency", ("frequency",)),
        ("INTERVAL=2", "no_frequency", ("frequency",)),
        ("FREQ=DAILY;COUNT=1000000000", "range", ("count",)),
        ("FREQ=DAILY;COUNT=-1", "range", ("count",)),
        ("FREQ=DAILY;COUNT=" + "9" * 150, "not_a_number", ("count",)),
        ("FREQ=DAILY;COUNT=" + "9" * 9000, "too_long", ()),
        ("FREQ=DAILY;COUNT=١", "not_a_number", ("count",)),
        ("FREQ=DAILY;INTERVAL=0", "range", ("interval",)),
        ("FREQ=DAILY;INTERVAL=1.5", "not_a_number", ("interval",)),
        ("FREQ=DAILY;UNTIL=9999", "until_text", ("until",)),
        ("FREQ=DAILY;UNTIL=99991231", "until_late", ("until",)),
        ("FREQ=DAILY;UNTIL=99991231T235959Z", "until_late", ("until",)),
        ("FREQ=DAILY;UNTIL=20991231T233000Z", "until_late", ("until",)),
        ("FREQ=DAILY;UNTIL=00000101T000000Z", "until_text", ("until",)),
        ("FREQ=DAILY;UNTIL=20260230", "until_text", ("until",)),
        ("FREQ=DAILY;UNTIL=20261216T180000", "until_text", ("until",)),
        ("FREQ=DAILY;UNTIL=20261216T250000Z", "until_text", ("until",)),
        ("FREQ=DAILY;UNTIL=20261216;COUNT=3", "two_ends", ("until", "count")),
        ("FREQ=MONTHLY;BYSETPOS=0;BYDAY=MO", "unknown_part", ()),
        ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "unknown_part", ()),
        ("FREQ=YEARLY;BYMONTHDAY=30", "not_for_frequency", ("month_day",)),
        ("FREQ=DAILY;FREQ=WEEKLY", "part_twice", ()),
        ("FREQ=WEEKLY;WKST=SU", "week_start", ()),
        ("FREQ=WEEKLY;BYDAY=1MO", "weekday_text", ("weekdays",)),
        ("FREQ=WEEKLY;BYDAY=", "weekday_text", ("weekdays",)),
        ("FREQ=WEEKLY;BYDAY=DI", "weekday_text", ("weekdays",)),
        ("FREQ=DAILY;BYDAY=MO", "not_for_frequency", ("weekdays",)),
        ("FREQ=MONTHLY;BYDAY=MO", "half_a_weekday", ("ordinal",)),
        ("FREQ=MONTHLY;BYDAY=5MO", "ordinal", ("ordinal",)),
        ("FREQ=MONTHLY;BYDAY=0MO", "ordinal", ("ordinal",)),
        ("FREQ=MONTHLY;BYDAY=1MO,3MO", "weekday_text", ("ordinal", "weekday")),
        ("FREQ=MONTHLY;BYMONTHDAY=1,15", "not_a_number", ("month_day",)),
        ("FREQ=MONTHLY;BYMONTHDAY=-1", "range", ("month_day",)),
        ("RRULE:FREQ=DAILY\nRRULE:FREQ=WEEKLY", "several_lines", ()),
        ("DTSTART:20261201T180000Z\nRRULE:FREQ=DAILY", "several_lines", ()),
        ("EXRULE:FREQ=DAILY", "other_property", ()),
        ("RDATE:20261201T180000Z", "other_property", ()),
        ("RRULE:RRULE:FREQ=DAILY", "other_property", ()),
        ("RRULE;X=1:FREQ=DAILY", "other_property", ()),
        ("FREQ=DAILY\u2028BEGIN:VEVENT", "several_lines", ()),
    ],
)
def test_text_beyond_the_subset_is_refused_and_says_why(text: str, code: str, parts: tuple[str, ...]) -> None:
    with pytest.raises(RuleError) as refused:
        parse(text)
    assert (refused.value.code, refused.value.parts) == (code, parts)


@settings(max_examples=100, deadline=None)
@given(st.from_regex(r"(RRULE:)?FREQ=(DAILY|WEEKLY|MONTHLY|YEARLY)(;[A-Z]{0,2}[A-Z]{3,8}=[0-9A-Z,+:-]{0,9}){0,3}"))
@example("FREQ=WEEKLY;BYDAY=\ud800")
def test_any_other_text_is_a_rule_or_refused(text: str) -> None:
    try:
        rule = parse(text)
    except RuleError:
        return
    assert parse(to_text(rule)) == rule


# ---- Two out of one ----


@settings(max_examples=200, deadline=None)
@given(rules(), st.integers(-40, 2000).map(timedelta))
def test_splitting_a_rule_loses_and_doubles_nothing(rule_first: tuple[Rule, date], offset: timedelta) -> None:
    rule, first = rule_first
    day = first + offset
    horizon = first + timedelta(4000)
    whole = list(dates(rule, first, first, horizon))
    before, after = [one for one in whole if one < day], [one for one in whole if one >= day]
    following = next_dates(rule, first, day - timedelta(1), 1)
    second = continued_from(rule, first, day)
    assert (second is None) == (not following)
    if second:
        assert fits(second, following[0])
        assert list(dates(second, following[0], date.min, horizon)) == after
    if before:
        assert list(dates(ended_before(rule, first, day), first, date.min, date.max)) == before
    else:
        with pytest.raises(RuleError, match="no_date"):
            ended_before(rule, first, day)


def test_a_split_rule_ends_with_its_last_date_so_that_its_sentence_is_true() -> None:
    third_thursday = Rule(Frequency.MONTHLY, ordinal=3, weekday=3)
    assert ended_before(third_thursday, date(2026, 9, 17), date(2026, 12, 17)).until == date(2026, 11, 19)


def test_a_count_is_divided_between_both() -> None:
    rule = Rule(Frequency.WEEKLY, count=10)
    sixth = TUESDAY + timedelta(weeks=5)
    assert ended_before(rule, TUESDAY, sixth) == Rule(Frequency.WEEKLY, count=5)
    assert continued_from(rule, TUESDAY, sixth) == Rule(Frequency.WEEKLY, count=5)
    assert continued_from(rule, TUESDAY, TUESDAY + timedelta(weeks=10)) is None


# ---- Moments ----


@pytest.mark.parametrize(
    ("day", "clock", "utc"),
    [
        (date(2026, 12, 16), time(18), datetime(2026, 12, 16, 17, tzinfo=UTC)),
        (date(2026, 7, 16), time(18), datetime(2026, 7, 16, 16, tzinfo=UTC)),
        (date(2027, 3, 28), time(2, 30), datetime(2027, 3, 28, 1, 30, tzinfo=UTC)),  # missing: as before the change, 03:30 on the wall
        (date(2026, 10, 25), time(2, 30), datetime(2026, 10, 25, 0, 30, tzinfo=UTC)),  # twice: the first time
        (date(2026, 10, 25), time(2, 30, fold=1), datetime(2026, 10, 25, 0, 30, tzinfo=UTC)),
    ],
)
def test_a_time_on_the_wall_is_one_moment(day: date, clock: time, utc: datetime) -> None:
    assert moment(day, clock) == utc
    assert moment(day, clock).tzinfo is UTC


def test_the_missing_hour_is_shown_as_the_clock_then_is() -> None:
    assert moment(date(2027, 3, 28), time(2, 30)).astimezone(ZONE).time() == time(3, 30)


def test_weekly_at_six_stays_at_six_through_both_changes_of_the_clock() -> None:
    year = dates(Rule(Frequency.WEEKLY), date(2026, 1, 4), date(2026, 1, 1), date(2027, 12, 31))
    assert {moment(day, time(18)).astimezone(ZONE).time() for day in year} == {time(18)}


# ---- As others read it ----


@settings(max_examples=60, deadline=None)
@given(rules(), st.integers(0, 1200).map(timedelta), st.booleans())
def test_a_calendar_reads_our_days_from_the_rule(rule_first: tuple[Rule, date], offset: timedelta, whole_days: bool) -> None:
    rule, first = rule_first
    start = first + offset
    end = start + timedelta(300)
    found = recurring_ical_events.of(feed(rule, first, whole_days=whole_days)).between(start, end + timedelta(1))
    expected = list(dates(rule, first, start, end))
    starts = sorted(event.start for event in found)
    assert starts == (expected if whole_days else [moment(day, time(18)) for day in expected])


def feed(rule: Rule, first: date, *, whole_days: bool) -> Calendar:
    event = Event()
    event.add("uid", "rule@example.org")
    event.add("dtstart", first if whole_days else moment(first, time(18)).astimezone(ZONE))
    event.add("rrule", vRecur.from_ical(to_text(rule, whole_days=whole_days).removeprefix("RRULE:")))
    calendar = Calendar()
    calendar.add_component(event)
    return Calendar.from_ical(calendar.to_ical())
