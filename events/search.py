"""Events as the search knows them: with their next date."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from django.db.models import Max, Min, Q
from django.utils import timezone
from django.utils.translation import pgettext, pgettext_lazy

from events.models import EventPage, Occurrence
from events.planning.shapes import TAKES_PLACE
from events.when import weekday
from home.dates import day_in_words
from home.registry import SearchKind

TEXTS = (
    "body", "programme", "venue_name", "street", "place", "organiser_name", "accessibility", "changes.title", "changes.note",
)  # fmt: skip


def _years(page: Any) -> Iterable[int]:
    """Of all dates that are written down, of an event without any those of its own."""
    rows = Occurrence.objects.filter(translation_key=page.translation_key).order_by()
    years = set(rows.values_list("first_day__year", flat=True).distinct())
    return years or ({page.start_date.year} if isinstance(page, EventPage) else set())


def _cities(page: Any) -> Iterable[tuple[str, int]]:
    """Of all dates that are written down, for a series may be elsewhere each time."""
    rows = Occurrence.objects.filter(translation_key=page.translation_key, city__isnull=False).order_by()
    return [("city", pk) for pk in rows.values_list("city", flat=True).distinct()]


def _facts(found: Sequence[Any]) -> Mapping[int, Sequence[str]]:
    """The next date that takes place, else the last one; in one query."""
    today = timezone.localdate()
    coming = Q(last_day__gte=today)
    rows = Occurrence.objects.public().filter(translation_key__in=[entry.key for entry in found]).order_by().values("translation_key")
    rows = rows.annotate(
        next_day=Min("first_day", filter=coming & Q(status__in=TAKES_PLACE)), off=Min("first_day", filter=coming), last=Max("first_day")
    )
    said = {row["translation_key"]: _said(row["next_day"], row["off"], row["last"]) for row in rows}
    return {entry.pk: [said[entry.key]] for entry in found if entry.key in said}


def _said(next_day: date | None, off: date | None, last: date) -> str:
    day = next_day or off or last
    words = f"{weekday(day)}, {day_in_words(day)}"
    if next_day or not off:
        return words
    # Whatever is to come and does not take place is cancelled, or has no day yet.
    return pgettext("a date in the search", "%(day)s (does not take place then)") % {"day": words}


events = SearchKind(
    order=10,
    name="event",
    label=pgettext_lazy("kind of page", "Event"),
    plural=pgettext_lazy("kind of page", "Events"),
    also=pgettext_lazy("other names of a kind of page", "date dates calendar"),
    models=("events.EventPage", "events.EventSeriesPage"),
    texts=TEXTS,
    years=_years,
    marks=_cities,
    facts=_facts,
)
