"""`make bench-events`: dates with 100 series and with 10,000, and a fifth as many single events, in one run.

Both show as much: the same series, and a month of which every day is full. Of each figure the quietest round counts, on PostgreSQL with the
time for which the site waits for it.

Works on the database that the settings name, with the demo content in it, within one transaction that is taken back at the end. Exit status
1 when a goal is missed. `--series 100 10000` says how many.
"""

import os
import sys
from argparse import ArgumentParser
from collections.abc import Iterator

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "benchmarks.settings")
django.setup()

from django.core.cache import cache  # noqa: E402 - after the setup
from django.core.handlers.wsgi import WSGIHandler  # noqa: E402
from django.urls import reverse  # noqa: E402
from django.utils import timezone  # noqa: E402

from benchmarks.client import ask, quietest, site  # noqa: E402
from benchmarks.compared import TIMES, Figure, analyse, asked, compare, logged_in, page, require  # noqa: E402
from benchmarks.many_events import fill, grow  # noqa: E402
from events.clock import roll_on  # noqa: E402
from events.horizon import horizon  # noqa: E402
from events.models import EventIndexPage, EventPage, EventSeriesPage, Occurrence  # noqa: E402
from events.rebuilding import rebuild, rebuild_all  # noqa: E402
from home.publication.version import bump, forget  # noqa: E402
from locations.models import CityPage  # noqa: E402

# Of a detail page 10; a series shows its news, too.
LIST, EVENT, SERIES = 12, 10, 11
TOPIC = "wissenschaft"
A_YEAR = "/api/v3/occurrences/?from={first}&to={last}"


def main() -> int:
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("--series", type=int, nargs=2, default=(100, 10_000))
    few, many = parser.parse_args().series
    return compare((few, many), "series", measured, first=lambda: fill(TOPIC))


def measured(count: int) -> Iterator[tuple[str, Figure]]:
    grow(count)
    analyse()
    handler = site()
    series = EventSeriesPage.objects.listed_in("de").filter(schedules__rule__contains="WEEKLY").order_by("pk").first()
    alone = EventPage.objects.listed_in("de").child_of(EventIndexPage.objects.listed_in("de").order_by("path").first())
    event = alone.order_by("pk").last()
    city = CityPage.objects.listed_in("de").order_by("pk").first()
    today = timezone.localdate()
    addresses = {
        "start page": ("/", 16),
        "list": ("/termine/", LIST),
        "list of a topic": (f"/termine/?topic={TOPIC}", LIST),
        "list of a word": ("/termine/?q=konzert", LIST),
        "archive": ("/termine/?archive=1", LIST),
        "month": ("/termine/?view=month", LIST),
        "month of a topic": (f"/termine/?view=month&topic={TOPIC}", LIST),
        "event": (event.url, EVENT),
        "series": (series.url, SERIES),
        "city": (city.url, 0),
        "API, a year": (A_YEAR.format(first=today.replace(month=1, day=1), last=today.replace(month=12, day=31)), LIST),
    }
    for name, (address, budget) in addresses.items():
        yield name, page(handler, address, budget)
    yield "list, first after a publication", asked(handler, "/termine/", before=published)
    yield "month, first after a publication", asked(handler, "/termine/?view=month", before=published)
    yield from admin(handler, series)
    yield "expansion of one series", Figure(quietest(lambda: series.plan(horizon(today)), times=TIMES))
    yield "one series published: dates written down", Figure(quietest(lambda: rebuild(series), times=TIMES))
    yield "nothing to roll on, each day", Figure(quietest(roll_on, times=TIMES), rises=True)
    yield from feed(handler)
    took = quietest(lambda: list(rebuild_all()), times=1)
    yield "rebuild_occurrences, for a hundred dates", Figure(took / Occurrence.objects.count() * 100)


def admin(handler: WSGIHandler, series: EventSeriesPage) -> Iterator[tuple[str, Figure]]:
    """As somebody who may do everything sees them."""
    somebody = logged_in()
    for name, address in {
        "admin: dates of a series": reverse("event_dates:list", args=[series.pk]),
        "admin: explorer": reverse("wagtailadmin_explore", args=[series.get_parent().pk]),
    }.items():
        require(address, ask(handler, address, **somebody))
        yield name, asked(handler, address, **somebody)


def feed(handler: WSGIHandler) -> Iterator[tuple[str, Figure]]:
    answer = ask(handler, "/calendar.ics", HTTP_ACCEPT_ENCODING="identity")
    require("/calendar.ics", answer)
    entries = answer.body.count(b"BEGIN:VEVENT")
    took = asked(handler, "/calendar.ics", times=1, before=cache.clear).spent
    sys.stderr.write(f"{Occurrence.objects.count()} dates; the calendar has {entries} entries, {len(answer.body) / 2**20:.1f} MiB\n")
    yield "calendar of all dates, the first ever", Figure(took, rises=True)
    yield "calendar of all dates, for each entry", Figure(took / entries)
    yield "calendar of all dates, after a publication", asked(handler, "/calendar.ics", before=published_elsewhere)._replace(rises=True)
    for name, address in {"city": "/calendar.ics?city=jena", "topic": f"/calendar.ics?topic={TOPIC}"}.items():
        yield f"calendar of a {name}, the first ever", asked(handler, address, times=1, before=cache.clear)._replace(rises=True)
        yield (
            f"calendar of a {name}, after a publication",
            asked(handler, address, times=3, before=published_elsewhere)._replace(rises=True),
        )


def published() -> None:
    bump()
    forget()
    cache.clear()


def published_elsewhere() -> None:
    """Something that calendars do not tell: what is kept of them stays."""
    bump()
    forget()


if __name__ == "__main__":
    sys.exit(main())
