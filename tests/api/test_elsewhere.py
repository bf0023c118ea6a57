"""What stands in the document besides the typed API is there, answers as described, and refuses as described."""

from collections.abc import Callable
from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from jsonschema import validate
from wagtail.documents import get_document_model

from site_project.api_address import Address
from site_project.api_elsewhere import ADDRESSES
from tests.factories import EventFactory, EventIndexPageFactory, EventSeriesFactory, ImageFactory, StandardPageFactory, publish
from tests.ground import tree_as_made

BY_NAME = {address.name: address for address in ADDRESSES}


@pytest.fixture(scope="module")
def there_of_module(make_once: Callable[..., dict[str, dict[str, Any]]]) -> dict[str, dict[str, Any]]:
    return make_once(make_things)


@pytest.fixture
def there(there_of_module: dict[str, dict[str, Any]], db: None, settings: Any) -> dict[str, dict[str, Any]]:
    """What to ask for, where the examples of the document name something of the demo."""
    settings.SECURITY_CONTACT = "sicherheit@example.org"
    return there_of_module


def make_things() -> dict[str, dict[str, Any]]:
    home = tree_as_made().home
    index = publish(EventIndexPageFactory(parent=home))
    event, series = publish(EventFactory(parent=index, slug="ball")), publish(EventSeriesFactory(parent=index, slug="runde"))
    document = get_document_model().objects.create(title="Satzung", file=ContentFile(b"x", "a.pdf"))
    link = f'<p><a linktype="document" id="{document.pk}">Satzung</a></p>'
    page = publish(StandardPageFactory(parent=home, teaser_picture=ImageFactory(), body=[("paragraph", link)]))
    day = series.schedules.get().first_date
    return {
        "event_calendar": {"event": event.url.strip("/")},
        "date_page": {"event": series.url.strip("/"), "identity": date.isoformat(day)},
        "v2_pages_detail": {"id": page.pk},
        "v2_images_detail": {"id": page.teaser_picture_id},
        "v2_documents_detail": {"id": document.pk},
        "calendar": {"locale": "en"},
    }


def ask(client: Client, address: Address, asked: dict[str, Any]) -> Any:
    in_path = {name: value for name, value in asked.items() if f"{{{name}}}" in address.path}
    return client.get(address.path.format(**in_path), {name: value for name, value in asked.items() if name not in in_path})


@pytest.mark.parametrize("name", BY_NAME)
def test_it_is_there(name: str, there: dict[str, dict[str, Any]], client: Client) -> None:
    address = BY_NAME[name]
    response = ask(client, address, there.get(name, address.examples))
    if name == "readyz":  # whose clock stands still here
        assert response.status_code in (200, 503)
    else:
        assert response.status_code == 200, response.content[:200]
    assert response["Content-Type"].split(";")[0] == address.media_type
    assert ("ETag" in response) is address.is_kept
    if "json" in address.media_type:
        validate(response.json(), address.schema)


@pytest.mark.parametrize(("name", "status"), [(each.name, status) for each in ADDRESSES for status in each.errors])
def test_it_refuses_as_described(name: str, status: int, there: dict[str, dict[str, Any]], client: Client, settings: Any) -> None:
    address = BY_NAME[name]
    asked = there.get(name, address.examples)
    if status == 400:
        asked = asked | {"colour": "green"} if "fields" not in address.parameters else asked | {"fields": "colour"}
    elif status == 404:
        settings.SECURITY_CONTACT = ""
        asked = {key: 10**8 if key == "id" else "nichts" for key in asked}
    else:
        settings.API_LIMIT_PER_ADDRESS = "1/minute"
        ask(client, address, asked)
    response = ask(client, address, asked)
    assert (response.status_code, response["Content-Type"].split(";")[0]) == (status, address.errors[status])


def test_it_is_away_during_maintenance(tree: SimpleNamespace, client: Client, settings: Any) -> None:
    settings.MAINTENANCE = True
    for name in ("feed_atom", "calendar"):
        response = ask(client, BY_NAME[name], {})
        assert (response.status_code, response["Content-Type"].split(";")[0]) == (503, "text/html")
