"""The same questions asked of few pages and of many, in one run: what each costs, and how much dearer it has become."""

import sys
from collections.abc import Callable, Iterable
from typing import NamedTuple

from django.contrib.auth import get_user_model
from django.core.cache import cache
from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished, request_started
from django.db import close_old_connections, connection, transaction
from django.test import Client

from benchmarks.client import Answer, ask, queries, quietest
from benchmarks.table import Table

RATIO, TIMES = 2.0, 7


class Figure(NamedTuple):
    """Milliseconds, and queries where they are counted; `rises` where more pages must cost more."""

    spent: float
    queries: int | None = None
    budget: int = 0
    rises: bool = False


def compare(
    sizes: tuple[int, int], of_what: str, measured: Callable[[int], Iterable[tuple[str, Figure]]], first: Callable[[], None] | None = None
) -> int:
    """Print a table of what `measured` yields with each of the two numbers; answers the exit status, 1 when a goal was missed.

    It all happens within one transaction, which is taken back; `first` at its beginning.
    """
    # A connection within a transaction looks to them like one that somebody left behind.
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    with transaction.atomic():
        if first:
            first()
        few, many = (dict(measured(size)) for size in sizes)
        transaction.set_rollback(True)
    return report(sizes, of_what, few, many)


def report(sizes: tuple[int, int], of_what: str, few: dict[str, Figure], many: dict[str, Figure]) -> int:
    """Print the table; answers the exit status."""
    table = Table()
    table.row(f"Database: {connection.vendor}; ms with {sizes[0]} and {sizes[1]} {of_what}", "", "goal")
    for name, figure in few.items():
        write(table, name, figure, many[name])
    return 1 if table.missed else 0


def write(table: Table, name: str, few: Figure, many: Figure) -> None:
    ratio = many.spent / max(few.spent, 0.1)
    counted = "" if few.queries is None else f"{few.queries}, {many.queries} q; "
    within = not few.budget or max(few.queries or 0, many.queries or 0) <= few.budget
    goals = [f"at most {few.budget} queries"] if few.budget else []
    goals += [] if few.rises else [f"{RATIO:g} times"]
    met = within and (few.rises or ratio <= RATIO)
    table.row(name, f"{counted}{few.spent:.1f}, {many.spent:.1f}; {ratio:.1f}", ", ".join(goals), met=met)


def page(handler: WSGIHandler, address: str, budget: int, **headers: str) -> Figure:
    """What an address costs of which nothing is kept, and its queries."""
    require(address, ask(handler, address, **headers))
    cache.clear()
    count = queries(handler, address, **headers)
    return asked(handler, address, before=cache.clear, **headers)._replace(queries=count, budget=budget)


def asked(handler: WSGIHandler, address: str, *, before: Callable[[], None] | None = None, times: int = TIMES, **headers: str) -> Figure:
    return Figure(quietest(lambda: ask(handler, address, **headers), times=times, before=before))


def require(address: str, answer: Answer) -> None:
    if answer.status != 200:
        sys.exit(f"{address} answers {answer.status}: {answer.body[:200]!r}")


def logged_in() -> dict[str, str]:
    """The header of somebody who may do everything."""
    visitor, (somebody, _made) = Client(), get_user_model().objects.get_or_create(username="bench", is_superuser=True)
    visitor.force_login(somebody)
    return {"HTTP_COOKIE": "; ".join(f"{name}={morsel.value}" for name, morsel in visitor.cookies.items())}


def analyse() -> None:
    """Lets a server's database count what it has, as it does by itself after a while."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")


def vacuum() -> None:
    """The same, and marks what all may see, so that an index alone can answer."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE")
