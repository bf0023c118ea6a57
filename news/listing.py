"""The list of articles as its page shows it: what was asked, what there is, and what comes nearest when there is nothing."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from home.paging import Pager, pager
from home.teasers import Teaser
from news.asked import Asked
from news.querysets import NewsQuerySet
from news.topics import topic_names

PAGE_SIZE = 20
NEAREST = 3

# Topic (slug), year and number of articles: from these few rows everything but the articles themselves is known.
Counts = Sequence[tuple[str, str, int]]


@dataclass(frozen=True)
class Choice:
    """A value of a filter, how many articles it would leave, and the query string that chooses it."""

    value: str
    label: str
    count: int
    query: str
    is_chosen: bool


@dataclass(frozen=True)
class Chosen:
    """A filter that is on, and the query string without it."""

    label: str
    query_without: str


@dataclass(frozen=True)
class Nearest:
    """The nearest articles when none matches, and the question that they answer."""

    asked: Asked
    topic_name: str
    teasers: Sequence[Teaser]


@dataclass(frozen=True)
class Listing:
    """`count` articles match, `teasers` are those on this page; `nearest` is there only when none matches and others exist.

    `feed_topic` is the slug of the topic asked for, if there is such a topic: that is what a feed can be asked for too.
    """

    asked: Asked
    topic_name: str
    feed_topic: str
    count: int
    teasers: Sequence[Teaser]
    nearest: Nearest | None
    pager: Pager
    topics: Sequence[Choice]
    years: Sequence[Choice]
    chosen: Sequence[Chosen]

    @property
    def pictures(self) -> list[int]:
        """Ids of the pictures shown, so that all are loaded at once."""
        shown = [*self.teasers, *(self.nearest.teasers if self.nearest else ())]
        return [teaser.picture_id for teaser in shown if teaser.picture_id]


def listing(articles: NewsQuerySet, language: str, asked: Asked) -> Listing:
    """What of `articles` was asked for, in a language, in three queries.

    Raises home.paging.NoSuchPageError for a page beyond the last.
    """
    names = topic_names(language)
    counts = [(topic, str(year), count) for topic, year, count in articles.counted()]
    count = _total(counts, asked.topic, asked.year)
    pages = pager(asked.page, count, PAGE_SIZE, lambda page: asked.on_page(page).query())
    return Listing(
        asked=asked,
        topic_name=names.get(asked.topic, asked.topic),
        feed_topic=asked.topic if asked.topic in names else "",
        count=count,
        teasers=_matching(articles, asked, pages.first - 1, pages.last).teasers(language) if count else [],
        nearest=None if count else _nearest(articles, language, asked, counts, names),
        pager=pages,
        topics=_topics(asked, counts, names),
        years=_years(asked, counts),
        chosen=_chosen(asked, names),
    )


def _matching(articles: NewsQuerySet, asked: Asked, start: int, stop: int) -> NewsQuerySet:
    """Articles from `start` to before `stop`, the newest first; the year must be one that was counted."""
    articles = articles.newest_first()
    if asked.topic:
        articles = articles.about(asked.topic)
    if asked.year:
        articles = articles.in_year(int(asked.year))
    return articles[start:stop]


def _nearest(articles: NewsQuerySet, language: str, asked: Asked, counts: Counts, names: dict[str, str]) -> Nearest | None:
    """The same topic in the nearest year, else other topics of the same year, else the newest."""
    if not counts:
        return None
    years = [int(year) for topic, year, _count in counts if topic == asked.topic]
    if years:
        meant = int(asked.year) if asked.year.isascii() and asked.year.isdecimal() else max(years)
        near = Asked(asked.topic, str(min(years, key=lambda year: (abs(year - meant), -year))))
    elif _total(counts, "", asked.year):
        near = Asked("", asked.year)
    else:
        near = Asked()
    return Nearest(near, names.get(near.topic, ""), _matching(articles, near, 0, NEAREST).teasers(language))


def _topics(asked: Asked, counts: Counts, names: dict[str, str]) -> list[Choice]:
    """All topics, and what was asked for if there is no such topic, with what they leave of the chosen year."""
    known = names if asked.topic in ("", *names) else names | {asked.topic: asked.topic}
    return [
        Choice(slug, name, _total(counts, slug, asked.year), asked.about(slug).query(), slug == asked.topic) for slug, name in known.items()
    ]


def _years(asked: Asked, counts: Counts) -> list[Choice]:
    """All years in which anything was written, and the one that was asked for, newest first, with what they leave of the chosen topic."""
    years = sorted({year for _topic, year, _count in counts} | ({asked.year} if asked.year else set()), reverse=True)
    return [Choice(year, year, _total(counts, asked.topic, year), asked.in_year(year).query(), year == asked.year) for year in years]


def _chosen(asked: Asked, names: dict[str, str]) -> list[Chosen]:
    """What is asked for, in words; an unknown value as it was written."""
    filters: Iterable[tuple[str, Asked]] = [
        (names.get(asked.topic, asked.topic), asked.about("")),
        (asked.year, asked.in_year("")),
    ]
    return [Chosen(label, without.query()) for label, without in filters if label]


def _total(counts: Counts, topic: str, year: str) -> int:
    """How many articles there are on a topic in a year; an empty string stands for all."""
    return sum(count for its_topic, its_year, count in counts if topic in ("", its_topic) and year in ("", its_year))
