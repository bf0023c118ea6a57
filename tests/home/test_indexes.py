"""What is asked for among all pages is found by an index, on both databases."""

import pytest
from django.db import connection
from wagtail.models import get_page_models

from home.models import BasePage


def indexes(table: str) -> set[str]:
    with connection.cursor() as cursor:
        return set(connection.introspection.get_constraints(cursor, table))


@pytest.mark.parametrize("model", [model for model in get_page_models() if issubclass(model, BasePage)])
def test_outdated_translations_of_each_type_have_an_index(db: None, model: type[BasePage]) -> None:
    assert f"{model.__name__.lower()}_outdated" in indexes(model._meta.db_table)
