"""What probes learn: whether the process lives, and whether it is fit for visitors; to everybody else it says nothing."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.db import OperationalError, connection
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries, Settings

from home.models import ClockRound
from home.registry import Registry
from site_project import health
from site_project.management.commands import run_due

CHECKS = {"database": "ok", "migrations": "ok", "cache": "ok", "media": "ok", "clock": "ok"}


@pytest.fixture
def client() -> Client:
    """A probe knows neither the site's name nor HTTPS."""
    return Client(headers={"host": "10.0.0.7:8000"})


@pytest.fixture
def running(db: None, settings: Settings) -> None:
    """A site on its own disk whose clock has just come round."""
    settings.STORAGES = {**settings.STORAGES, "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"}}
    settings.SECURE_SSL_REDIRECT = True
    ClockRound.note()


def refused(client: Client, name: str) -> bool:
    response = client.get("/readyz")
    assert response.json() == {"ready": False, "checks": CHECKS | {name: "failed"}}
    return response.status_code == 503


def test_alive_asks_no_database(client: Client) -> None:
    response = client.get("/healthz")
    assert (response.status_code, response.content) == (200, b"ok\n")


def test_ready_names_its_checks(running: None, client: Client) -> None:
    response = client.get("/readyz")
    assert response.json() == {"ready": True, "checks": CHECKS}
    assert (response.status_code, response["Cache-Control"]) == (200, "no-store")
    assert client.head("/readyz").status_code == 200
    assert client.post("/readyz").status_code == 405


def test_both_answer_during_maintenance(running: None, client: Client, settings: Settings) -> None:
    settings.MAINTENANCE = True
    ClockRound.objects.all().delete()
    assert [client.get(path).status_code for path in ("/healthz", "/readyz")] == [200, 200]


def test_lost_database_is_seen_and_not_explained(running: None, client: Client, monkeypatch: Any, caplog: Any) -> None:
    def away() -> None:
        raise OperationalError("no route to database.internal as user site")

    monkeypatch.setitem(health.CHECKS, "database", away)
    assert refused(client, "database")
    assert "database.internal" not in client.get("/readyz").content.decode()
    assert "database.internal" in caplog.text


def test_migration_to_run_is_seen(running: None, client: Client) -> None:
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM django_migrations WHERE app = 'home' AND name = '0002_initial'")
    response = client.get("/readyz")
    assert response.status_code == 503
    assert response.json()["checks"]["migrations"] == "failed"


def test_cache_that_forgets_is_seen(running: None, client: Client, settings: Settings) -> None:
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}}
    assert refused(client, "cache")


def test_media_folder_without_room_is_seen(running: None, client: Client, settings: Settings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path / "file"
    settings.MEDIA_ROOT.write_text("not a folder")
    assert refused(client, "media")


@pytest.mark.parametrize("age", [None, timedelta(minutes=11)])
def test_clock_that_stands_is_seen(running: None, client: Client, age: timedelta | None) -> None:
    ClockRound.objects.all().delete()
    if age:
        ClockRound.objects.create(pk=1, finished_at=timezone.now() - age)
    assert refused(client, "clock")
    call_command("run_due")
    assert client.get("/readyz").status_code == 200


@pytest.mark.django_db
def test_round_is_noted_though_a_job_fails(monkeypatch: Any, settings: Settings, tmp_path: Path) -> None:
    settings.DATA_DIR = tmp_path
    monkeypatch.setattr(run_due, "clock_jobs", Registry())
    monkeypatch.setattr(run_due, "run_jobs", lambda jobs: ["broken"])
    assert run_due.run_due() == ["broken"]
    assert ClockRound.last_finished()


def test_probe_is_cheap(running: None, client: Client, django_assert_max_num_queries: DjangoAssertNumQueries) -> None:
    # Expect 4 queries: the database, two about migrations, the clock.
    with django_assert_max_num_queries(4):
        client.get("/readyz")
