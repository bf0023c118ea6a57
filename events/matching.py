"""Which dates answer a question, and how many each value of a filter would leave."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.apps import apps

from events.asked import Asked
from events.occurrence_querysets import TOPICS, OccurrenceQuerySet
from home.publication.version import once_per_version
from home.terms import rows_of
from locations.names import Names, names_in


@dataclass(frozen=True)
class Counts:
    """How many dates each value of a filter would leave, by slug; cities also those that none is in."""

    cities: Mapping[str, int]
    topics: Mapping[str, int]
    total: int

    def of(self, city: str) -> int:
        return self.cities.get(city, 0) if city else self.total


def counted(dates: OccurrenceQuerySet, language: str, asked: Asked, today: date, names: Names) -> Counts:
    """In one query; of the plain lists, which count everything there is, remembered for the day."""
    plain = Asked(city=asked.city, topic=asked.topic, archive=asked.archive)
    if asked.on_page(1) == plain and asked.city in ("", *names.cities) and asked.topic in ("", *names.topics):
        return _plain_counts(language, plain, today)
    return _count(dates, language, asked, today, names)


@once_per_version
def _plain_counts(language: str, asked: Asked, today: date) -> Counts:
    return _count(apps.get_model("events", "Occurrence").objects.public(), language, asked, today, names_in(language))


def _count(dates: OccurrenceQuerySet, language: str, asked: Asked, today: date, names: Names) -> Counts:
    return counts_of(matching(dates, language, asked.without("city", "topic"), today, names).by_event_and_city(), asked, names)


def counts_of(rows: Iterable[tuple[int, int | None, int]], asked: Asked, names: Names) -> Counts:
    """Of so many dates of events in cities, by their ids. Each filter counts what the other one leaves."""
    by_city: Counter[int | None] = Counter()
    by_topic: Counter[str] = Counter()
    topics, asked_city = topics_of_events(), names.city_ids.get(asked.city)
    for event, city, count in rows:
        slugs = topics.get(event, ())
        if not asked.topic or asked.topic in slugs:
            by_city[city] += count
        if not asked.city or (city is not None and city == asked_city):
            for slug in slugs:
                by_topic[slug] += count
    return Counts({slug: by_city[pk] for slug, pk in names.city_ids.items()}, by_topic, by_city.total())


@once_per_version
def topics_of_events() -> Mapping[int, Sequence[str]]:
    """The slugs of their topics, by the ids of events in any language, in two queries: asked in one with the dates, each date would ask
    anew."""
    slugs = {pk: slug for pk, _language, slug, _name in rows_of("home.Topic")}
    found: dict[int, list[str]] = {}
    for name in TOPICS:
        for event, topic in apps.get_model("events", name).objects.order_by().values_list("page", "topic"):
            found.setdefault(event, []).append(slugs[topic])
    return found


def matching(dates: OccurrenceQuerySet, language: str, asked: Asked, today: date, names: Names) -> OccurrenceQuerySet:
    """The dates that answer a question, in their order: what is to come from the next one on, what is over from the last one back."""
    found = dates.past(today) if asked.archive else dates.in_order()
    if not (asked.archive or asked.first or asked.month):
        found = found.not_over(today)
    if asked.first:
        found = found.not_over(asked.first)
    if asked.last:
        found = found.begun(asked.last)
    if asked.month:
        found = found.between(asked.month.first, asked.month.last)
    if asked.city:
        found = found.filter(city=names.city_ids[asked.city]) if asked.city in names.city_ids else found.none()
    if asked.topic:
        found = found.about(asked.topic)
    return found.with_words(asked.words, language) if asked.words else found
