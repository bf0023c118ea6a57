"""A calendar as a file: UTF-8, lines ended by CR LF and folded before 75 octets (RFC 5545 §3.1).

Written line by line: a calendar holds thousands of entries, and objects for each value of each of them would take seconds.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from unicodedata import category

from django.utils.encoding import iri_to_uri

from events.ical.shapes import Calendar, Component, When, Words
from events.ical.zone import TZID, ZONE

MEDIA_TYPE = "text/calendar; charset=utf-8"
PRODID = "-//Metropolregion Mitteldeutschland//Website//DE"
# How often programs that have subscribed should look again: every hour.
REFRESH = "PT1H"
LONGEST = 75  # octets of a line


def write(calendar: Calendar) -> bytes:
    """The file. What people have written may hold anything: line ends become those of iCalendar, other control characters go."""
    name = _text(calendar.name)
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:{PRODID}",
        "CALSCALE:GREGORIAN",
        f"NAME;LANGUAGE={calendar.language}:{name}",
        f"X-WR-CALNAME:{name}",
        f"X-WR-TIMEZONE:{TZID}",
        f"SOURCE;VALUE=URI:{iri_to_uri(calendar.url)}",
        f"URL:{iri_to_uri(calendar.home_url)}",
        f"REFRESH-INTERVAL;VALUE=DURATION:{REFRESH}",
        f"X-PUBLISHED-TTL:{REFRESH}",
        *ZONE,
    ]
    return b"".join([*map(_folded, lines), *calendar.entries, _folded("END:VCALENDAR")])


def written(components: Iterable[Component]) -> bytes:
    """The entries of a calendar as they stand in its file."""
    return b"".join(_folded(line) for component in components for line in _event(component))


def _event(component: Component) -> Iterator[str]:
    changed = f"{component.edition.changed_at.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    yield "BEGIN:VEVENT"
    yield f"UID:{_text(component.uid)}"
    yield f"DTSTAMP:{changed}"
    yield f"LAST-MODIFIED:{changed}"
    yield f"SEQUENCE:{component.edition.sequence}"
    yield _days("DTSTART", [component.begins])
    if component.ends is not None:
        yield _days("DTEND", [component.ends])
    if component.instead_of is not None:
        yield _days("RECURRENCE-ID", [component.instead_of])
    if component.rule:
        yield f"RRULE:{component.rule}"
    for name, days in (("EXDATE", component.left_out), ("RDATE", component.extra)):
        if days:
            yield _days(name, days)
    yield f"STATUS:{component.status}"
    if not isinstance(component.begins, datetime):
        yield "TRANSP:TRANSPARENT"  # a day of open doors makes nobody busy all day
    yield from _words(component.words)
    yield "END:VEVENT"


def _words(words: Words) -> Iterator[str]:
    language = words.language
    for name, text in (("SUMMARY", words.title), ("DESCRIPTION", words.description), ("LOCATION", words.location)):
        if text:
            yield f"{name};LANGUAGE={language}:{_text(text)}"
    if words.categories:
        yield f"CATEGORIES;LANGUAGE={language}:{','.join(map(_text, words.categories))}"
    if words.position:
        yield "GEO:{};{}".format(*words.position)
    yield f"URL:{iri_to_uri(words.url)}"


def _days(name: str, days: Sequence[When]) -> str:
    """Days say that they are some; times on the wall say where the wall is (RFC 5545 §3.3.4, §3.3.5)."""
    if isinstance(days[0], datetime):
        return f"{name};TZID={TZID}:{','.join(f'{day:%Y%m%dT%H%M%S}' for day in days)}"
    return f"{name};VALUE=DATE:{','.join(f'{day:%Y%m%d}' for day in days)}"


def _text(text: str) -> str:
    """With what may not stand in a text as it is in its way of writing (RFC 5545 §3.3.11)."""
    lines = (line if line.isprintable() else _visible(line) for line in text.splitlines())
    return "\n".join(lines).replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def _visible(line: str) -> str:
    """Without what nobody can see, but with no-break spaces."""
    return "".join(sign for sign in line if sign.isprintable() or category(sign) == "Zs")


def _folded(line: str) -> bytes:
    octets = line.encode()
    if len(octets) <= LONGEST:
        return octets + b"\r\n"
    parts, start, room = [], 0, LONGEST
    while len(octets) - start > room:
        end = start + room
        while octets[end] & 0xC0 == 0x80:  # within a sign of several octets
            end -= 1
        parts.append(octets[start:end])
        start, room = end, LONGEST - 1  # for the blank at the beginning
    return b"\r\n ".join([*parts, octets[start:]]) + b"\r\n"
