from collections.abc import Callable
from datetime import date, datetime, time
from types import SimpleNamespace
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone

from events.models import EventIndexPage
from locations.models import CityPage
from tests.factories import CityIndexPageFactory, CityPageFactory, EventIndexPageFactory, TopicFactory, publish
from tests.ground import anew, tree_as_made

TODAY = date(2026, 11, 26)


@pytest.fixture
def index(tree: SimpleNamespace) -> EventIndexPage:
    return EventIndexPageFactory(parent=tree.home)


@pytest.fixture(scope="module")
def city_of_module(make_once: Callable[..., CityPage]) -> CityPage:
    return make_once(make_city)


def make_city() -> CityPage:
    home = tree_as_made().home
    publish(EventIndexPageFactory(parent=home))
    TopicFactory(slug="standort")
    return publish(CityPageFactory(parent=publish(CityIndexPageFactory(parent=home)), title="Jena", slug="jena"))


@pytest.fixture
def city(tree: SimpleNamespace, city_of_module: CityPage) -> CityPage:
    """Jena, besides a public list of dates and a topic."""
    return anew(city_of_module)


@pytest.fixture(autouse=True)
def _today(monkeypatch: pytest.MonkeyPatch) -> None:
    """The clock stands at noon of 26 November 2026, in Berlin."""
    noon = timezone.make_aware(datetime.combine(TODAY, time(12)))
    monkeypatch.setattr(timezone, "now", lambda: noon)


def identities(occurrences: Any) -> list[str]:
    return [row.identity for row in occurrences.order_by("starts", "identity")]


def titles(page: BeautifulSoup) -> list[str]:
    """The titles of the dates listed in the main part of a page."""
    return [link.get_text(strip=True) for link in page.select("main .date h3 a")]


def words(element: Any) -> str:
    """What an element says, with plain blanks."""
    return " ".join(element.get_text().replace("\u00a0", " ").split())
