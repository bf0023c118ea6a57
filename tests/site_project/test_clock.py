"""The clock: every job gets its turn, one failure stops no other, two runs never overlap."""

import logging
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from pytest_django import Settings

from home.registry import ClockJob, Registry
from site_project.clock import exclusive
from site_project.management.commands import run_due


def fail() -> int:
    raise ValueError("out of order")


def note(ran: list[str], name: str) -> Callable[[], int]:
    """A job that only writes down that it ran."""

    def run() -> int:
        ran.append(name)
        return 1

    return run


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


@pytest.fixture
def jobs(monkeypatch: pytest.MonkeyPatch, settings: Settings, tmp_path: Path) -> Registry[ClockJob]:
    """An empty registry in the place of the site's."""
    registry: Registry[ClockJob] = Registry()
    monkeypatch.setattr(run_due, "clock_jobs", registry)
    settings.DATA_DIR = tmp_path
    return registry


@pytest.mark.django_db
def test_each_job_runs_once_and_in_its_order(jobs: Registry[ClockJob]) -> None:
    ran: list[str] = []
    jobs.register(ClockJob(20, "second", note(ran, "second")))
    jobs.register(ClockJob(10, "first", note(ran, "first")))
    call_command("run_due")
    assert ran == ["first", "second"]


@pytest.mark.django_db
def test_failing_job_is_logged_and_reported_and_the_others_run(jobs: Registry[ClockJob], caplog: pytest.LogCaptureFixture) -> None:
    ran: list[str] = []
    jobs.register(ClockJob(10, "broken", fail))
    jobs.register(ClockJob(20, "sound", note(ran, "sound")))
    with caplog.at_level(logging.ERROR, logger="site_project.clock"), pytest.raises(CommandError, match="Failed: broken"):
        call_command("run_due")
    assert ran == ["sound"]
    assert "out of order" in caplog.text


@pytest.mark.django_db(transaction=True)
def test_run_beside_another_run_leaves_the_work_to_it(jobs: Registry[ClockJob]) -> None:
    ran: list[str] = []
    jobs.register(ClockJob(10, "job", note(ran, "job")))
    with another_process_at_work():
        call_command("run_due")
        assert ran == []
    call_command("run_due")
    assert ran == ["job"]
