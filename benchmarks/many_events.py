"""Many series and single events in seconds, spread as they are on a site that has been used for years.

`python -m benchmarks.many_events 10000` adds series to the database that the settings name until there are so many, and single events
until there are a fifth as many. Each looks like one of the events that are there; `KINDS` says how often they take place and since when.
They are in German, and in English if that is asked for, and have no revisions.
"""

import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from random import Random
from typing import Any

import django
from django.db.transaction import atomic
from django.utils import timezone

from benchmarks.many import BATCH, as_it_is, multiply, multiply_in_english

ORIGINALS = 20
ORDINALS = (1, 2, 3, 4, -1)
# Most in the evening, some by day, a few all day long.
STARTS = (18, 18, 19, 19, 20, 17, 16, 14, 10, 9, None)
TO_ONE_EVENT, OTHERWISE = 5, 4  # series to one single event; of so many series one has a date that is otherwise
YEAR = 365


@dataclass(frozen=True)
class Kind:
    """So many of a hundred series; the first date lies between `since` days before today and `ahead` days after. `rule` has the parts of
    a rule, or is None for dates that are named one by one."""

    share: int
    since: int
    ahead: int
    rule: dict[str, Any] | None


KINDS = (
    Kind(30, since=900, ahead=200, rule={"frequency": "weekly", "count": 10}),  # courses, most of them over
    Kind(25, since=1500, ahead=0, rule={"frequency": "monthly"}),  # such as every third Thursday, for ever
    Kind(15, since=1500, ahead=0, rule={"frequency": "yearly"}),  # for ever
    Kind(15, since=700, ahead=200, rule=None),
    Kind(10, since=700, ahead=100, rule={"frequency": "weekly", "interval": 2, "count": 26}),
    Kind(5, since=1000, ahead=0, rule={"frequency": "weekly"}),  # for ever
)


@atomic
def grow(count: int, singles: int | None = None, *, in_english: bool = False) -> None:
    """Add series until there are `count`, and single events until there are `singles`, a fifth as many if not said, and write all their
    dates down. English pages show the schedules of the German ones, and no changes."""
    # Models are there once Django has been set up.
    from events.models import EventPage, EventSeriesPage, EventSeriesTopic, EventTopic  # noqa: PLC0415
    from events.rebuilding import rebuild_all  # noqa: PLC0415

    today, chance = timezone.localdate(), Random(count)  # noqa: S311 - for the same dates each time
    series = list(EventSeriesPage.objects.listed_in("de").order_by("pk"))
    events = EventPage.objects.listed_in("de").count()

    def single(page: Any, _place: int) -> None:
        _on(page, today + timedelta(chance.randint(-3 * YEAR, YEAR)), "cancelled" if chance.random() < 0.02 else "scheduled")

    if (missing := count - len(series)) > 0:
        originals = _translated(series)[:ORIGINALS] if in_english else series[:ORIGINALS]
        pages = multiply(originals, missing, as_it_is)
        schedules = _give_dates(pages, today, chance)
        _give_topics(EventSeriesTopic, pages, chance)
        if in_english:
            _schedule_alike(multiply_in_english(originals, pages, as_it_is), pages, schedules)
    if (missing := (count // TO_ONE_EVENT if singles is None else singles) - events) > 0:
        originals = (_translated(_alone()) if in_english else _alone())[:ORIGINALS]
        pages = multiply(originals, missing, single)
        _give_topics(EventTopic, pages, chance)
        if in_english:
            days = {place: (page.start_date, page.standing) for place, page in enumerate(pages)}
            multiply_in_english(originals, pages, lambda page, place: _on(page, *days[place]))
    for _seen in rebuild_all():
        pass


def _on(page: Any, day: date, standing: str) -> None:
    page.start_date, page.end_date, page.moved_from_date, page.standing = day, None, None, standing


def _translated(pages: Sequence[Any]) -> list[Any]:
    return [page for page in pages if page.get_translations().filter(locale__language_code="en", live=True).exists()]


def _schedule_alike(translations: Sequence[Any], pages: Sequence[Any], schedules: Sequence[Any]) -> None:
    """Those of the German pages, as publishing synchronises them."""
    from events.models import ScheduleRow  # noqa: PLC0415

    english = {german.pk: page.pk for german, page in zip(pages, translations, strict=True)}
    names = ("sort_order", "first_date", "start_time", "end_time", "rule", "key")
    rows = [ScheduleRow(page_id=english[row.page_id], **{name: getattr(row, name) for name in names}) for row in schedules]
    ScheduleRow.objects.bulk_create(rows, batch_size=BATCH)


def _alone() -> list[Any]:
    """The events of no series."""
    from events.models import EventPage, EventSeriesPage  # noqa: PLC0415

    events = EventPage.objects.listed_in("de").order_by("pk")
    return [event for event in events if event.get_parent().specific_class is not EventSeriesPage]


@atomic
def fill(topic: str) -> None:
    """Add as many single events on a topic to each day of the weeks around this month as a month shows of a day."""
    from events.models import EventTopic  # noqa: PLC0415
    from events.month_view import MOST  # noqa: PLC0415
    from events.months import month_of  # noqa: PLC0415
    from events.rebuilding import rebuild_all  # noqa: PLC0415
    from home.models import Topic  # noqa: PLC0415

    first, last = month_of(timezone.localdate()).grid

    def on_its_day(page: Any, place: int) -> None:
        page.start_date, page.end_date, page.moved_from_date = first + timedelta(place // MOST), None, None

    pages = multiply(_alone()[:ORIGINALS], ((last - first).days + 1) * MOST, on_its_day)
    known = Topic.objects.get(locale__language_code="de", slug=topic)
    EventTopic.objects.bulk_create(EventTopic(page_id=page.pk, topic=known, sort_order=0) for page in pages)
    for _seen in rebuild_all():
        pass


def _give_dates(pages: Sequence[Any], today: date, chance: Random) -> list[Any]:
    from events.models import EventDate, ScheduleRow  # noqa: PLC0415

    schedules: list[Any] = []
    changes: list[Any] = []
    for page, kind in zip(pages, chance.choices(KINDS, [kind.share for kind in KINDS], k=len(pages)), strict=True):
        begins, start = today + timedelta(chance.randint(-kind.since, kind.ahead)), chance.choice(STARTS)
        when = (time(start), time(start + 2)) if start else (None, None)
        own = {"page_id": page.pk, "locale_id": page.locale_id}
        if kind.rule is None:
            days = sorted(chance.sample(range(YEAR), 4))
            named = [{"date": begins + timedelta(day), "new_start": when[0], "new_end": when[1]} for day in days]
            changes += [EventDate(**own, **values, sort_order=place, what="extra") for place, values in enumerate(named)]
            continue
        rule, first = _rule(kind.rule, begins, chance)
        schedules.append(ScheduleRow(page_id=page.pk, sort_order=0, first_date=first, start_time=when[0], end_time=when[1], rule=rule))
        if chance.randrange(OTHERWISE) == 0:
            changes.append(EventDate(**own, sort_order=0, **_otherwise(rule, first, today, chance)))
    ScheduleRow.objects.bulk_create(schedules, batch_size=BATCH)
    EventDate.objects.bulk_create(changes, batch_size=BATCH)
    return schedules


def _rule(parts: dict[str, Any], begins: date, chance: Random) -> tuple[Any, date]:
    """A rule, and its first date on or after `begins`."""
    from events.recurrence import Frequency, Rule, next_dates  # noqa: PLC0415

    frequency = Frequency(parts["frequency"])
    place = {"ordinal": chance.choice(ORDINALS), "weekday": chance.randrange(7)} if frequency is Frequency.MONTHLY else {}
    rule = Rule(**parts | {"frequency": frequency} | place)
    endless = Rule(frequency, **place)
    return rule, next_dates(endless, begins, begins - timedelta(1), 1)[0]


def _otherwise(rule: Any, first: date, today: date, chance: Random) -> dict[str, Any]:
    """One of its next dates, or of its first ones, is cancelled or takes place on another day."""
    from events.recurrence import next_dates  # noqa: PLC0415

    coming = next_dates(rule, first, max(today, first), 5) or [first]
    day = chance.choice(coming)
    changed = {"what": "cancelled"} if chance.random() < 0.5 else {"what": "changed", "new_date": day + timedelta(1)}
    return {"date": day, "reason": "wegen Krankheit (Beispiel)", **changed}


def _give_topics(model: Any, pages: Sequence[Any], chance: Random) -> None:
    from home.models import Topic  # noqa: PLC0415

    known = list(Topic.objects.filter(locale__language_code="de").order_by("pk").values_list("pk", flat=True))
    rows = [
        model(page_id=page.pk, topic_id=topic, sort_order=place)
        for page in pages
        for place, topic in enumerate(chance.sample(known, chance.choice((1, 1, 2))))
    ]
    model.objects.bulk_create(rows, batch_size=BATCH)


def main() -> None:
    grow(int(sys.argv[1]))


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "site_project.settings")
    django.setup()
    main()
