"""What the clock asks for: the registered jobs, one after the other, never twice at the same time."""

import fcntl
import logging
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.db import connection

from home.registry import ClockJob

logger = logging.getLogger(__name__)

# Any number will do, as long as nothing else in this database locks the same one.
ADVISORY_LOCK = 7_202_611


def run_jobs(jobs: Iterable[ClockJob]) -> list[str]:
    """Run every job and answer the names of those that failed; a failure is logged with its traceback and holds up no other job."""
    failed = []
    for job in jobs:
        try:
            done = job.run()
        except Exception:
            logger.exception("Clock job “%s” failed.", job.name)
            failed.append(job.name)
        else:
            logger.log(logging.INFO if done else logging.DEBUG, "Clock job “%s”: %d done.", job.name, done)
    return failed


@contextmanager
def exclusive() -> Iterator[bool]:
    """Hold the clock's lock, or yield False at once when another process has it.

    PostgreSQL keeps it for all machines and drops it with the connection; beside SQLite, which is one machine, a locked file does.
    """
    hold = _advisory_lock if connection.vendor == "postgresql" else _file_lock
    with hold() as held:
        yield held


@contextmanager
def _advisory_lock() -> Iterator[bool]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [ADVISORY_LOCK])
        held: bool = cursor.fetchone()[0]
    try:
        yield held
    finally:
        if held:
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_unlock(%s)", [ADVISORY_LOCK])


@contextmanager
def _file_lock() -> Iterator[bool]:
    path = Path(settings.DATA_DIR) / "run_due.lock"
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
        else:
            yield True
