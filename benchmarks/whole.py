"""`make bench-whole`: everything that lists, counts or goes through pages, with 1,000 pages and with 70,000, in one run.

To 20,000 articles there are 10,000 events with about 100,000 dates and 5,000 properties, all in both languages. Of each figure the
quietest round counts, on PostgreSQL with the time for which the site waits for it.

Works on a database of its own, with the demo content in it and nothing else, which it fills for good: a server's database reads its indexes
alone only once it has gone through rows that are there to stay. Exit status 1 when a goal is missed. `--articles 286 20000` says how many.
"""

import os
import sys
from argparse import ArgumentParser
from collections.abc import Callable, Iterator
from datetime import timedelta
from random import Random
from typing import Any

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "benchmarks.settings")
django.setup()

from django.core.cache import cache  # noqa: E402 - after the setup
from django.core.handlers.wsgi import WSGIHandler  # noqa: E402
from django.urls import reverse  # noqa: E402
from django.utils import timezone  # noqa: E402
from wagtail.models import Page  # noqa: E402

from benchmarks.client import quietest, site  # noqa: E402
from benchmarks.compared import Figure, asked, logged_in, page, report, vacuum  # noqa: E402
from benchmarks.many import as_it_is, multiply, multiply_in_english  # noqa: E402
from benchmarks.many_events import grow  # noqa: E402
from events.models import Occurrence  # noqa: E402
from home.publication.version import bump, forget  # noqa: E402
from home.registry import clock_jobs  # noqa: E402
from locations.models import CommercialSitePage, HallPage  # noqa: E402
from news.models import NewsIndexPage, NewsPage  # noqa: E402

ORIGINALS, YEARS = 20, 12
LIST, API = 12, 10
# Of so many articles: series of events, single events, sites and halls.
SHARES = {"series": 0.4, "singles": 0.1, CommercialSitePage: 0.16, HallPage: 0.09}

ADDRESSES = {
    "start page": ("/", 16),
    "news": ("/aktuelles/", LIST),
    "news, English": ("/en/news/", LIST),
    "news of a topic": ("/aktuelles/?topic=wissenschaft", LIST),
    "news of a city": ("/aktuelles/?city=jena", LIST),
    "news, last but many": ("/aktuelles/?page=12", LIST),
    "news feed": ("/feeds/news.atom", LIST),
    "news feed of a topic, JSON": ("/feeds/news.json?topic=wissenschaft", LIST),
    "events": ("/termine/", LIST),
    "events, English": ("/en/events/", LIST),
    "events of a month": ("/termine/?view=month", LIST),
    "properties": ("/flaechenpool/", LIST),
    "properties by area and city": ("/flaechenpool/?city=leipzig&min_area=5000", LIST),
    "a city": ("/staedte/jena/", 0),
    "API v2, 20 whole articles": ("/api/v2/pages/?type=news.NewsPage&fields=*&limit=20", API),
    "API v3, pages": ("/api/v3/pages/?type=news.NewsPage&limit=20", LIST),
    "API v3, properties": ("/api/v3/properties/?kind=site&min_area=5000", LIST),
    "API v3, dates of a month": ("/api/v3/occurrences/?from={first}&to={last}", LIST),
    "API v3, quotes": ("/api/v3/quotes/", LIST),
    "API v3, resolve": ("/api/v3/resolve/?path=/en/news/", LIST),
    "search for a word": ("/suche/?q=wasserstoff", LIST),
    "search for a word, English": ("/en/search/?q=hydrogen", LIST),
    "search for a city": ("/suche/?q=jena&kind=news", LIST),
    "search for nothing known": ("/suche/?q=quastenflosser", 16),
    "API v3, search": ("/api/v3/search/?q=wasserstoff", LIST),
    "list of sitemaps": ("/sitemap.xml", LIST),
}


def main() -> int:
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, nargs=2, default=(286, 20_000))
    few, many = parser.parse_args().articles
    if NewsPage.objects.listed_in("de").count() >= few:
        sys.exit("This database has been filled before: name an empty one (DATABASE_URL), or delete it (DATA_DIR, var/whole).")
    return report((few, many), "articles", dict(measured(few)), dict(measured(many)))


def measured(articles: int) -> Iterator[tuple[str, Figure]]:
    fill(articles)
    vacuum()
    handler, today = site(), timezone.localdate()
    sys.stderr.write(f"{Page.objects.filter(live=True).count()} pages, {Occurrence.objects.count()} dates\n")
    days = {"first": today, "last": today + timedelta(30)}
    for name, (address, budget) in ADDRESSES.items():
        yield name, page(handler, address.format(**days), budget)
    yield "sitemap of a language, all its pages", page(handler, "/sitemap-de.xml", LIST)._replace(rises=True)
    yield "map of all properties", page(handler, "/api/v3/properties.geojson", LIST)._replace(rises=True)
    for name in ("start page", "news", "events", "properties"):
        yield f"{name}, first after a publication", asked(handler, ADDRESSES[name][0], before=published)
    yield from admin(handler)
    for job in clock_jobs:
        yield f"clock: {job.name}", Figure(quietest(job.run, times=3))


def fill(articles: int) -> None:
    """Add pages in both languages until there are as many."""
    grow(round(articles * SHARES["series"]), round(articles * SHARES["singles"]), in_english=True)
    for model in (CommercialSitePage, HallPage):
        _add(model, round(articles * SHARES[model]), as_it_is)
    chance, now = Random(articles), timezone.now()  # noqa: S311 - for the same days each time
    days = [now - timedelta(chance.random() * YEARS * 365) for _each in range(articles)]

    def on_its_day(row: Any, place: int) -> None:
        row.date = days[place]

    _add(NewsPage, articles, on_its_day)


def _add(model: Any, number: int, vary: Callable[[Any, int], None]) -> None:
    pages = list(model.objects.listed_in("de").order_by("pk"))
    originals = [page for page in pages if page.get_translations().filter(locale__language_code="en", live=True).exists()][:ORIGINALS]
    if (missing := number - len(pages)) > 0:
        multiply_in_english(originals, multiply(originals, missing, vary, whole=True), vary, whole=True)


def admin(handler: WSGIHandler) -> Iterator[tuple[str, Figure]]:
    """As somebody who may do everything sees them."""
    somebody, news = logged_in(), NewsIndexPage.objects.listed_in("de").get()
    for name, address in {
        "home": "/admin/",
        "explorer, news": reverse("wagtailadmin_explore", args=[news.pk]),
        "search for a page": "/admin/pages/search/?q=Jena",
        "choosing a page": "/admin/choose-page/search/?q=Jena",
        "queue": "/admin/review/",
        "to translate": "/admin/review/english/",
        "sites": "/admin/properties/sites/",
        "history of the site": "/admin/reports/site-history/",
    }.items():
        yield f"admin: {name}", page(handler, address, 0, **somebody)


def published() -> None:
    bump()
    forget()
    cache.clear()


if __name__ == "__main__":
    sys.exit(main())
