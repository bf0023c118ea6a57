"""Two cities, and the pool of what lies in neither."""

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest

from tests.factories import CityIndexPageFactory, CityPageFactory, PropertyPoolPageFactory, publish
from tests.ground import anew, tree_as_made


@pytest.fixture(scope="module")
def region_of_module(make_once: Callable[..., SimpleNamespace]) -> SimpleNamespace:
    return make_once(make_region)


def make_region() -> SimpleNamespace:
    tree = tree_as_made()
    cities = publish(CityIndexPageFactory(parent=tree.home))
    jena = publish(CityPageFactory(parent=cities, title="Jena", slug="jena", state="DE-TH", latitude="50.927100", longitude="11.589200"))
    leipzig = publish(CityPageFactory(parent=cities, title="Leipzig", slug="leipzig"))
    pool = publish(PropertyPoolPageFactory(parent=tree.home))
    return SimpleNamespace(**vars(tree), cities=cities, jena=jena, leipzig=leipzig, pool=pool)


@pytest.fixture
def region(region_of_module: SimpleNamespace, db: None) -> Any:
    """`cities`, `jena`, `leipzig`, `pool` below the German start page, besides what `tree` has."""
    return anew(region_of_module)
