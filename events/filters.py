"""The values that the list of dates can be narrowed by, and what has been chosen of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from events.asked import Asked
from events.matching import Counts
from home.choices import Choice, Chosen, choices
from home.dates import day_in_words
from home.links import active_language
from home.quotation import quoted
from locations.names import Names


@dataclass(frozen=True)
class Filters:
    """What the form offers, and what city and topic asked for are called; their slugs are empty where there is no such city or topic, for
    which there is no calendar either."""

    cities: Sequence[Choice[str]]
    topics: Sequence[Choice[str]]
    chosen: Sequence[Chosen[str, Asked]]
    city_name: str
    topic_name: str
    city_slug: str
    topic_slug: str


def chosen(asked: Asked, cities: Mapping[str, str], topics: Mapping[str, str]) -> Sequence[Chosen[str, Asked]]:
    """What is asked for, in the order of the form; an unknown value as it was written."""
    labels = {
        "city": cities.get(asked.city, asked.city),
        "topic": topics.get(asked.topic, asked.topic),
        "first": _("from %(day)s on") % {"day": day_in_words(asked.first)} if asked.first else "",
        "last": _("until %(day)s") % {"day": day_in_words(asked.last)} if asked.last else "",
        "words": quoted(asked.words, active_language()) if asked.words else "",
        "archive": _("past dates") if asked.archive else "",
    }
    return [Chosen(label, asked.without(name)) for name, label in labels.items() if label]


def filters(asked: Asked, names: Names, counts: Counts) -> Filters:
    return Filters(
        choices(asked.city, names.cities, counts.cities),
        choices(asked.topic, names.topics, counts.topics),
        chosen(asked, names.cities, names.topics),
        names.cities.get(asked.city, asked.city),
        names.topics.get(asked.topic, asked.topic),
        asked.city if asked.city in names.cities else "",
        asked.topic if asked.topic in names.topics else "",
    )
