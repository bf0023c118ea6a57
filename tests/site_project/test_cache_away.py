"""A Redis that is not there makes the site slower, and nothing else."""

from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client

from tests.factories import UserFactory


@pytest.fixture
def away(settings: Any) -> None:
    """Caches in a Redis on a port that nobody listens to, with the site's own options."""
    cache = {"BACKEND": "django_redis.cache.RedisCache", "LOCATION": "redis://127.0.0.1:1/0", "OPTIONS": settings.REDIS_OPTIONS}
    settings.CACHES = {"default": cache}


@pytest.mark.parametrize("path", ["/", "/en/", "/feeds/news.atom", "/api/v2/pages/", "/api/v3/pages/"])
def test_pages_feeds_and_programs_are_answered(tree: SimpleNamespace, client: Client, away: None, path: str) -> None:
    for _visit in range(2):
        assert client.get(path).status_code == 200


def test_editors_log_in(tree: SimpleNamespace, client: Client, away: None) -> None:
    user = UserFactory(username="redaktion", is_superuser=True)
    user.set_password("ein langes Kennwort")
    user.save()
    response = client.post("/admin/login/", {"username": "redaktion", "password": "ein langes Kennwort"})
    assert (response.status_code, response.url) == (302, "/admin/")


def test_the_probe_says_that_the_cache_is_away(tree: SimpleNamespace, client: Client, away: None) -> None:
    response = client.get("/readyz")
    assert response.status_code == 503
    assert response.json()["checks"]["cache"] == "failed"
