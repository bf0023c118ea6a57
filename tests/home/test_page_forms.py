"""What the form of a new page does for its editor."""

from types import SimpleNamespace

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse


@pytest.mark.parametrize(
    ("app", "model", "parent"),
    [("home", "standardpage", "home"), ("news", "newsindexpage", "home"), ("news", "newspage", "news")],
)
def test_headline_writes_the_address(tree: SimpleNamespace, admin_client: Client, app: str, model: str, parent: str) -> None:
    """The address stands on another tab; without it nothing can be saved, not even by itself."""
    form = admin_client.get(reverse("wagtailadmin_pages:add", args=[app, model, getattr(tree, parent).pk]))
    title = BeautifulSoup(form.content, "html.parser").select_one("[name=title]")
    assert title is not None
    assert title.get("data-w-sync-target-value") == "#id_slug"


def test_a_page_is_handed_in_by_a_german_button(admin_client: Client, tree: SimpleNamespace) -> None:
    form = admin_client.get(reverse("wagtailadmin_pages:edit", args=[tree.news.pk])).content.decode()
    assert "In Prüfung durch die Redaktion einreichen" in form
    assert "Moderators" not in form
