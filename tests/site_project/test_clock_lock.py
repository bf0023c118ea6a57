"""Two runs of the clock never overlap. The test has a file of its own, because it leaves an empty database behind: files are dealt out
to the processes whole, and one with such a test comes last."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connection
from pytest_django import Settings

from home.registry import ClockJob, Registry
from site_project.clock import exclusive
from site_project.management.commands import run_due


@contextmanager
def another_process_at_work() -> Iterator[None]:
    """Holds the clock's lock over a database connection of its own, as another process would."""
    holding, finished = threading.Event(), threading.Event()

    def hold() -> None:
        with exclusive() as held:
            assert held
            holding.set()
            finished.wait(10)
        connection.close()

    thread = threading.Thread(target=hold)
    thread.start()
    assert holding.wait(10)
    try:
        yield
    finally:
        finished.set()
        thread.join()


@pytest.mark.django_db(transaction=True)
def test_run_beside_another_run_leaves_the_work_to_it(monkeypatch: pytest.MonkeyPatch, settings: Settings, tmp_path: Path) -> None:
    ran: list[str] = []

    def run() -> int:
        ran.append("job")
        return 1

    jobs: Registry[ClockJob] = Registry()
    jobs.register(ClockJob(10, "job", run))
    monkeypatch.setattr(run_due, "clock_jobs", jobs)
    settings.DATA_DIR = tmp_path
    with another_process_at_work():
        call_command("run_due")
        assert ran == []
    call_command("run_due")
    assert ran == ["job"]
