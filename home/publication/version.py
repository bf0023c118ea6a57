"""The content version: it changes, within the same transaction, with everything that rendering reads.

So whatever is remembered under a version is true for as long as that version is the current one, on any number of workers, and
nothing needs to be purged.
"""

from collections.abc import Callable
from functools import cache, wraps
from secrets import randbelow
from typing import Any, ParamSpec, TypeVar, cast

from django.apps import apps
from django.db import connection, models, transaction
from django.db.models import Max

from home.memory import in_request, once_per_request

P = ParamSpec("P")
R = TypeVar("R")

_LARGEST_STEP = 2**31

# What this process remembers under the newest version it has seen.
_remembered: tuple[int, dict[Any, Any]] = (-1, {})


def _steps() -> models.Manager[Any]:
    return apps.get_model("home", "ContentVersion").objects


@once_per_request
def current() -> int:
    """The version as of now; within a request as of its beginning, so that what is read later is never older than it says."""
    with connection.cursor() as cursor:
        cursor.execute(_question())
        version = int(cursor.fetchone()[0] or 0)
    _memory_of(version)
    return version


@cache
def _question() -> str:
    """Each kept answer costs this and little else: Django would need longer to write the statement than the database to answer."""
    return f"SELECT SUM(weight) FROM {_steps().model._meta.db_table}"  # noqa: S608 - the name is ours


def bump() -> None:
    """Change the version as part of the current transaction; for writes that send no signal, such as `QuerySet.update()`.

    By a random step: what was remembered before a database was restored, or a transaction rolled back, is not taken for new.
    """
    _steps().create(weight=1 + randbelow(_LARGEST_STEP))


def compact() -> int:
    """Put all steps but the newest into one row, which changes no sum; answers how many rows that saves."""
    with transaction.atomic():
        newest = _steps().aggregate(newest=Max("pk"))["newest"] or 0
        old = list(_steps().select_for_update().filter(pk__lt=newest).order_by("pk"))
        if len(old) < 2:
            return 0
        _steps().filter(pk__in=[step.pk for step in old[1:]]).delete()
        _steps().filter(pk=old[0].pk).update(weight=sum(step.weight for step in old))
        return len(old) - 1


def once_per_version(function: Callable[P, R]) -> Callable[P, R]:
    """Remember a function's answers by its (hashable) arguments as long as nothing is published.

    They are shared by all requests of this process: nobody may change them. Outside a request every call asks anew.
    """

    @wraps(function)
    def remembered(*args: P.args, **kwargs: P.kwargs) -> R:
        if not in_request():
            return function(*args, **kwargs)
        memory = _memory_of(current())
        key = (function, args, tuple(sorted(kwargs.items())))
        if key not in memory:
            memory[key] = function(*args, **kwargs)
        return cast(R, memory[key])

    return remembered


def _memory_of(version: int) -> dict[Any, Any]:
    global _remembered  # noqa: PLW0603 - one assignment, so that threads see either the old pair or the new one
    known, memory = _remembered
    if known != version:
        memory = {}
        _remembered = (version, memory)
    return memory


def last_known() -> int | None:
    """The newest version that this process has seen, or None."""
    return _remembered[0] if _remembered[0] >= 0 else None


def forget() -> None:
    """Forget everything remembered so far, for tests."""
    _memory_of(-1)
