"""A date's identity: its original local day, plus `-HHMM` where the series has another that day. It stays when the date moves.

It is the date's address, its key for changes, and what its RECURRENCE-ID (RFC 5545 §3.8.4.4) is made of.
"""

import re
from datetime import date, time

_FORM = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})(?:-([0-9]{2})([0-9]{2}))?", re.ASCII)
_START_OF_DAY = time()


def identity(day: date, clock: time | None = None) -> str:
    """`2026-12-16` or, told apart by its time on the wall, `2026-12-16-1800`."""
    return day.isoformat() if clock is None else f"{day.isoformat()}-{clock:%H%M}"


def told_apart(day: date, start: time | None) -> str:
    """The identity of a second date on a day; one that lasts all day counts from midnight."""
    return identity(day, start or _START_OF_DAY)


def read_identity(text: str) -> tuple[date, time | None] | None:
    """Day and time of an identity; None for a text that is none, such as 30 February."""
    found = _FORM.fullmatch(text)
    if found is None:
        return None
    try:
        return date.fromisoformat(found[1]), time(int(found[2]), int(found[3])) if found[2] else None
    except ValueError:
        return None
