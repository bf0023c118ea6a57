"""The rows of one event in the table of dates, as its German page says it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from django.apps import apps

from events.planning import Planned

if TYPE_CHECKING:
    from events.models import EventDate, EventPage, EventSeriesPage, Occurrence, ScheduleRow
    from events.planning import Plan


def rows(page: EventPage | EventSeriesPage, plan: Plan) -> list[Occurrence]:
    """One for each date of the plan, not saved."""
    if not page.is_series:
        return [_row(page, planned, None) for planned in plan.dates]
    changes, schedules = list(page.changes.all()), {str(row.key): row for row in page.schedules.all()}
    found = []
    for planned in plan.dates:
        row = _row(page, planned, _place(planned, changes, schedules))
        row.exceptional = planned.change is not None or not planned.slot.is_as_the_wall_says
        found.append(row)
    return found


def usual(page: EventSeriesPage, schedule: ScheduleRow) -> Occurrence:
    """The first date of a rule as the rule has it, whatever was said about that date; it has no identity and is not for saving."""
    first = schedule.as_schedule().first
    return _row(page, Planned("", str(schedule.key), first, first), schedule if schedule.is_elsewhere else None)


def _place(planned: Planned, changes: Sequence[EventDate], schedules: Mapping[str, ScheduleRow]) -> EventDate | ScheduleRow | None:
    """What says that this date takes place elsewhere than the series: its own change, else its rule."""
    sayings = [changes[planned.change] if planned.change is not None else None, schedules.get(planned.key)]
    return next((saying for saying in sayings if saying and saying.is_elsewhere), None)


def _row(page: EventPage | EventSeriesPage, planned: Planned, place: EventDate | ScheduleRow | None) -> Occurrence:
    slot = planned.slot
    occurrence: type[Occurrence] = apps.get_model("events", "Occurrence")  # by its name: events show their dates
    return occurrence(
        page_id=page.pk,
        translation_key=page.translation_key,
        identity=planned.identity,
        schedule=planned.key,
        is_of_series=page.is_series,
        starts=slot.starts,
        ends=slot.ends,
        all_day=slot.start is None,
        first_day=slot.day,
        last_day=slot.last_day,
        original_day=planned.original.day,
        original_start=planned.original.starts,
        status=planned.status,
        city_id=place.city_id if place and place.city_id else page.city_id,
        venue_name=place.venue_name if place else page.venue_name,
        address=place.address if place else _address(page),
        elsewhere=place is not None,
    )


def _address(page: EventPage | EventSeriesPage) -> str:
    """Street and place; without the city, which lists name in their own language."""
    return ", ".join(part for part in (page.street, f"{page.postal_code} {page.place}".strip()) if part)
