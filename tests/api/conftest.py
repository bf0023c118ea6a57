"""Ways to ask the typed API, as a stranger and with a token."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from wagtail.models import APIToken

from home.models import User
from tests.factories import TopicFactory


@pytest.fixture
def key(admin: User) -> str:
    """A token of an administrator."""
    return APIToken.create_token(user=admin, name="Prüfung")[1]


@pytest.fixture
def send(client: Client, key: str) -> Callable[..., Any]:
    """Send JSON with that token: `send("post", "pages/", {...})`."""

    def sent(method: str, address: str, body: Any = None, **headers: str) -> Any:
        call = getattr(client, method)
        names = {name.replace("_", "-"): value for name, value in headers.items()} | {"Authorization": f"Bearer {key}"}
        options = {} if body is None else {"data": body, "content_type": "application/json"}
        return call(f"/api/v3/{address}", headers=names, **options)

    return sent


@pytest.fixture
def topic(db: None) -> Any:
    return TopicFactory(slug="standort")
