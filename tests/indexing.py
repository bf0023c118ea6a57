"""Wagtail's indexes (of the search, of references) in tests: written when somebody asks them, not with every save.

Writing them takes a tenth of the time of all tests, and few tests read what they say. No test need know of this: whatever reads their
rows has them written before, what is rolled back is not written, and within what counts queries each save writes them at once, as on
a site.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.db import connection
from django_tasks.backends.immediate import ImmediateBackend

TASKS = ("modelsearch.tasks.insert_or_update_object_task", "wagtail.tasks.update_reference_index_task")
TABLES = ("wagtailsearch_indexentry", "wagtailcore_referenceindex")
Waiting = dict[tuple[Any, tuple[str, ...]], None]

waiting: Waiting = {}  # tasks with their arguments, each once
at_savepoints: dict[str, Waiting] = {}


class Backend(ImmediateBackend):
    def enqueue(self, task: Any, args: tuple[str, ...], kwargs: dict[str, Any]) -> Any:
        if task.module_path not in TASKS or connection.force_debug_cursor:  # which says that queries are being counted
            return super().enqueue(task, args, kwargs)
        waiting[task, tuple(args)] = None
        return None


def write() -> None:
    """Write what waits. Nobody counts these queries."""
    todo = waiting.copy()
    waiting.clear()
    counted, connection.force_debug_cursor = connection.force_debug_cursor, False
    try:
        for task, args in todo:
            with suppress(ObjectDoesNotExist):  # deleted since
                task.call(*args)
    finally:
        connection.force_debug_cursor = counted


def written_in_time(execute: Callable[..., Any], sql: str, *rest: Any) -> Any:
    """A wrapper of the connection's queries."""
    what, _, savepoint = sql.partition("SAVEPOINT ")
    if savepoint and not what:
        at_savepoints[savepoint] = waiting.copy()
    elif what == "ROLLBACK TO ":
        wait_only_for(at_savepoints[savepoint])
    elif waiting and what != "RELEASE " and not sql.startswith("DELETE") and any(table in sql for table in TABLES):
        write()
    return execute(sql, *rest)


@contextmanager
def forgotten_after() -> Iterator[None]:
    """What waits before it, and only that, waits after it."""
    before = waiting.copy()
    yield
    wait_only_for(before)


def wait_only_for(these: Waiting) -> None:
    waiting.clear()
    waiting.update(these)
