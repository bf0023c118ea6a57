"""Choosing a page: what the rows say of how a page stands is asked for all of them at once."""

from types import SimpleNamespace

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.editors import editor_of
from tests.factories import NewsPageFactory, publish


@pytest.mark.parametrize("who", ["administrator", "editor"])
def test_rows_are_not_asked_one_by_one_how_they_stand(tree: SimpleNamespace, admin_client: Client, client: Client, who: str) -> None:
    for number in range(4):
        publish(NewsPageFactory(parent=tree.news, title=f"Wasserstoff {number}"))
    if who == "editor":
        client.force_login(editor_of(tree.news))
    addresses = (
        f"{reverse('wagtailadmin_choose_page_search')}?q=Wasserstoff",
        reverse("wagtailadmin_choose_page_child", args=[tree.news.pk]),
    )
    for address in addresses:
        with CaptureQueriesContext(connection) as queries:
            found = (admin_client if who == "administrator" else client).get(address).content.decode()
        assert all(f"Wasserstoff {number}" in found for number in range(4))
        for table in ("wagtailcore_workflowstate", "wagtailcore_revision"):
            assert sum(f'FROM "{table}"' in query["sql"] and "IN (SELECT" not in query["sql"] for query in queries) <= 2, (address, table)
