"""What filters call cities and topics."""

from collections.abc import Mapping
from dataclasses import dataclass

from home.terms import terms
from locations.cities import cities
from locations.collation import sort_key


@dataclass(frozen=True)
class Names:
    """By slug, in alphabetical order; and the ids of the cities' German pages."""

    cities: Mapping[str, str]
    city_ids: Mapping[str, int]
    topics: Mapping[str, str]


def names_in(language: str) -> Names:
    """In a language, German where there is no name in it; what it asks for is remembered until something is published."""
    known = cities(language).values()
    return Names({city.slug: city.name for city in known}, {city.slug: city.pk for city in known}, topic_names(language))


def topic_names(language: str) -> dict[str, str]:
    """The names of all topics by slug."""
    topics = sorted(terms("home.Topic", language).values(), key=lambda topic: sort_key(topic.name))
    return {topic.slug: topic.name for topic in topics}
