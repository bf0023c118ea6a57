"""The list of articles as its page shows it: what was asked, what there is, and what comes nearest when there is nothing."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from django.apps import apps

from home.choices import Chosen
from home.paging import Pager, pager
from home.publication.version import once_per_version
from home.teasers import Teaser
from locations.cities import City, cities
from locations.names import topic_names
from news.asked import Asked
from news.querysets import NewsQuerySet

PAGE_SIZE = 20
NEAREST = 3


class Count(NamedTuple):
    """How many articles there are on a topic, from a city (slugs; empty for none that is public) and in a year."""

    topic: str
    city: str
    year: str
    count: int


# From these few rows everything but the articles themselves is known.
Counts = Sequence[Count]


@dataclass(frozen=True)
class Choice:
    """A value of a filter, how many articles it would leave, and the query string that chooses it."""

    value: str
    label: str
    count: int
    query: str
    is_chosen: bool


@dataclass(frozen=True)
class Nearest:
    """The nearest articles when none matches, and the question that they answer."""

    asked: Asked
    topic_name: str
    city_name: str
    teasers: Sequence[Teaser]


@dataclass(frozen=True)
class Listing:
    """`count` articles match, `teasers` are those on this page; `nearest` is there only when none matches and others exist.

    `feed_topic` and `feed_city` are the slugs asked for, if there are such: that is what a feed can be asked for too.
    """

    asked: Asked
    topic_name: str
    city_name: str
    feed_topic: str
    feed_city: str
    count: int
    teasers: Sequence[Teaser]
    nearest: Nearest | None
    pager: Pager
    topics: Sequence[Choice]
    cities: Sequence[Choice]
    years: Sequence[Choice]
    chosen: Sequence[Chosen[str, Asked]]

    @property
    def pictures(self) -> list[int]:
        """Ids of the pictures shown, so that all are loaded at once."""
        shown = [*self.teasers, *(self.nearest.teasers if self.nearest else ())]
        return [teaser.picture_id for teaser in shown if teaser.picture_id]


def listing(language: str, asked: Asked) -> Listing:
    """What of the public articles in a language was asked for, in one query besides those that are asked once per version.

    Raises home.paging.NoSuchPageError for a page beyond the last.
    """
    names, places = topic_names(language), {city.slug: city for city in cities(language).values()}
    city_names = {slug: city.name for slug, city in places.items()}
    counts = _counts(language)
    count = _total(counts, asked)
    pages = pager(asked.page, count, PAGE_SIZE, lambda page: asked.on_page(page).query())
    return Listing(
        asked=asked,
        topic_name=names.get(asked.topic, asked.topic),
        city_name=city_names.get(asked.city, asked.city),
        feed_topic=asked.topic if asked.topic in names else "",
        feed_city=asked.city if asked.city in places else "",
        count=count,
        teasers=_teasers(language, asked, places, pages.first - 1, pages.last) if count else [],
        nearest=None if count else _nearest(language, asked, counts, names, places),
        pager=pages,
        topics=_choices(counts, asked, "topic", names),
        cities=_choices(counts, asked, "city", _with_articles(counts, city_names, asked.city)),
        years=_choices(counts, asked, "year", _years(counts, asked.year)),
        chosen=_chosen(asked, names, city_names),
    )


def _articles(language: str) -> NewsQuerySet:
    found: NewsQuerySet = apps.get_model("news", "NewsPage").objects.listed_in(language)
    return found


@once_per_version
def _counts(language: str) -> Counts:
    """Everything there is, read once, as it tells how many each answer would be."""
    slugs = {city.pk: city.slug for city in cities(language).values()}
    return [Count(topic, slugs.get(city or 0, ""), str(year), count) for topic, city, year, count in _articles(language).counted()]


def _teasers(language: str, asked: Asked, places: Mapping[str, City], start: int, stop: int) -> list[Teaser]:
    """Articles from `start` to before `stop`, the newest first; city and year must be such as were counted."""
    articles = _articles(language).newest_first()
    if asked.topic:
        articles = articles.about(asked.topic)
    if asked.city:
        articles = articles.filter(city=places[asked.city].pk)
    if asked.year:
        articles = articles.in_year(int(asked.year))
    return articles[start:stop].teasers(language)


def _nearest(language: str, asked: Asked, counts: Counts, names: Mapping[str, str], places: Mapping[str, City]) -> Nearest | None:
    near = next((near for near in _neighbours(asked, counts) if _total(counts, near)), None)
    if near is None:
        return None
    teasers = _teasers(language, near, places, 0, NEAREST)
    return Nearest(near, names.get(near.topic, ""), places[near.city].name if near.city else "", teasers)


def _neighbours(asked: Asked, counts: Counts) -> Iterable[Asked]:
    """Topic and city in the nearest year, the city alone, the topic in the nearest year, the year alone, everything."""
    if asked.city:
        yield _in_nearest_year(Asked(asked.topic, asked.city), asked.year, counts)
        yield Asked(city=asked.city)
    if asked.topic:
        yield _in_nearest_year(Asked(asked.topic), asked.year, counts)
    yield Asked(year=asked.year)
    yield Asked()


def _in_nearest_year(near: Asked, year: str, counts: Counts) -> Asked:
    """The same in the year with articles that is nearest to the one that was meant, the later of two."""
    years = [int(row.year) for row in counts if _is_meant(row, near)]
    if not years:
        return near
    meant = int(year) if year.isascii() and year.isdecimal() else max(years)
    return near.in_year(str(min(years, key=lambda each: (abs(each - meant), -each))))


def _choices(counts: Counts, asked: Asked, name: str, labels: dict[str, str]) -> list[Choice]:
    """The values of one filter, and what was asked for if there is no such value, with what they leave of the other filters."""
    chosen = getattr(asked, name)
    known = labels if chosen in ("", *labels) else labels | {chosen: chosen}
    states = ((value, label, replace(asked, **{name: value}, page=1)) for value, label in known.items())
    return [Choice(value, label, _total(counts, state), state.query(), value == chosen) for value, label, state in states]


def _with_articles(counts: Counts, names: dict[str, str], chosen: str) -> dict[str, str]:
    """The cities that are named by any article, or asked for."""
    named = {row.city for row in counts} | {chosen}
    return {slug: name for slug, name in names.items() if slug in named}


def _years(counts: Counts, chosen: str) -> dict[str, str]:
    """All years in which anything was written, and the one that was asked for, newest first."""
    return {year: year for year in sorted({row.year for row in counts} | ({chosen} if chosen else set()), reverse=True)}


def _chosen(asked: Asked, names: dict[str, str], city_names: dict[str, str]) -> list[Chosen[str, Asked]]:
    """What is asked for, in words; an unknown value as it was written."""
    filters: Iterable[tuple[str, Asked]] = [
        (names.get(asked.topic, asked.topic), asked.about("")),
        (city_names.get(asked.city, asked.city), asked.in_city("")),
        (asked.year, asked.in_year("")),
    ]
    return [Chosen(label, without) for label, without in filters if label]


def _is_meant(row: Count, asked: Asked) -> bool:
    return asked.topic in ("", row.topic) and asked.city in ("", row.city) and asked.year in ("", row.year)


def _total(counts: Counts, asked: Asked) -> int:
    """How many articles answer a question, whatever its page."""
    return sum(row.count for row in counts if _is_meant(row, asked))
