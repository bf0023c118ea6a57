"""“This and all following dates”: one schedule ends, and another begins, with as many dates as were left."""

from dataclasses import replace
from datetime import date, timedelta

from events.planning.shapes import Schedule, Slot
from events.recurrence import Frequency, Rule, continued_from, dates, ended_before, next_dates


class NotInScheduleError(ValueError):
    """The day from which dates are to change is not one of the schedule's."""


def split(schedule: Schedule, day: date, first: Slot | None, key: str) -> tuple[Schedule | None, Schedule | None]:
    """The schedule up to before the local day `day`, and the one that goes on from there with `first`, as the schedule `key`.

    Either is None where it has no dates: the former when `day` is the very first date, the latter when `first` is None, that is when
    nothing follows. Its days keep their distance from each other, and there are as many as were left. Raises NotInScheduleError.
    """
    if day not in dates(schedule.rule, schedule.first.day, day, day):
        raise NotInScheduleError(day)
    before = None if day == schedule.first.day else _before(schedule, day)
    if first is None:
        return before, None
    return before, Schedule(key, first, moved(schedule.rule, schedule.first.day, day, first.day))


def _before(schedule: Schedule, day: date) -> Schedule:
    # A schedule without a rule has one date, so there is a rule.
    return replace(schedule, rule=ended_before(schedule.rule, schedule.first.day, day) if schedule.rule else None)


def moved(rule: Rule | None, first: date, day: date, new_day: date) -> Rule | None:
    """The rest of a rule from its date `day` on, as if that one and all that follow took place as much later as `new_day` is."""
    if rule is None:
        return None
    rest = continued_from(rule, first, day)
    if rest is None or day == new_day:
        return rest
    endless = replace(_adapted(rest, day, new_day), until=None, count=None)
    if rest.until is None:
        return replace(endless, count=rest.count)
    left = sum(1 for _date in dates(rest, day, day, rest.until))
    return replace(endless, until=[new_day, *next_dates(endless, new_day, new_day, left - 1)][-1])


def _adapted(rule: Rule, day: date, new_day: date) -> Rule:
    """Weekdays move along; a day of the month becomes that of the new one, a third Thursday the new one's weekday and place."""
    if rule.frequency is Frequency.WEEKLY:
        distance = (new_day - day).days
        return replace(rule, weekdays=tuple((weekday + distance) % 7 for weekday in rule.weekdays))
    if rule.frequency is Frequency.MONTHLY and rule.ordinal is not None:
        return replace(rule, ordinal=_ordinal(new_day, last=rule.ordinal < 0), weekday=new_day.weekday())
    return replace(rule, month_day=new_day.day) if rule.month_day is not None else rule


def _ordinal(day: date, *, last: bool) -> int:
    """Which of its weekdays a day is in its month: counted from the end where it was so before, and where it is a fifth."""
    is_last = (day + timedelta(days=7)).month != day.month
    number = (day.day - 1) // 7 + 1
    return -1 if is_last and (last or number > 4) else min(number, 4)
