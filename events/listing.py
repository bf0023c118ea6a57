"""The list of dates as its page shows it: what was asked, what there is, and what comes nearest when there is nothing."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from events import when
from events.asked import Asked
from events.entries import entries
from events.entry import Entry
from events.filters import Filters, filters
from events.matching import counted, matching
from events.months import Month, month_of
from events.near import Nearest, WayOut, nearest, ways_out
from events.occurrence_querysets import OccurrenceQuerySet
from home.choices import Chosen
from home.paging import Pager, pager
from locations.names import names_in

PAGE_SIZE = 20


@dataclass(frozen=True)
class MonthOfDates:
    """The dates of a list that begin in one month, or began earlier and are not over."""

    month: Month
    entries: Sequence[Entry]

    @property
    def name(self) -> str:
        return when.month_name(self.month.first)


@dataclass(frozen=True)
class Listing:
    """`count` dates match; `months` has those on this page. `ways_out` and `nearest` are there only when none matches."""

    asked: Asked
    count: int
    months: Sequence[MonthOfDates]
    pager: Pager
    form: Filters
    ways_out: Sequence[WayOut]
    nearest: Nearest | None

    @property
    def list_query(self) -> str:
        return self.asked.on_page(1).query()

    @property
    def month_query(self) -> str:
        """The month in which the list begins."""
        begins = self.months[0].month if self.months else month_of(self.asked.first) if self.asked.first else None
        return self.asked.in_month(begins).query()

    @property
    def other_time_query(self) -> str:
        """What is over instead of what is to come, or the other way round."""
        return self.asked.without("first", "last").but(archive=not self.asked.archive).query()

    @property
    def chosen(self) -> Sequence[Chosen[str, Asked]]:
        return self.form.chosen

    @property
    def period(self) -> str:
        """The days asked for, in the active language; empty without both."""
        return when.days(self.asked.first, self.asked.last) if self.asked.first and self.asked.last else ""


def listing(dates: OccurrenceQuerySet, language: str, asked: Asked, today: date) -> Listing:
    """What of the public `dates` was asked for, in a language, in two queries besides those of the entries, or a few more when there is
    nothing. Raises home.paging.NoSuchPageError for a page beyond the last."""
    names = names_in(language)
    counts = counted(dates, language, asked, today, names)
    count = counts.of(asked.city)
    pages = pager(asked.page, count, PAGE_SIZE, lambda page: asked.on_page(page).query())
    shown = matching(dates, language, asked, today, names)[pages.first - 1 : pages.last] if count else []
    return Listing(
        asked=asked,
        count=count,
        months=by_month(entries(shown, language), asked, today),
        pager=pages,
        form=filters(asked, names, counts),
        ways_out=[] if count else ways_out(dates, language, asked, today, names),
        nearest=None if count else nearest(dates, language, asked, today, names),
    )


def by_month(shown: Iterable[Entry], asked: Asked, today: date) -> list[MonthOfDates]:
    """What began before the list does stands in the first month of the list, if that goes forward."""
    start = None if asked.archive else asked.first or today
    return [
        MonthOfDates(month, list(group))
        for month, group in groupby(shown, lambda entry: month_of(max(entry.day, start) if start else entry.day))
    ]
