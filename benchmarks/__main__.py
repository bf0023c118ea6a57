"""`make bench`: what a request costs, and how that compares, all measured in one run.

Works on the database that the settings name, with the demo content in it. Exit status 1 when a goal is missed.
"""

import os
import sys

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "benchmarks.settings")
django.setup()

from django.core.cache import cache  # noqa: E402 - after the setup
from django.core.handlers.wsgi import WSGIHandler  # noqa: E402
from django.db import connection  # noqa: E402

from benchmarks.client import Answer, ask, cpu, queries, site  # noqa: E402
from benchmarks.server import get, milliseconds, serving  # noqa: E402
from benchmarks.table import Table  # noqa: E402
from news.models import NewsPage  # noqa: E402

FIELDS = "pages/?type=news.NewsPage&fields=*&limit=20"
# Of the requests per second of a view that does nothing (QUALITY).
CACHED_GOAL = {"sqlite": 0.70, "postgresql": 0.40}
API_GOAL = 2 / 3


def main() -> int:
    table, handler = Table(), site()
    article = NewsPage.objects.public("de").order_by("-date").first()
    if article is None:
        sys.exit("There is no article to measure. Load the demo first: make run")
    pages = {"home": ("/", 8), "list": ("/aktuelles/", 12), "article": (article.url, 10)}
    table.row(f"Database: {connection.vendor}", "", "goal")
    for name, (address, budget) in pages.items():
        uncached(table, handler, name, address, budget)
    api(table, handler)
    for name, (address, _budget) in pages.items():
        unchanged(table, handler, name, address)
    kept(table, {name: address for name, (address, _budget) in pages.items()})
    return 1 if table.missed else 0


def uncached(table: Table, handler: WSGIHandler, name: str, address: str, budget: int) -> None:
    answer = ask(handler, address)
    assert_ok(address, answer)
    cache.clear()
    count = queries(handler, address)
    spent = cpu(handler, address, times=40, before=cache.clear)
    table.row(f"{name}, nothing kept: queries, CPU", f"{count}, {spent:.1f} ms", f"at most {budget} queries", met=count <= budget)
    table.row(f"{name}: size with brotli", f"{len(answer.body) / 1024:.1f} KiB", "at most 14 KiB", met=len(answer.body) <= 14 * 1024)


def api(table: Table, handler: WSGIHandler) -> None:
    ours, stock = f"/api/v2/{FIELDS}", f"/stock/{FIELDS}"
    assert_ok(ours, ask(handler, ours))
    assert_ok(stock, ask(handler, stock))
    cache.clear()
    count, theirs = queries(handler, ours), queries(handler, stock + "&order=id")
    spent = cpu(handler, ours, times=20, before=cache.clear)
    spent_stock = cpu(handler, stock, times=20, before=cache.clear)
    table.row("20 full articles by the API: queries, CPU", f"{count}, {spent:.1f} ms", "at most 10 queries", met=count <= 10)
    table.row("  the same by Wagtail's own endpoint", f"{theirs}, {spent_stock:.1f} ms")
    table.row("  ours of theirs", f"{spent / spent_stock:.0%}", f"at most {API_GOAL:.0%}", met=spent <= spent_stock * API_GOAL)


def kept(table: Table, addresses: dict[str, str]) -> None:
    """Over the network, by many short turns, of which the quietest counts; the fewer milliseconds, the more requests per second."""
    goal = CACHED_GOAL[connection.vendor]
    with serving() as ours, serving(MIDDLEWARE="none") as nothing:
        for name, address in addresses.items():
            size = len(get(ours, address))
            turns = [(milliseconds(ours, address, 60), milliseconds(nothing, f"/empty/{size}/", 60)) for _turn in range(30)]
            full, empty = (min(column) for column in zip(*turns, strict=True))
            share = empty / full
            value = f"{share:.0%} ({full:.2f} ms)"
            table.row(f"{name}, kept: requests/s of an empty view's", value, f"at least {goal:.0%}", met=share >= goal)


def unchanged(table: Table, handler: WSGIHandler, name: str, address: str) -> None:
    tag = ask(handler, address).headers["ETag"]
    count = queries(handler, address, HTTP_IF_NONE_MATCH=tag)
    status = ask(handler, address, HTTP_IF_NONE_MATCH=tag).status
    table.row(f"{name}, unchanged: status, queries", f"{status}, {count}", "304, at most 1", met=(status, count <= 1) == (304, True))


def assert_ok(address: str, answer: Answer) -> None:
    if answer.status != 200:
        sys.exit(f"{address} answers {answer.status}: {answer.body[:200]!r}")


if __name__ == "__main__":
    sys.exit(main())
