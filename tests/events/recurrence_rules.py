"""Random rules that fit their first date, and the same rule in dateutil's words."""

from calendar import monthrange
from datetime import date, datetime, time, timedelta

from dateutil import rrule
from hypothesis import strategies as st

from events.recurrence import MAX_COUNT, Frequency, Rule, fits

FREQUENCIES = {
    Frequency.DAILY: rrule.DAILY,
    Frequency.WEEKLY: rrule.WEEKLY,
    Frequency.MONTHLY: rrule.MONTHLY,
    Frequency.YEARLY: rrule.YEARLY,
}
DAYS = st.dates(date(2000, 1, 1), date(2060, 12, 31)) | st.sampled_from(
    [date(2024, 2, 29), date(2026, 1, 31), date(2026, 3, 29), date(2026, 10, 25), date(2026, 8, 30), date(2026, 12, 31)]
)
# Mostly what editors write, now and then the edge.
INTERVALS = st.integers(1, 4) | st.integers(1, 99)
COUNTS = st.integers(1, 30) | st.integers(1, MAX_COUNT)


@st.composite
def ends(draw: st.DrawFn, first: date) -> dict[str, object]:
    until = st.integers(0, 1500).map(lambda days: {"until": first + timedelta(days)})
    return draw(st.just({}) | until | COUNTS.map(lambda count: {"count": count}))


@st.composite
def rules(draw: st.DrawFn) -> tuple[Rule, date]:
    """A rule and a first date that is in it."""
    first = draw(DAYS)
    frequency = draw(st.sampled_from(Frequency))
    parts: dict[str, object] = {}
    if frequency is Frequency.WEEKLY:
        weekdays = draw(st.sets(st.integers(0, 6)))
        parts = {"weekdays": tuple(weekdays | {first.weekday()})} if weekdays else {}
    elif frequency is Frequency.MONTHLY:
        parts = draw(st.sampled_from([{}, {"month_day": first.day}, *named(first)]))
    rule = Rule(frequency, draw(INTERVALS), **parts, **draw(ends(first)))
    assert fits(rule, first)
    return rule, first


def named(first: date) -> list[dict[str, object]]:
    """The ways to say which weekday of its month this is."""
    ordinal, weekday = (first.day - 1) // 7 + 1, first.weekday()
    last = first.day + 7 > monthrange(first.year, first.month)[1]
    ordinals = ([ordinal] if ordinal < 5 else []) + ([-1] if last else [])
    return [{"ordinal": ordinal, "weekday": weekday} for ordinal in ordinals]


def by_dateutil(rule: Rule, first: date) -> rrule.rrule:
    weekday = None
    if rule.weekdays:
        weekday = [rrule.weekday(number) for number in rule.weekdays]
    elif rule.weekday is not None:
        weekday = rrule.weekday(rule.weekday, rule.ordinal)
    return rrule.rrule(
        FREQUENCIES[rule.frequency],
        dtstart=datetime.combine(first, time()),
        interval=rule.interval,
        wkst=rrule.MO,
        byweekday=weekday,
        bymonthday=rule.month_day,
        until=rule.until and datetime.combine(rule.until, time()),
        count=rule.count,
    )
