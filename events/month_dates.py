"""The dates of a month in brief: read once in their order, then counted in every way that a month counts them."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby, islice

from events.asked import Asked
from events.matching import Counts, counts_of, matching, topics_of_events
from events.months import Month
from events.occurrence_querysets import Brief, OccurrenceQuerySet
from locations.names import Names


@dataclass(frozen=True)
class MonthDates:
    """`every` date in the whole weeks of a month, in their order, and those that are `wanted`: of the city and the topic asked for."""

    month: Month
    every: Sequence[Brief]
    wanted: Sequence[Brief]

    def counts(self, asked: Asked, names: Names) -> Counts:
        """What each filter would leave of those in the month itself."""
        first, last = self.month.first.isoformat(), self.month.last.isoformat()
        places = Counter((event, city) for _pk, event, city, begins, ends in self.every if begins <= last and ends >= first)
        return counts_of(((event, city, count) for (event, city), count in places.items()), asked, names)

    def by_days(self) -> Mapping[tuple[date, date], int]:
        """How many of the wanted ones there are by their first and last day."""
        counts = Counter((begins, ends) for _pk, _event, _city, begins, ends in self.wanted)
        return {(date.fromisoformat(begins), date.fromisoformat(ends)): count for (begins, ends), count in counts.items()}

    def of_each_day(self, most: int) -> Iterator[int]:
        """The ids of the wanted ones that begin on one day, at the latest on the first of those weeks, no more than `most`."""
        monday = self.month.grid[0].isoformat()
        for _day, held in groupby(self.wanted, lambda brief: max(monday, brief[3])):
            yield from (brief[0] for brief in islice(held, most))


def month_dates(dates: OccurrenceQuerySet, language: str, asked: Asked, month: Month, today: date, names: Names) -> MonthDates:
    """In one query: city and topic only choose among what was read, since their filters count all of it."""
    monday, sunday = month.grid
    question = asked.without("city", "topic").but(month=None, first=monday, last=sunday)
    every = matching(dates, language, question, today, names).in_brief()
    return MonthDates(month, every, _wanted(every, asked, names))


def _wanted(every: Sequence[Brief], asked: Asked, names: Names) -> Sequence[Brief]:
    """None for a city or a topic that there is not."""
    found = every
    if asked.city:
        city = names.city_ids.get(asked.city, 0)
        found = [brief for brief in found if brief[2] == city]
    if asked.topic:
        topics = topics_of_events()
        found = [brief for brief in found if asked.topic in topics.get(brief[1], ())]
    return found
