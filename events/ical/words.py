"""What an entry in a calendar says of a date: everything that somebody needs who sees nothing but the calendar."""

import re
from collections.abc import Iterator

from django.utils import translation
from django.utils.translation import gettext as _

from events.entry import Entry
from events.ical.shapes import Words
from events.planning import Status
from home.dates import day_in_words
from home.frame import absolute

Position = tuple[float, float]
_POSTAL_CODE = re.compile(r"(?:.*, )?[0-9]{5}")


def words(entry: Entry, url: str, position: Position | None) -> Words:
    """Of the date, or of its whole series, whose page has the path `url`; in the language of that page."""
    with translation.override(entry.language):
        return Words(
            language=entry.language,
            title=_title(entry),
            description="\n\n".join(part for part in _parts(entry, absolute(url)) if part),
            location=place(entry) or entry.online_url,
            url=absolute(url),
            categories=[topic.name for topic in entry.topics],
            position=None if entry.occurrence.elsewhere else position,
        )


def place(entry: Entry) -> str:
    """Venue, street, place, city; empty where nothing is said of them."""
    name = entry.city.name if entry.city else ""
    known = [part for part in (entry.venue_name, entry.address) if part]
    if not name or any(name in part for part in known):
        return ", ".join(known)
    if known and _POSTAL_CODE.fullmatch(known[-1]):
        return ", ".join([*known[:-1], f"{known[-1]} {name}"])
    return ", ".join([*known, name])


def _title(entry: Entry) -> str:
    """Many programs show no status, so the title says it too."""
    title = entry.heading
    if entry.status is Status.CANCELLED:
        return _("Cancelled: %(title)s") % {"title": title}
    if entry.status is Status.POSTPONED:
        return _("Postponed: %(title)s") % {"title": title}
    return title


def _parts(entry: Entry, url: str) -> Iterator[str]:
    yield _standing(entry)
    yield _in_its_language(entry, entry.reason, entry.reason_language)
    yield _in_its_language(entry, entry.note, entry.note_language)
    yield entry.summary
    if entry.online_url and place(entry):
        yield _("Online: %(address)s") % {"address": entry.online_url}
    yield url


def _standing(entry: Entry) -> str:
    if entry.status is Status.CANCELLED:
        return _("This date is cancelled.")
    if entry.status is Status.POSTPONED:
        return _("This date is postponed. The new one is not known yet.")
    if entry.status is Status.MOVED:
        return _("Moved; it was announced for %(day)s.") % {"day": day_in_words(entry.original_day)}
    return ""


def _in_its_language(entry: Entry, text: str, language: str) -> str:
    """What nobody has translated yet says so."""
    if not text or language == entry.language:
        return text
    return _("%(words)s (in German)") % {"words": text}
