"""One page of hits, with what narrows them and, where there are none, what to try instead."""

from collections.abc import Sequence
from dataclasses import dataclass

from home.paging import Pager, pager
from home.search.asked import Asked
from home.search.facets import Facet, count_of, facets, groups, label_of
from home.search.hits import Hit, hits
from home.search.near import WaysOut, ways_out
from home.search.sought import sought

PAGE_SIZE = 20


@dataclass(frozen=True)
class Chosen:
    """A filter that is on: what it is called, in which language, and the question without it."""

    label: str
    language: str
    without: Asked

    @property
    def query_without(self) -> str:
        return self.without.query()


@dataclass(frozen=True)
class Results:
    """`count` pages were found, `hits` are those of this page; `ways_out` are there only when none was."""

    asked: Asked
    count: int
    hits: Sequence[Hit]
    facets: Sequence[Facet]
    chosen: Sequence[Chosen]
    pager: Pager
    ways_out: WaysOut | None


def results(asked: Asked, language: str) -> Results | None:
    """None as long as nothing is asked for. In two queries besides those of the kinds that are found, in a few
    more when there is nothing.

    Raises home.paging.NoSuchPageError for a page beyond the last.
    """
    question = sought(asked.words, language)
    if not question.words:
        return None
    start = (asked.page - 1) * PAGE_SIZE
    answer = question.found(asked, slice(start, start + PAGE_SIZE))
    found = groups(answer.counted, question)
    count = count_of(found, asked)
    return Results(
        asked=asked,
        count=count,
        hits=hits(answer.best, question),
        facets=facets(found, asked, question) if found else [],
        chosen=[Chosen(*label_of(name, value, question), asked.having(name, "")) for name, value in asked.filters.items()],
        pager=pager(asked.page, count, PAGE_SIZE, lambda page: asked.on_page(page).query()),
        ways_out=None if count else ways_out(asked, question, found),
    )
