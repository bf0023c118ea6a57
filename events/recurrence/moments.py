"""From a date in the calendar and a time on the wall to a moment."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

# What editors mean by a date and a time.
ZONE = ZoneInfo("Europe/Berlin")


def moment(day: date, clock: time, zone: ZoneInfo = ZONE) -> datetime:
    """The moment, in UTC, at which clocks in the zone show this time on this day, as RFC 5545 §3.3.5 has it.

    An hour that the clock shows twice means the first time; one that it leaves out counts on from before the change, so 02:30 on
    28 March 2027 is 03:30 summer time. In UTC because Python never finds a doubled hour equal to the same moment of another zone.
    """
    return datetime.combine(day, clock.replace(fold=0), zone).astimezone(UTC)
