"""The one date of an event or a series that other pages name."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.apps import apps
from django.db.models import Case, Q, Value, When

from events.entries import entries
from events.planning import Status

if TYPE_CHECKING:
    from events.entry import Entry
    from events.models import EventBase


def current_date(page: EventBase, today: date) -> Entry | None:
    """The next date that takes place, else the next one of all, else the last one, also of an edition of a series; None where nothing is
    written down."""
    known = apps.get_model("events", "Occurrence").objects.open_to_reader()
    ours = Q(page__path__startswith=page.source_path) if page.is_series else Q(translation_key=page.translation_key)
    dates = known.filter(ours)
    stands = Q(status__in=[Status.SCHEDULED, Status.MOVED])
    nearness = Case(When(stands, last_day__gte=today, then=Value(0)), When(last_day__gte=today, then=Value(1)), default=Value(2))
    coming = dates.annotate(nearness=nearness).exclude(nearness=2).order_by("nearness", "starts")[:1]
    found = list(coming) or list(dates.past(today)[:1])
    return next(iter(entries(found, page.language, to_reader=True)), None)
