"""What comes nearest where nothing was found."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from events.asked import Asked
from events.entries import entries
from events.entry import Entry
from events.filters import chosen
from events.matching import matching
from events.occurrence_querysets import OccurrenceQuerySet
from locations.names import Names

NEAREST = 3


@dataclass(frozen=True)
class WayOut:
    """A question that finds something where this one does not: without one filter (`label`), or everything."""

    label: str
    query: str


@dataclass(frozen=True)
class Nearest:
    """Dates that come nearest when none matches, by the question that they answer."""

    asked: Asked
    city_name: str
    topic_name: str
    entries: Sequence[Entry]


def ways_out(dates: OccurrenceQuerySet, language: str, asked: Asked, today: date, names: Names) -> list[WayOut]:
    """Each filter that stands in the way alone."""
    each = ((one.label, one.without) for one in chosen(asked, names.cities, names.topics))
    return [WayOut(label, without.query()) for label, without in each if matching(dates, language, without, today, names).exists()]


def nearest(dates: OccurrenceQuerySet, language: str, asked: Asked, today: date, names: Names) -> Nearest | None:
    """Around the days that were meant, the one before and those after: of the same city and topic, of the city, of the topic, of all."""
    meant = asked.first or asked.last or today
    whenever = asked.without("first", "last", "archive", "words")
    for near in (whenever, whenever.without("topic"), whenever.without("city"), whenever.without("city", "topic")):
        found = matching(dates, language, near.but(first=date.min), today, names)
        before = list(found.filter(last_day__lt=meant).backwards()[:NEAREST])
        after = list(found.filter(last_day__gte=meant)[:NEAREST])
        if before or after:
            kept = before[: max(1, NEAREST - len(after))]
            city, topic = names.cities.get(near.city, ""), names.topics.get(near.topic, "")
            return Nearest(near, city, topic, entries([*kept[::-1], *after][:NEAREST], language))
    return None
