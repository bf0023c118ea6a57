"""When and how one date takes place, in local time and in words of the active language."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils import timezone

from events import when
from events.planning import Status

if TYPE_CHECKING:
    from events.models import Occurrence


@dataclass(frozen=True)
class Dated:
    """Moments are local and aware; `day` and `last_day` are the local days on which it takes place, `original_day` the one that was
    announced first. `identity` names the date among those of its event."""

    occurrence: Occurrence

    @property
    def identity(self) -> str:
        return self.occurrence.identity

    @property
    def status(self) -> Status:
        return Status(self.occurrence.status)

    @property
    def is_cancelled(self) -> bool:
        return self.status is Status.CANCELLED

    @property
    def is_moved(self) -> bool:
        return self.status is Status.MOVED

    @property
    def is_postponed(self) -> bool:
        return self.status is Status.POSTPONED

    @property
    def day(self) -> dt.date:
        return self.occurrence.first_day

    @property
    def last_day(self) -> dt.date:
        return self.occurrence.last_day

    @property
    def original_day(self) -> dt.date:
        return self.occurrence.original_day

    @property
    def all_day(self) -> bool:
        return self.occurrence.all_day

    @property
    def starts(self) -> dt.datetime:
        return timezone.localtime(self.occurrence.starts)

    @property
    def ends(self) -> dt.datetime | None:
        return timezone.localtime(self.occurrence.ends) if self.occurrence.ends else None

    @property
    def original_starts(self) -> dt.datetime:
        return timezone.localtime(self.occurrence.original_start)

    @property
    def is_over(self) -> bool:
        """Whether its last day has passed."""
        return self.last_day < timezone.localdate()

    @property
    def lasts_days(self) -> bool:
        return self.day != self.last_day

    @property
    def days(self) -> str:
        """In the active language: „26. November 2026“, „10. bis 12. Dezember 2026“."""
        return when.days(self.day, self.last_day)

    @property
    def hours(self) -> str:
        """In the active language; of several days when it begins and ends, empty for what lasts all day."""
        if self.lasts_days:
            return when.days(self.day, self.last_day, year=False) if self.all_day else when.stretch(self.starts, self.ends)
        return when.hours(self.starts, self.ends, all_day=self.all_day)

    @property
    def last_of(self) -> str:
        return when.last_of(self.day, self.last_day)

    @property
    def beginning(self) -> str:
        """In the active language; empty for what lasts all day."""
        return "" if self.all_day else when.clock(self.starts.time())

    @property
    def said_short(self) -> str:
        """„Do, 26. November, 18 Uhr“ in the active language."""
        return ", ".join(filter(None, [when.announced_day(self.day), self.beginning]))

    @property
    def day_beside(self) -> str:
        """What stands below the number of its day: „Do, Nov“."""
        return f"{when.weekday(self.day)}, {when.month_short(self.day)}"

    @property
    def old_time(self) -> str:
        """When a moved date was to be, in the active language: its day, or where that is the same its hour."""
        if self.original_day != self.day:
            return when.announced_day(self.original_day)
        return when.clock(self.original_starts.time())

    @property
    def machine_time(self) -> str:
        """For `time` elements: the local moment, or the day of what lasts all day."""
        return self.day.isoformat() if self.all_day else self.starts.strftime("%Y-%m-%dT%H:%M")

    @property
    def venue_name(self) -> str:
        return self.occurrence.venue_name

    @property
    def address(self) -> str:
        return self.occurrence.address
