"""Writes the table of dates anew where something has changed: on publication, by the clock, and by hand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from wagtail.models import Page

from events.horizon import horizon
from events.models import CalendarVersion, EventPage, EventSeriesPage, Occurrence
from events.rows import rows
from events.versions import NOTED, Event, noted
from home.publication.version import bump
from home.search.writing import write_anew

# Events of one transaction, where there are many: so few that little has to be remembered, and nobody waits for long.
AT_ONCE = 100
COMPARED = [
    field.attname for field in Occurrence._meta.concrete_fields if field.attname not in ("id", "page_id", "identity")
]  # fmt: skip


class Progress(NamedTuple):
    """How many events have been looked at so far, and how many of their dates were made, changed or taken away."""

    seen: int
    changed: int


def rebuild(page: Event) -> int:
    """Write down the dates of a live German event; answers how many rows were made, changed or taken away. Idempotent."""
    with transaction.atomic():
        return _write_down([page])


def rebuild_all() -> Iterator[Progress]:
    """The same of all live events, and what is written down of others goes; tells after each lot how far it is."""
    seen = changed = 0
    for lot in _lots(live_events()):
        seen, changed = seen + lot.seen, changed + lot.changed
        yield Progress(seen, changed)


def rebuild_these(events: Iterable[QuerySet]) -> int:
    """The same of the events in these querysets, of one type each; answers how many events there were."""
    return sum(lot.seen for lot in _lots(events))


def forget(page: Page) -> int:
    """Take away the dates of an event that is not live any more; how often they have changed is kept."""
    return Occurrence.objects.filter(page=page).delete()[0]


def forget_others() -> int:
    """Take away the dates of all events that are not live; answers how many dates."""
    stale = Occurrence.objects.all()
    for events in live_events():
        stale = stale.exclude(page__in=events.order_by().values("pk"))
    return stale.delete()[0]


def forget_for_good(series: Page) -> None:
    """Take away what was written about a series while it was being deleted: its editions went first, and each had its dates rebuilt."""
    Occurrence.objects.filter(page=series.pk).delete()
    CalendarVersion.objects.filter(page=series.pk).delete()


def live_events() -> list[QuerySet]:
    """All live German events, by their type."""
    return [model.objects.live().filter(locale__language_code=settings.LANGUAGE_CODE) for model in (EventSeriesPage, EventPage)]


def _lots(events: Iterable[QuerySet]) -> Iterator[Progress]:
    """Lot by lot, each read when its turn comes, so that what somebody publishes meanwhile counts."""
    for found in events:
        rows_of = ("schedules", "changes") if found.model is EventSeriesPage else ()
        every = list(found.order_by("pk").values_list("pk", flat=True))
        for ids in (every[start : start + AT_ONCE] for start in range(0, len(every), AT_ONCE)):
            with transaction.atomic():
                pages = found.filter(pk__in=ids).defer("body").prefetch_related(*rows_of)
                yield Progress(len(ids), _write_down(list(pages)))


def _write_down(pages: Sequence[Event]) -> int:
    """In the same number of queries for any number of events; to be called within a transaction."""
    until, ids = horizon(timezone.localdate()), [page.pk for page in pages]
    known: dict[int, dict[str, Occurrence]] = {pk: {} for pk in ids}
    for row in Occurrence.objects.filter(page__in=ids):
        known[row.page_id][row.identity] = row
    versions = {version.page_id: version for version in CalendarVersion.objects.filter(page__in=ids)}
    new: list[Occurrence] = []
    changed: list[Occurrence] = []
    notes: list[CalendarVersion] = []
    for page in pages:
        found = page.plan(until)
        _compare(rows(page, found), known[page.pk], new, changed)
        if note := noted(page, found, until, versions.get(page.pk)):
            notes.append(note)
    gone = [row.pk for rest in known.values() for row in rest.values()]
    if gone:
        Occurrence.objects.filter(pk__in=gone).delete()
    Occurrence.objects.bulk_create(new, batch_size=500)
    Occurrence.objects.bulk_update(changed, COMPARED, batch_size=100)
    CalendarVersion.objects.bulk_create([note for note in notes if note.pk is None])
    CalendarVersion.objects.bulk_update([note for note in notes if note.pk is not None], NOTED, batch_size=100)
    count = len(new) + len(changed) + len(gone)
    if count:
        bump()
        _tell_the_search(pages)
    return count


def _tell_the_search(pages: Sequence[Event]) -> None:
    """In which years and cities the dates now are; of pages that it does not know yet it learns that anyway."""
    keys = [page.translation_key for page in pages]
    write_anew(Page.objects.filter(translation_key__in=keys, search_entry__isnull=False))


def _compare(wanted: Iterable[Occurrence], known: dict[str, Occurrence], new: list[Occurrence], changed: list[Occurrence]) -> None:
    """Sort the dates that there should be into what is new and what has changed; what is left of `known` is there in vain."""
    for row in wanted:
        old = known.pop(row.identity, None)
        if old is None:
            new.append(row)
        elif any(getattr(old, name) != getattr(row, name) for name in COMPARED):
            row.pk = old.pk
            changed.append(row)
