"""The list of dates, and the events of each file: those that take place once under `events`, series under `series`."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from events.choices import Standing
from events.models import EventDate, EventIndexPage, EventPage, EventSeriesPage, EventSeriesTopic, EventTopic, ScheduleRow
from events.planning import Schedule
from home.models import TopicRow
from site_project.demo.blocks import read_blocks
from site_project.demo.edition import Edition, identity
from site_project.demo.event_changes import read_changes
from site_project.demo.event_days import read_day, read_schedule, read_slot, read_working_day
from site_project.demo.event_programme import read_programme
from site_project.demo.event_terms import common_facts, registration_end
from site_project.demo.facts_content import FactsContent
from site_project.demo.page_content import common_fields
from site_project.demo.table import Table
from site_project.demo.values import Block, Text, TopicKey


@dataclass(frozen=True, kw_only=True)
class EventContent(FactsContent):
    topic_row: ClassVar[type[TopicRow]] = EventTopic

    topics: Sequence[TopicKey]
    programme: Sequence[Block] = ()

    def fields(self, edition: Edition) -> dict[str, Any]:
        topics = [self.topic_row(topic=edition.german_topic(key), sort_order=i) for i, key in enumerate(self.topics, start=1)]
        programme = {"programme": self.stream("programme", edition)} if self.programme else {}
        return super().fields(edition) | {"topics": topics} | programme


@dataclass(frozen=True, kw_only=True)
class SeriesContent(EventContent):
    topic_row: ClassVar[type[TopicRow]] = EventSeriesTopic

    schedules: Sequence[Schedule]
    changes: Sequence[Mapping[str, Any]]

    def fields(self, edition: Edition) -> dict[str, Any]:
        return super().fields(edition) | {
            "schedules": [_row(schedule, i) for i, schedule in enumerate(self.schedules, start=1)],
            "changes": [self._change(change, i, edition) for i, change in enumerate(self.changes, start=1)],
        }

    def _change(self, change: Mapping[str, Any], number: int, edition: Edition) -> EventDate:
        fields = {name: edition.plain(value) for name, value in change.items()}
        key = identity(f"{self.key}:changes.{number}")
        return EventDate(locale=edition.locale, translation_key=key, sort_order=number, **fields)


def _row(schedule: Schedule, number: int) -> ScheduleRow:
    return ScheduleRow(
        key=schedule.key,
        sort_order=number,
        first_date=schedule.first.day,
        start_time=schedule.first.start,
        end_time=schedule.first.end,
        days=schedule.first.days,
        rule=schedule.rule,
    )


def read_event_index(table: Table, key: str) -> FactsContent:
    return FactsContent(**common_fields(table, key, "home", in_menu=True), model=EventIndexPage, facts={})


def read_events(table: Table, key: str) -> Iterator[EventContent]:
    """The pages of one file; `key` is the name of the file, to which each event's is added. An edition names its series as `parent`."""
    for name, each in table.page_tables("series"):
        yield _series(each, f"{key}/{name}")
    for name, each in table.page_tables("events"):
        yield _event(each, f"{key}/{name}")


def _event(table: Table, key: str) -> EventContent:
    content = EventContent(
        **_common(table, key), model=EventPage, facts=common_facts(table) | _when(table), programme=read_programme(table)
    )
    table.finish()
    return content


def _series(table: Table, key: str) -> SeriesContent:
    rows = enumerate(table.tables("schedules", optional=True), start=1)
    schedules = [read_schedule(row, str(identity(f"{key}:schedules.{i}"))) for i, row in rows]
    changes = read_changes(table, schedules)
    content = SeriesContent(**_common(table, key), model=EventSeriesPage, facts=common_facts(table), schedules=schedules, changes=changes)
    table.finish()
    return content


def _common(table: Table, key: str) -> dict[str, Any]:
    parent = table.one_page("parent") if table.has("parent") else "events"
    return common_fields(table, key, parent) | {"topics": table.topics("topics"), "body": read_blocks(table)}


def _when(table: Table) -> dict[str, Any]:
    """When it takes place, and for when it was announced, if for another day."""
    slot = read_slot(table, read_working_day(table, "when"))
    facts: dict[str, Any] = {"start_date": slot.day, "start_time": slot.start, "end_time": slot.end}
    facts |= {"end_date": slot.last_day} if slot.days > 1 else {}
    facts |= {"moved_from_date": read_day(table, "moved_from")} if table.has("moved_from") else {}
    facts["standing"] = table.choice("standing", Standing.values) if table.has("standing") else Standing.SCHEDULED
    return facts | {"reason": table.text("reason", Text())} | registration_end(table, slot.day)
