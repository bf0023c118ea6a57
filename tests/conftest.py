"""A German and an English start page, and the things around them that must not leak from test to test."""

from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import translation
from wagtail.models import Locale

from home.limits import counter
from home.models import HomePage, User
from home.publication.version import forget
from news.models import NewsIndexPage
from tests.factories import UserFactory
from tests.ground import leave_as_migrated, leave_german_alone, make_tree


@pytest.fixture(autouse=True)
def _fresh_surroundings(settings: Any, tmp_path: Path) -> Iterator[None]:
    """Every test starts with an empty cache, nobody counted, its own media folder and German as the active language."""
    settings.MEDIA_ROOT = tmp_path
    cache.clear()
    counter.cache_clear()
    forget()
    with translation.override("de"):
        yield
    cache.clear()


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: Any) -> None:
    """The start page and the news list in both languages, made once: every test begins with them and leaves them as they were."""
    with django_db_blocker.unblock(), translation.override("de"):
        make_tree()


@pytest.fixture
def german(db: None) -> Locale:
    return Locale.objects.get_or_create(language_code="de")[0]


@pytest.fixture
def english(db: None) -> Locale:
    return Locale.objects.get_or_create(language_code="en")[0]


@pytest.fixture
def tree(db: None) -> SimpleNamespace:
    """Start page and news list in both languages: `home`, `home_en`, `news`, `news_en`."""
    home, home_en = HomePage.objects.order_by("path")
    news, news_en = NewsIndexPage.objects.order_by("path")
    return SimpleNamespace(home=home, home_en=home_en, news=news, news_en=news_en)


@pytest.fixture
def home(request: pytest.FixtureRequest, db: None) -> HomePage:
    """The published German start page of the default site, alone unless the test asks for the tree too."""
    if "tree" not in request.fixturenames:
        leave_german_alone()
    return HomePage.objects.order_by("path")[0]


@pytest.fixture
def untouched(db: None) -> None:
    """A site as `migrate` leaves it."""
    leave_as_migrated()


@pytest.fixture
def admin(db: None) -> User:
    return UserFactory(username="admin", is_superuser=True, is_staff=True)


@pytest.fixture
def admin_client(admin: User) -> Client:
    client = Client()
    client.force_login(admin)
    return client
