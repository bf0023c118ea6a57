"""A month of dates as a calendar shows it, and the months around it that have any."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, time

from django.db.models import Subquery

from events import when
from events.asked import Asked
from events.entries import entries
from events.entry import Entry
from events.filters import Filters, filters
from events.matching import matching
from events.month_dates import month_dates
from events.months import Day, Month, month_of, weeks
from events.occurrence_querysets import OccurrenceQuerySet
from events.recurrence import moment
from home.choices import Chosen
from home.paging import Pager, pager
from locations.names import names_in

MOST = 5  # to a day; whoever wants more sees the day as a list


@dataclass(frozen=True)
class MonthLink:
    month: Month
    query: str

    @property
    def name(self) -> str:
        return f"{when.month_name(self.month.first)} {self.month.year}"


@dataclass(frozen=True)
class MonthView:
    """`previous` and `following` are the neighbouring months, as far as there are dates beyond; `nearest` the next month with dates, or
    the last one, when this one has none."""

    asked: Asked
    month: Month
    count: int
    weeks: Sequence[Sequence[Day[Entry]]]
    form: Filters
    previous: MonthLink | None
    following: MonthLink | None
    nearest: MonthLink | None
    # One page, so that a month is told to search engines as a list is.
    pager: Pager

    @property
    def list_query(self) -> str:
        return self.asked.as_list.query()

    @property
    def month_query(self) -> str:
        return self.asked.query()

    @property
    def chosen(self) -> Sequence[Chosen[str, Asked]]:
        return self.form.chosen

    @property
    def name(self) -> str:
        return f"{when.month_name(self.month.first)} {self.month.year}"

    def as_list(self, day: date) -> str:
        """The query string of everything on a day, as a list."""
        return self.asked.as_list.but(first=day, last=day).query()


def month_view(dates: OccurrenceQuerySet, language: str, asked: Asked, today: date) -> MonthView:
    """The month that was asked for, or the current one, in three queries besides those of the entries."""
    month, names = asked.month or month_of(today), names_in(language)
    question = replace(asked.in_month(month), problems=asked.problems)
    found = month_dates(dates, language, question, month, today, names)
    counts, shown = found.counts(question, names), dates.filter(pk__in=list(found.of_each_day(MOST)))
    around = _around(matching(dates, language, question.but(month=None, first=date.min), today, names), month)
    return MonthView(
        asked=question,
        month=month,
        count=counts.of(asked.city),
        weeks=weeks(month, entries(shown.in_order(), language), today, MOST, found.by_days()),
        form=filters(question, names, counts),
        previous=_link(question, month.previous) if around.before or month > month_of(today) else None,
        following=_link(question, month.next) if around.after or month < month_of(today) else None,
        nearest=_nearest(question, around) if not counts.of(asked.city) else None,
        pager=pager(1, 1, 1, lambda _page: ""),
    )


@dataclass(frozen=True)
class Around:
    """The last day of the last date that began before a month, and the first day of the first one after it."""

    before: date | None
    after: date | None


def _around(found: OccurrenceQuerySet, month: Month) -> Around:
    """In one query, of which the order of all dates answers both halves."""
    before = found.filter(starts__lt=moment(month.first, time())).backwards().values("last_day")[:1]
    after = found.filter(starts__gte=moment(month.next.first, time())).values("first_day")[:1]
    both = found.model.objects.annotate(before=Subquery(before), after=Subquery(after)).values_list("before", "after")[:1]
    return next((Around(*days) for days in both), Around(None, None))


def _nearest(question: Asked, around: Around) -> MonthLink | None:
    day = around.after or around.before
    return _link(question, month_of(day)) if day else None


def _link(question: Asked, month: Month) -> MonthLink:
    return MonthLink(month, question.in_month(month).query())
