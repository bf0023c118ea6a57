"""The pool as its page shows it: what was asked, what there is, what narrows it further, and what comes nearest to nothing."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from home.choices import Chosen
from home.paging import Pager, pager
from locations.asked import Asked
from locations.cities import cities
from locations.filters import Filters, chosen, filters, total
from locations.near_matches import Looser, Near, looser, near
from locations.querysets import PropertyQuerySet
from locations.results import Result, results
from locations.sketch import Pin, pins

PAGE_SIZE = 20


@dataclass(frozen=True)
class Listing:
    """`count` properties match, `results` are those on this page; `near` and `looser` are there only when none matches."""

    asked: Asked
    count: int
    results: Sequence[Result]
    near: Sequence[Near]
    looser: Sequence[Looser]
    pager: Pager
    form: Filters
    chosen: Sequence[Chosen[str, Asked]]

    @property
    def pins(self) -> list[Pin]:
        """Where the properties of this page lie, whether they match or come near."""
        shown = self.results or [each.result for each in self.near]
        return pins((result.facts.position, result.number) for result in shown)


def listing(properties: PropertyQuerySet, language: str, asked: Asked, today: date) -> Listing:
    """What of `properties` was asked for, in a language, in two queries besides the cities', or four when nothing was found.

    Raises home.paging.NoSuchPageError for a page beyond the last.
    """
    known = cities(language)
    city = next((city for city in known.values() if city.slug == asked.city), None)
    counts = properties.counted(asked)
    count = total(counts, city, asked.zoning)
    pages = pager(asked.page, count, PAGE_SIZE, lambda page: asked.on_page(page).query())
    found = properties.matching(asked).sorted_by(asked.sort)[pages.first - 1 : pages.last].facts() if count else []
    finds_nothing = bool(asked.criteria) and not count
    return Listing(
        asked=asked,
        count=count,
        results=results(found, pages.first, known, today),
        near=near(properties, asked, city, known, today) if finds_nothing else [],
        looser=looser(properties, asked) if finds_nothing else [],
        pager=pages,
        form=filters(asked, counts, list(known.values()), city),
        chosen=chosen(asked, city),
    )
