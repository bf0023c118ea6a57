"""By what rules a series takes place, a sentence for each that is not over: „Jeden Donnerstag, 18 bis 21 Uhr, ab 3. Dezember 2026“."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from events import when
from events.recurrence import Rule, last_date
from events.wording import how_long, how_often, number_in_words
from home.dates import day_in_words
from home.links import active_language
from locations.cities import cities

if TYPE_CHECKING:
    from events.models import ScheduleRow


def rules(rows: Iterable[ScheduleRow], today: date) -> list[str]:
    """Rows that name a single date are left to the list of dates; one that is over is told only where no other is left."""
    repeating = [row for row in rows if row.rule is not None]
    going_on = [row for row in repeating if (last := last_date(row.rule, row.first_date)) is None or last >= today]
    return [_sentence(row, today) for row in going_on or repeating[-1:]]


def _sentence(row: ScheduleRow, today: date) -> str:
    slot = row.as_schedule().first
    ends = timezone.localtime(slot.ends) if slot.ends else None
    if slot.days == 1:
        hours = when.hours(timezone.localtime(slot.starts), ends, all_day=slot.start is None)
    else:
        hours = _("%(count)s days each time") % {"count": number_in_words(slot.days)}
    often = capfirst(how_often(row.rule, row.first_date))
    return ", ".join(part for part in (often, hours, _place(row), *_span(row.rule, slot.day, today)) if part)


def _place(row: ScheduleRow) -> str:
    """Where, if that is not where the series is."""
    city = cities(active_language()).get(row.city_id or 0)
    return row.venue_name or (city.name if city else row.address)


def _span(rule: Rule, first: date, today: date) -> list[str]:
    """From when on, if that is still to come, and until when or how many times."""
    if first <= today:
        return [how_long(rule)]
    if rule.until is not None and rule.until > first:
        return [_("from %(days)s") % {"days": when.days(first, rule.until)}]
    return [_("from %(day)s on") % {"day": day_in_words(first)}, how_long(rule)]
