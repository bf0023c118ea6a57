"""Many of the same, for tests of what many cost: publishing each would take most of their time."""

from collections.abc import Callable
from typing import Any

from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from benchmarks.many import as_it_is, multiply, multiply_in_english


def more_of(page: Any, number: int, vary: Callable[[Any, int], None] = as_it_is, *, translated: int = 0) -> list[Any]:
    """`number` public copies of a page with all that belongs to it; the first `translated` are translated, as the page itself is.

    `vary` changes the row of each, and of its translation, given its place among the copies.
    """
    copies = multiply([page], number, vary, whole=True)
    if translated:
        multiply_in_english([page], copies[:translated], vary, whole=True)
    return copies


def cost(client: Client, path: str) -> int:
    """Queries of a second visit that finds no kept answer: renditions are made, and the frame is read, on the first."""
    assert client.get(path).status_code == 200, path
    cache.clear()
    with CaptureQueriesContext(connection) as queries:
        client.get(path)
    return len(queries)
