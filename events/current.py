"""The one date of an event or a series that other pages name."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from django.apps import apps
from django.db.models import Case, Q, Value, When

from events.entries import entries
from events.planning import Status
from home.publication.public import closed_to_reader
from home.publication.version import once_per_version

if TYPE_CHECKING:
    from events.entry import Entry
    from events.models import EventBase


def current_date(page: EventBase, today: date) -> Entry | None:
    """The next date that takes place, else the next one of all, else the last one, also of an edition of a series; None where nothing is
    written down. Remembered until something is published, for a feed has the events of many articles."""
    return _current_date(page.translation_key, page.source_path if page.is_series else "", page.language, today, closed_to_reader())


@once_per_version
def _current_date(key: UUID, path: str, language: str, today: date, closed: tuple[str, ...]) -> Entry | None:
    """By what is `closed` to the reader; `path` is that of a series in the tree, below which its editions lie."""
    known = apps.get_model("events", "Occurrence").objects.open_to_reader()
    dates = known.below(path) if path else known.filter(translation_key=key)
    stands = Q(status__in=[Status.SCHEDULED, Status.MOVED])
    nearness = Case(When(stands, last_day__gte=today, then=Value(0)), When(last_day__gte=today, then=Value(1)), default=Value(2))
    coming = dates.annotate(nearness=nearness).exclude(nearness=2).order_by("nearness", "starts")[:1]
    found = list(coming) or list(dates.past(today)[:1])
    return next(iter(entries(found, language, to_reader=True)), None)
