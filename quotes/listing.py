"""The list of quotes as its page shows it: what was asked, what there is, and ways out where there is nothing."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from home.choices import Choice, Chosen, choices
from home.paging import Pager, pager
from locations.names import Names, names_in
from quotes.asked import Asked
from quotes.querysets import QuoteQuerySet
from quotes.quote import Quote
from quotes.quotes import quotes

PAGE_SIZE = 20


@dataclass(frozen=True)
class Listing:
    """`count` quotes match, `quotes` are those on this page. `others` is how many there are at the other time, past or present; `ways_out`
    are there only when none matches."""

    asked: Asked
    city_name: str
    topic_name: str
    count: int
    quotes: Sequence[Quote]
    others: int
    pager: Pager
    cities: Sequence[Choice[str]]
    topics: Sequence[Choice[str]]
    chosen: Sequence[Chosen[str, Asked]]
    ways_out: Sequence[Chosen[str, Asked]]

    @property
    def other_time_query(self) -> str:
        return self.asked.at_the_other_time.query()

    @property
    def pictures(self) -> list[int]:
        """Ids of the pictures shown, so that all are loaded at once."""
        return [quote.portrait_id for quote in self.quotes if quote.portrait_id]


def listing(found: QuoteQuerySet, language: str, asked: Asked, today: date) -> Listing:
    """What of the public quotes `found` was asked for, in a language, in three queries besides those of the quotes, or a few more when
    there is nothing. Raises home.paging.NoSuchPageError for a page beyond the last."""
    names = names_in(language)
    by_id = _matching(found, asked.in_city(""), names, today).by_city()
    of_cities = {slug: by_id.get(pk, 0) for slug, pk in names.city_ids.items()}
    offered = {slug: name for slug, name in names.cities.items() if of_cities[slug] or slug == asked.city}
    of_topics = _matching(found, asked.about(""), names, today).by_topic()
    count = of_cities.get(asked.city, 0) if asked.city else sum(by_id.values())
    pages = pager(asked.page, count, PAGE_SIZE, lambda page: asked.on_page(page).query())
    shown = _matching(found, asked, names, today).newest_first()[pages.first - 1 : pages.last] if count else found.none()
    chosen = list(_chosen(asked, names))
    return Listing(
        asked=asked,
        city_name=names.cities.get(asked.city, asked.city),
        topic_name=names.topics.get(asked.topic, asked.topic),
        count=count,
        quotes=quotes(shown, language, today),
        others=_matching(found, asked.at_the_other_time, names, today).count(),
        pager=pages,
        cities=choices(asked.city, offered, of_cities),
        topics=choices(asked.topic, names.topics, of_topics),
        chosen=chosen,
        ways_out=[] if count else [each for each in chosen if _matching(found, each.without, names, today).exists()],
    )


def _matching(found: QuoteQuerySet, asked: Asked, names: Names, today: date) -> QuoteQuerySet:
    """The quotes that answer a question, in no order."""
    found = found.archived(today) if asked.archive else found.current(today)
    if asked.city:
        found = found.in_city(names.city_ids[asked.city]) if asked.city in names.city_ids else found.none()
    return found.about(asked.topic) if asked.topic else found


def _chosen(asked: Asked, names: Names) -> Iterator[Chosen[str, Asked]]:
    """What is asked for, in words; an unknown value as it was written."""
    if asked.city:
        yield Chosen(names.cities.get(asked.city, asked.city), asked.in_city(""))
    if asked.topic:
        yield Chosen(names.topics.get(asked.topic, asked.topic), asked.about(""))
