"""What a plan is made of, in wall time of Europe/Berlin, and what comes out of it."""

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from events.recurrence import Rule, moment

_MIDNIGHT = time()


class What(StrEnum):
    """What somebody says about one date."""

    CHANGED = "changed"
    CANCELLED = "cancelled"
    POSTPONED = "postponed"  # the new date is not known yet
    LEFT_OUT = "left-out"  # as if it had never been in the rule
    EXTRA = "extra"


class Status(StrEnum):
    """How a date stands; the words are those of https://schema.org/EventStatusType."""

    SCHEDULED = "scheduled"
    MOVED = "rescheduled"
    CANCELLED = "cancelled"
    POSTPONED = "postponed"


TAKES_PLACE = (Status.SCHEDULED, Status.MOVED)


@dataclass(frozen=True)
class Slot:
    """When one date takes place: from `start` on its first day to `end` on its last; without a start all day long.

    With a single day, an end before the start is after midnight.
    """

    day: date
    start: time | None = None
    end: time | None = None
    days: int = 1

    @property
    def starts(self) -> datetime:
        """In UTC; midnight for what lasts all day."""
        return moment(self.day, self.start or _MIDNIGHT)

    @property
    def ends(self) -> datetime | None:
        """In UTC, exclusive; None where nobody has said when it ends. All day means to the midnight after the last day.

        What begins in the hour that the clock leaves out begins later, and an end that would come before that is as much later.
        """
        begins, ends = self.wall_start, self.wall_end
        if ends is None:
            return None
        found = moment(ends.date(), ends.time())
        return found if found > self.starts or ends <= begins else self.starts + (ends - begins)

    @property
    def wall_start(self) -> datetime:
        """As the clock on the wall says, also in an hour that it leaves out; naive."""
        return datetime.combine(self.day, self.start or _MIDNIGHT)

    @property
    def wall_end(self) -> datetime | None:
        """The end, in the same way."""
        if self.start is None:
            return datetime.combine(self._after(self.days), _MIDNIGHT)
        if self.end is None:
            return None if self.days == 1 else datetime.combine(self._after(self.days), _MIDNIGHT)
        past_midnight = self.days == 1 and self.end < self.start
        return datetime.combine(self._after(1 if past_midnight else self.days - 1), self.end)

    @property
    def is_as_the_wall_says(self) -> bool:
        """Whether it ends when it says and takes as long; not so in the nights in which the clock is changed. Days are days, however many
        hours they have."""
        begins, ends = self.wall_start, self.wall_end
        if self.start is None or self.ends is None or ends is None:
            return True
        return self.ends == moment(ends.date(), ends.time()) and self.ends - self.starts == ends - begins

    @property
    def last_day(self) -> date:
        """The last local day that is announced; an evening that ends after midnight belongs to its own day."""
        return self._after(self.days - 1)

    def at(self, day: date) -> "Slot":
        return replace(self, day=day)

    def _after(self, days: int) -> date:
        return self.day + timedelta(days=days)


@dataclass(frozen=True)
class Schedule:
    """One row of a series: its first date, and the rule by which it repeats, if it does. `key` stays as long as the row does."""

    key: str
    first: Slot
    rule: Rule | None = None


@dataclass(frozen=True)
class Change:
    """What somebody says about the date on `day`, or adds there; `clock` tells two on one day apart. Empty values change nothing."""

    day: date
    what: What
    clock: time | None = None
    new_day: date | None = None
    new_start: time | None = None
    new_end: time | None = None
    number: int = 0  # its place among the changes

    def applied_to(self, slot: Slot) -> Slot:
        """Where and when the date takes place then; a new start without a new end leaves the end open where it would come first."""
        start = self.new_start or slot.start
        end = self.new_end or (slot.end if self.new_start is None else _still(slot, self.new_start))
        return replace(slot, day=self.new_day or slot.day, start=start, end=end)


def _still(slot: Slot, start: time) -> time | None:
    """The old end, as long as it comes after the new start."""
    return slot.end if slot.end and (slot.days > 1 or slot.end > start) else None


@dataclass(frozen=True)
class Planned:
    """One date. `original` is when it was to be, `slot` when it is; `key` is its schedule's, empty for an extra date."""

    identity: str
    key: str
    original: Slot
    slot: Slot
    status: Status = Status.SCHEDULED
    change: int | None = None  # the number of the change that made it so
