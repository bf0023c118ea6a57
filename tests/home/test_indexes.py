"""What is asked for among all pages is found by an index, on both databases."""

from typing import Any

import pytest
from django.db import connection
from django.utils import timezone
from wagtail.models import Page, get_page_models

from home.models import BasePage


def indexes(table: str) -> set[str]:
    with connection.cursor() as cursor:
        return set(connection.introspection.get_constraints(cursor, table))


@pytest.mark.parametrize("model", [model for model in get_page_models() if issubclass(model, BasePage)])
def test_outdated_translations_of_each_type_have_an_index(db: None, model: type[BasePage]) -> None:
    assert f"{model.__name__.lower()}_outdated" in indexes(model._meta.db_table)


def plan(found: Any) -> str:
    """How the database would look, were the table too long to read it all."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL enable_seqscan = off")
    return str(found.explain())


def test_roots_and_what_expires_are_found_without_reading_all_pages(db: None) -> None:
    assert ("home_page_roots" if connection.vendor == "sqlite" else "home_page_depth") in plan(Page.get_root_nodes())
    assert "home_page_expiry" in plan(Page.objects.filter(live=True, expire_at__lt=timezone.now()).order_by("expire_at"))


ON_POSTGRESQL = pytest.mark.skipif("connection.vendor != 'postgresql'", reason="SQLite finds pages by their number, and is not for many")


@ON_POSTGRESQL
def test_editors_search_finds_pages_by_their_number_as_a_text(db: None) -> None:
    assert "home_page_number_as_text" in plan(Page.objects.autocomplete("Jena").get_queryset())


@ON_POSTGRESQL
def test_versions_of_pages_have_an_index(db: None) -> None:
    assert "home_page_versions" in indexes("wagtailcore_page")
