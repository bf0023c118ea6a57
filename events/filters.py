"""The values that the list of dates can be narrowed by, and what has been chosen of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from events import when
from events.asked import Asked
from events.matching import Counts, Names
from home.links import active_language


@dataclass(frozen=True)
class Choice:
    """A value of a filter, and how many dates it would leave."""

    value: str
    label: str
    count: int
    is_chosen: bool


@dataclass(frozen=True)
class Chosen:
    """A filter that is on, in words of the active language, and the question without it."""

    label: str
    without: Asked

    @property
    def query_without(self) -> str:
        return self.without.query()


@dataclass(frozen=True)
class Filters:
    """What the form offers, and what city and topic asked for are called; their slugs are empty where there is no such city or topic, for
    which there is no calendar either."""

    cities: Sequence[Choice]
    topics: Sequence[Choice]
    chosen: Sequence[Chosen]
    city_name: str
    topic_name: str
    city_slug: str
    topic_slug: str


def choices(asked: Asked, name: str, labels: Mapping[str, str], counts: Mapping[str, int]) -> list[Choice]:
    """The values of one filter, and what was asked for if there is no such value."""
    chosen_value = getattr(asked, name)
    known = labels if chosen_value in ("", *labels) else {**labels, chosen_value: chosen_value}
    return [Choice(value, label, counts.get(value, 0), value == chosen_value) for value, label in known.items()]


def chosen(asked: Asked, cities: Mapping[str, str], topics: Mapping[str, str]) -> Sequence[Chosen]:
    """What is asked for, in the order of the form; an unknown value as it was written."""
    quotes = ("„", "“") if active_language() == "de" else ("“", "”")
    labels = {
        "city": cities.get(asked.city, asked.city),
        "topic": topics.get(asked.topic, asked.topic),
        "first": _("from %(day)s on") % {"day": when.full_day(asked.first)} if asked.first else "",
        "last": _("until %(day)s") % {"day": when.full_day(asked.last)} if asked.last else "",
        "words": asked.words.join(quotes) if asked.words else "",
        "archive": _("past dates") if asked.archive else "",
    }
    return [Chosen(label, asked.without(name)) for name, label in labels.items() if label]


def filters(asked: Asked, names: Names, counts: Counts) -> Filters:
    return Filters(
        choices(asked, "city", names.cities, counts.cities),
        choices(asked, "topic", names.topics, counts.topics),
        chosen(asked, names.cities, names.topics),
        names.cities.get(asked.city, asked.city),
        names.topics.get(asked.topic, asked.topic),
        asked.city if asked.city in names.cities else "",
        asked.topic if asked.topic in names.topics else "",
    )
