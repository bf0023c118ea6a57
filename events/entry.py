"""One date as lists, pages and programs show it, in the language of the reader."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from events.addresses import date_url
from events.dated import Dated
from home.frame import address
from home.terms import Named
from locations.cities import City


@dataclass(frozen=True)
class Entry(Dated):
    """One date of an event. Title, summary and `url` are those of the event in `language`; its own title, `note` and `reason` are in the
    languages that `said_in` names; `published_at` is when that page last was, in UTC, None in the preview of a new one."""

    event_path: str
    published_at: datetime | None
    language: str
    title: str
    summary: str
    topics: Sequence[Named]
    city: City | None
    online_url: str
    event_language: str
    own_title: str
    note: str
    reason: str
    said_in: Mapping[str, str]
    usual_venue: str
    has_usual_place: bool

    @property
    def event_url(self) -> str:
        """The path of its event's page."""
        return address(self.event_path)

    @property
    def url_path(self) -> str:
        """Where the date stands in the tree, as if it were a page: of a series below it, else its event."""
        return date_url(self.event_path, self.identity) if self.occurrence.is_of_series else self.event_path

    @property
    def url(self) -> str:
        """The path of the date: of a series its own page, else the event's."""
        return address(self.url_path)

    @property
    def heading(self) -> str:
        """Its own title in the language of its event, where it has one, else the event's."""
        return self.own_title if self.has_own_heading else self.title

    @property
    def is_nameless(self) -> bool:
        """Whether it is one of a series and called as the series is."""
        return self.occurrence.is_of_series and not self.has_own_heading

    @property
    def has_own_heading(self) -> bool:
        return bool(self.own_title) and self.said_in.get("title") == self.language

    @property
    def title_language(self) -> str:
        return self.said_in.get("title", self.language)

    @property
    def note_language(self) -> str:
        return self.said_in.get("note", self.language)

    @property
    def reason_language(self) -> str:
        return self.said_in.get("reason", self.language)

    @property
    def topic(self) -> Named | None:
        """What it is about first of all."""
        return self.topics[0] if self.topics else None

    @property
    def is_where_its_series_is(self) -> bool:
        """Whether it is one of a series, at the place that the series has."""
        return self.occurrence.is_of_series and not self.occurrence.elsewhere

    @property
    def is_relocated(self) -> bool:
        """Whether it takes place elsewhere than everybody expects: a series that travels surprises nobody."""
        row = self.occurrence
        return row.elsewhere and bool(row.schedule) and self.has_usual_place
