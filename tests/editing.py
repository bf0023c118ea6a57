"""What a browser sends when an editor has opened a page in the admin, changed something and pressed a button."""

from collections.abc import Iterable
from typing import Any

from django.http import HttpResponse, QueryDict
from django.test import Client
from django.urls import reverse
from wagtail.models import Page
from wagtail.test.utils.form_data import nested_form_data, querydict_from_html, streamfield


def edit_address(page: Page) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def typed(client: Client, address: str, body: Iterable[tuple[str, Any]] = (), **changes: Any) -> QueryDict:
    """The form at `address` as it opens, with `body` as the blocks of the page and `changes` typed into it."""
    response = client.get(address)
    assert response.status_code == 200, response
    data = querydict_from_html(response.content.decode(), form_id="page-edit-form").copy()
    data.update(nested_form_data({"body": streamfield(list(body))}))
    for name, value in changes.items():
        data[name] = value
    return data


def press(client: Client, address: str, button: str, **changes: Any) -> HttpResponse:
    """Open the form at `address`, type `changes` and press `button` (publish, submit, …; an empty one saves a draft)."""
    data = typed(client, address, **changes)
    if button:
        data[f"action-{button}"] = button
    return client.post(address, data)
