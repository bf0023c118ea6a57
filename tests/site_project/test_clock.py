"""The clock: every job gets its turn, one failure stops no other; that two runs never overlap says `test_clock_lock.py`."""

import logging
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.core.management import CommandError, call_command
from django.db import InterfaceError, OperationalError
from pytest_django import Settings

from home.registry import ClockJob, Registry
from site_project.management.commands import run_due


def fail() -> int:
    raise ValueError("out of order")


def note(ran: list[str], name: str) -> Callable[[], int]:
    """A job that only writes down that it ran."""

    def run() -> int:
        ran.append(name)
        return 1

    return run


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


@pytest.mark.django_db
@pytest.mark.parametrize("fault", [OperationalError("gone"), InterfaceError("closed"), PermissionError("read-only")])
def test_a_clock_that_is_left_running_outlives_a_round_that_fails(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, fault: Exception
) -> None:
    rounds = iter([fault, None, KeyboardInterrupt()])

    def run_due_or_fail() -> None:
        if outcome := next(rounds):
            raise outcome

    monkeypatch.setattr(run_due, "run_due", run_due_or_fail)
    monkeypatch.setattr(run_due, "connections", SimpleNamespace(close_all=lambda: None))
    with pytest.raises(KeyboardInterrupt):
        run_due.keep_running(0)
    assert next(rounds, "no round left") == "no round left"
    assert str(fault) in caplog.text
