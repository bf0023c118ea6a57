"""A German and an English start page, and the things around them that must not leak from test to test."""

import gc
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.core.cache import cache
from django.db import connection, transaction
from django.test import Client
from django.utils import translation
from wagtail.models import Locale

from home.limits import counter
from home.models import HomePage, User
from home.publication.version import forget
from tests import indexing
from tests.factories import UserFactory
from tests.ground import leave_as_migrated, leave_german_alone, make_tree, tree_as_made

LONGEST = ("test_table.py", "test_workers.py", "test_demo.py", "test_contract.py")


@pytest.fixture(autouse=True)
def _fresh_surroundings(settings: Any, tmp_path: Path) -> Iterator[None]:
    """Every test starts with an empty cache, nobody counted, its own media folder and German as the active language."""
    settings.MEDIA_ROOT = tmp_path
    cache.clear()
    counter.cache_clear()
    forget()
    with translation.override("de"), indexing.forgotten_after():
        yield
    cache.clear()


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: Any) -> None:
    """The start page and the news list in both languages, made once: every test begins with them and leaves them as they were."""
    connection.execute_wrappers.append(indexing.written_in_time)
    with django_db_blocker.unblock(), translation.override("de"):
        make_tree()
        indexing.write()


@pytest.fixture(scope="module")
def make_once(django_db_setup: None, django_db_blocker: Any) -> Iterator[Callable[[Callable[[], Any]], Any]]:
    """Has something made for all tests of a module, in a transaction around those of the tests: publishing it for each takes most of
    their time. Tests read it `anew()`."""
    opened: list[transaction.Atomic] = []

    def made(make: Callable[[], Any]) -> Any:
        with django_db_blocker.unblock(), translation.override("de"):
            opened.append(transaction.atomic())
            opened[-1].__enter__()
            things = make()
            indexing.write()
            return things

    yield made
    with django_db_blocker.unblock():
        for around in reversed(opened):
            transaction.set_rollback(True)
            around.__exit__(None, None, None)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What is made for a module is there for each of its tests, whichever comes first. What takes longest begins, lest the other process
    wait for it in the end; what leaves an empty database behind comes last."""
    made: dict[Path, set[str]] = {}
    for item in items:
        made.setdefault(item.path, set()).update(name for name in item.fixturenames if name.endswith("_of_module"))
    for item in items:
        item.fixturenames[:0] = sorted(made[item.path] - set(item.fixturenames))
    items.sort(key=lambda item: (empties(item), item.path.name not in LONGEST))


def empties(item: pytest.Item) -> bool:
    marker = item.get_closest_marker("django_db")
    return bool(marker and marker.kwargs.get("transaction"))


def pytest_collection_finish() -> None:
    """What has been imported by now stays: to look through it for garbage again and again takes a tenth of the time of all tests."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)


@pytest.fixture
def german(db: None) -> Locale:
    return Locale.objects.get_or_create(language_code="de")[0]


@pytest.fixture
def english(db: None) -> Locale:
    return Locale.objects.get_or_create(language_code="en")[0]


@pytest.fixture
def tree(db: None) -> SimpleNamespace:
    """Start page and news list in both languages: `home`, `home_en`, `news`, `news_en`."""
    return tree_as_made()


@pytest.fixture
def soup(client: Client) -> Callable[[str], BeautifulSoup]:
    """A page that is there, parsed."""

    def parsed(address: str) -> BeautifulSoup:
        response = client.get(address)
        assert response.status_code == 200, (address, response.status_code)
        return BeautifulSoup(response.content, "html.parser")

    return parsed


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
