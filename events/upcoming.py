"""The next dates as other pages show them: read once a day and version of the content, for every page has the same."""

from datetime import date

from events.entries import entries
from events.entry import Entry
from events.models import Occurrence
from home.publication.version import once_per_version


@once_per_version
def upcoming(language: str, today: date, limit: int, topic: str = "") -> tuple[Entry, ...]:
    """The next public dates that are to take place from `today` on, on the topic with this slug if one is given."""
    found = Occurrence.objects.public().coming(today).taking_place()
    return tuple(entries((found.about(topic) if topic else found)[:limit], language))
