"""A list of projects, two cities and a directory, made once for each module; the clock stands at noon of 26 November 2026."""

from collections.abc import Callable
from datetime import date, datetime, time
from types import SimpleNamespace
from typing import Any

import pytest
from django.utils import timezone

from tests.factories import CityIndexPageFactory, CityPageFactory, DirectoryPageFactory, ProjectIndexPageFactory, publish, translate
from tests.ground import anew, tree_as_made

TODAY = date(2026, 11, 26)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Set the clock to noon of a local day."""

    def set_to(day: date) -> None:
        moment = timezone.make_aware(datetime.combine(day, time(12)))
        monkeypatch.setattr(timezone, "now", lambda: moment)

    set_to(TODAY)
    return set_to


@pytest.fixture(autouse=True)
def _today(clock: Any) -> None:
    """The clock stands still in every test of this folder."""


@pytest.fixture(scope="module")
def region_of_module(make_once: Callable[..., SimpleNamespace]) -> SimpleNamespace:
    return make_once(make_region)


def make_region() -> SimpleNamespace:
    tree = tree_as_made()
    index = publish(ProjectIndexPageFactory(parent=tree.home))
    index_en = translate(index, title="Projects", slug="projects")
    cities = publish(CityIndexPageFactory(parent=tree.home))
    jena = publish(CityPageFactory(parent=cities, title="Jena", slug="jena"))
    leipzig = publish(CityPageFactory(parent=cities, title="Leipzig", slug="leipzig"))
    members = publish(DirectoryPageFactory(parent=tree.home))
    return SimpleNamespace(**vars(tree), index=index, index_en=index_en, jena=jena, leipzig=leipzig, members=members)


@pytest.fixture
def region(region_of_module: SimpleNamespace, db: None) -> Any:
    """`index`, `index_en`, `jena`, `leipzig`, `members`, besides what `tree` has."""
    return anew(region_of_module)


def words(element: Any) -> str:
    """What an element says, with plain blanks."""
    return " ".join(element.get_text().replace("\u00a0", " ").split())
