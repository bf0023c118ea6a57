"""Two cities, and the pool of what lies in neither."""

from types import SimpleNamespace
from typing import Any

import pytest

from tests.factories import CityIndexPageFactory, CityPageFactory, PropertyPoolPageFactory, publish


@pytest.fixture
def region(tree: SimpleNamespace) -> Any:
    """`cities`, `jena`, `leipzig`, `pool` below the German start page, besides what `tree` has."""
    cities = publish(CityIndexPageFactory(parent=tree.home))
    jena = publish(CityPageFactory(parent=cities, title="Jena", slug="jena", state="DE-TH", latitude="50.927100", longitude="11.589200"))
    leipzig = publish(CityPageFactory(parent=cities, title="Leipzig", slug="leipzig"))
    pool = publish(PropertyPoolPageFactory(parent=tree.home))
    return SimpleNamespace(**vars(tree), cities=cities, jena=jena, leipzig=leipzig, pool=pool)
