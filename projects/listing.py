"""The list of projects as its page shows it: what was asked, what there is, and ways out where there is nothing."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from home.choices import Choice, Chosen, choices
from home.paging import Pager, pager
from locations.names import names_in
from projects.asked import FILTERS, Asked
from projects.entry import Entry, in_order, matching, values_of
from projects.period import Status
from projects.rows import Row, rows
from projects.words import status_name

PAGE_SIZE = 20

# What the values of a filter are called, by the name of the filter and by value, in the order in which they are offered.
Names = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True)
class Group:
    """The projects of one status on this page."""

    status: Status
    rows: Sequence[Row]


@dataclass(frozen=True)
class Listing:
    """`count` projects match. `lead` is the latest that runs and has a picture, which opens the list where nothing was asked for; `groups`
    are the others on this page; `ways_out` are there only when none matches."""

    asked: Asked
    names: Names
    count: int
    lead: Row | None
    groups: Sequence[Group]
    pager: Pager
    statuses: Sequence[Choice[str]]
    topics: Sequence[Choice[str]]
    cities: Sequence[Choice[str]]
    chosen: Sequence[Chosen[str, Asked]]
    ways_out: Sequence[Chosen[str, Asked]]

    @property
    def shown(self) -> list[Entry]:
        """The projects on this page, in their order."""
        others = [row.entry for group in self.groups for row in group.rows]
        return [self.lead.entry, *others] if self.lead else others

    @property
    def status_name(self) -> str:
        return self.names["status"].get(self.asked.status, self.asked.status)

    @property
    def topic_name(self) -> str:
        return self.names["topic"].get(self.asked.topic, self.asked.topic)

    @property
    def city_name(self) -> str:
        return self.names["city"].get(self.asked.city, self.asked.city)

    @property
    def pictures(self) -> list[int]:
        """Ids of the pictures shown."""
        return [self.lead.entry.picture_id] if self.lead and self.lead.entry.picture_id else []


def listing(entries: Sequence[Entry], language: str, asked: Asked, today: date) -> Listing:
    """What of the public projects was asked for; no query once cities and topics are known.

    Raises home.paging.NoSuchPageError for a page beyond the last.
    """
    names = _names_in(language)
    found = in_order(matching(entries, asked, today), today)
    pages = pager(asked.page, len(found), PAGE_SIZE, lambda page: asked.on_page(page).query())
    shown = rows(found[pages.first - 1 : pages.last] if found else [], language, today)
    lead = next(filter(_may_lead, shown), None) if asked == Asked() else None
    statuses, topics, in_cities = (_choices(entries, asked, name, names[name], today) for name in FILTERS)
    chosen = _chosen(asked, names)
    return Listing(
        asked=asked,
        names=names,
        count=len(found),
        lead=lead,
        groups=[Group(status, list(group)) for status, group in groupby((row for row in shown if row is not lead), _status)],
        pager=pages,
        statuses=statuses,
        topics=topics,
        cities=in_cities,
        chosen=chosen,
        ways_out=[] if found else [each for each in chosen if matching(entries, each.without, today)],
    )


def _may_lead(row: Row) -> bool:
    return row.status is Status.RUNNING and row.entry.picture_id is not None


def _status(row: Row) -> Status:
    return row.status


def _names_in(language: str) -> Names:
    names = names_in(language)
    return {"status": {str(status): status_name(status) for status in Status}, "topic": names.topics, "city": names.cities}


def _choices(entries: Sequence[Entry], asked: Asked, name: str, labels: Mapping[str, str], today: date) -> list[Choice[str]]:
    """The values that any project has, and what was asked for, with what they leave of the other filters."""
    there = {value for entry in entries for value in values_of(entry, name, today)}
    counts = Counter(value for entry in matching(entries, asked, today, without=name) for value in values_of(entry, name, today))
    chosen = asked.filters.get(name, "")
    return choices(chosen, {value: label for value, label in labels.items() if value in there or value == chosen}, counts)


def _chosen(asked: Asked, names: Names) -> list[Chosen[str, Asked]]:
    """What is asked for, in words; an unknown value as it was written."""
    return [Chosen(names[name].get(value, value), asked.having(name, "")) for name, value in asked.filters.items()]
