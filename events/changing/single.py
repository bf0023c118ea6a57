"""One date is changed, called off, or comes in addition: a row of the series says so. Nothing is saved here."""

from collections.abc import Mapping
from typing import Any

from events.models import EventDate, EventSeriesPage
from events.planning import Planned, identity


def row_of(series: EventSeriesPage, planned: Planned) -> EventDate:
    """The row about this date; a new one, which is not among those of the series yet, where nobody has said anything about it."""
    if planned.change is not None:
        found: EventDate = list(series.changes.all())[planned.change]
        return found
    clock = None if planned.identity == identity(planned.original.day) else planned.original.start
    return EventDate(page=series, locale=series.locale, date=planned.original.day, time=clock)


def say(series: EventSeriesPage, row: EventDate, words: Mapping[str, Any]) -> None:
    """Let the row of the series say this."""
    for name, value in words.items():
        setattr(row, name, value)
    if row.sort_order is None:
        row.sort_order = max((other.sort_order or 0 for other in series.changes.all()), default=0) + 1
    series.changes.add(row)
