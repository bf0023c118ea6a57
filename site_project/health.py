"""Two addresses for whoever watches the server: `/healthz` says that the process lives, `/readyz` whether it should get visitors.

They answer before hosts, HTTPS and maintenance are looked at, because a probe knows the machine's address only.
"""

import logging
import uuid
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.core.cache import cache
from django.core.files.storage import FileSystemStorage, storages
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, JsonResponse
from django.utils import timezone

from home.models import ClockRound

logger = logging.getLogger(__name__)

CLOCK_PATIENCE = timedelta(minutes=10)  # a round is due each minute


class NotReadyError(Exception):
    """Something that visitors need is not there; the message is for the log."""


class HealthMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        view = {"/healthz": alive, "/readyz": ready}.get(request.path_info)
        if view is None:
            return self.get_response(request)
        if request.method not in ("GET", "HEAD"):
            return HttpResponseNotAllowed(["GET", "HEAD"])
        response = view()
        response["Cache-Control"] = "no-store"
        return response


def alive() -> HttpResponse:
    """200 without looking at anything: a process that can say this should not be restarted because a database is away."""
    return HttpResponse("ok\n", content_type="text/plain")


def ready() -> JsonResponse:
    """200, or 503 when a check failed. The body names the checks; why one failed is written to the log only."""
    results = {name: _passes(name, check) for name, check in CHECKS.items()}
    passed = all(results.values())
    checks = {name: "ok" if result else "failed" for name, result in results.items()}
    return JsonResponse({"ready": passed, "checks": checks}, status=200 if passed else 503)


def _passes(name: str, check: Callable[[], None]) -> bool:
    try:
        check()
    except Exception:  # whatever it is, it is the answer
        logger.exception("Not ready: %s.", name)
        return False
    return True


def database() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")


def migrations() -> None:
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        raise NotReadyError("There are migrations to run: manage.py migrate")


def cache_answers() -> None:
    key, value = f"ready:{uuid.uuid4()}", "here"
    cache.set(key, value, timeout=10)
    if cache.get(key) != value:
        raise NotReadyError("The cache forgets at once.")
    cache.delete(key)


def media_is_writable() -> None:
    """Where media are files; a bucket is not written to for every probe."""
    if isinstance(storages["default"], FileSystemStorage):
        probe = Path(settings.MEDIA_ROOT) / f".ready-{uuid.uuid4()}"
        probe.parent.mkdir(parents=True, exist_ok=True)
        probe.write_text("here")
        probe.unlink()


def clock_runs() -> None:
    """During maintenance it stands still on purpose."""
    if settings.MAINTENANCE:
        return
    last = ClockRound.last_finished()
    if last is None or timezone.now() - last > CLOCK_PATIENCE:
        raise NotReadyError(f"The clock has not finished a round since {last}: is manage.py run_due started each minute?")


CHECKS: dict[str, Callable[[], None]] = {
    "database": database,
    "migrations": migrations,
    "cache": cache_answers,
    "media": media_is_writable,
    "clock": clock_runs,
}
