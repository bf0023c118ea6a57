"""What the document calls the errors of an operation are those that occur: each of them is provoked here."""

import json
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

import pytest
from django.http import HttpResponse
from django.test import Client
from wagtail.models import APIToken

from home.models import User
from site_project.api import v3
from tests.factories import UserFactory, picture_file

Part = dict[str, Any]
DOCUMENT = json.loads(json.dumps(v3.get_openapi_schema(path_prefix="/api/v3/"), default=str))
OPERATIONS = {
    operation["operationId"]: (path, method, operation)
    for path, item in DOCUMENT["paths"].items()
    for method, operation in item.items()
    if path.startswith("/api/v3/")
}
DESCRIBED = [
    (name, status) for name, (_path, _method, operation) in OPERATIONS.items() for status in operation["responses"] if status >= "400"
]
# Provoked where their whole story is told, in test_moderation.py and test_preview.py.
ELSEWHERE = {("moderation_submit", "403"), ("moderation_submit", "409"), ("preview", "403")}


@pytest.fixture
def powerless() -> str:
    """A token of somebody with a login and no rights."""
    return APIToken.create_token(user=UserFactory(username="niemand"), name="x")[1]


def address_of(name: str, page_id: Any = 10**8, query: str | None = None) -> str:
    """The address of an operation with the parameters that it needs, unless `query` is empty, and with `query`."""
    path, _method, operation = OPERATIONS[name]
    address = path.format(page_id=page_id, revision_id=page_id, site_id=page_id, type_name="news.Nothing")
    needed = {each["name"]: each["example"] for each in operation["parameters"] if each["in"] == "query" and each["required"]}
    parts = [] if query == "" else [urlencode(needed), query]
    return "?".join(filter(None, (address, "&".join(filter(None, parts)))))


def example_of(name: str) -> Part:
    """The body that the document shows, empty where none is sent."""
    content = OPERATIONS[name][2].get("requestBody", {}).get("content", {})
    example: Part = content.get("application/json", {}).get("example") or {}
    return example


@pytest.fixture
def ask(client: Client, admin: User) -> Any:
    token = APIToken.create_token(user=admin, name="x")[1]

    def asked(name: str, key: str = token, body: Any = None, **place: Any) -> HttpResponse:
        _path, method, operation = OPERATIONS[name]
        content = operation.get("requestBody", {}).get("content", {})
        sent = next(iter(content.values()))["example"] if content and body is None else body
        headers = {"Authorization": f"Bearer {key}"} if key else {}
        headers |= {"If-Match": place.pop("if_match")} if "if_match" in place else {}
        if name == "images_create":
            return client.post(address_of(name, **place), sent | {"file": picture_file()} if sent else {}, headers=headers)
        body = "" if sent is None else sent if isinstance(sent, str) else json.dumps(sent)
        return client.generic(method.upper(), address_of(name, **place), body, content_type="application/json", headers=headers)

    return asked


def wrong_values(name: str) -> Iterator[Part]:
    """Questions with something in them that is not valid."""
    operation = OPERATIONS[name][2]
    for parameter in operation["parameters"]:
        if parameter["in"] == "path" and parameter["schema"]["type"] == "integer":
            yield {"page_id": "abc"}
        elif parameter["in"] == "query" and not parameter["required"]:
            yield {"query": f"{parameter['name']}={'x' * 501}"}
        elif parameter["in"] == "query":
            yield {"query": ""}
    if "requestBody" in operation:
        yield {"body": {}}


@pytest.mark.parametrize(("name", "status"), [pair for pair in DESCRIBED if pair not in ELSEWHERE])
def test_the_error_occurs(name: str, status: str, ask: Any, powerless: str, settings: Any, tree: Any, topic: Any) -> None:
    if status == "400":
        response = ask(name, page_id=tree.news.pk, query="colour=green")
    elif status == "401":
        response = ask(name, key="wagtail_none")
    elif status == "403":
        body = example_of(name)
        public = body | {"destination_id": tree.home.pk} if "destination_id" in body else None
        response = ask(name, key=powerless, page_id=tree.news.pk, body=public)
    elif status == "404":
        if name in ("menus", "frame"):
            tree.home.unpublish()
        body = example_of(name)
        elsewhere = body | {"meta": body["meta"] | {"parent_id": 10**8}} if name == "pages_create" else None
        response = ask(name, body=elsewhere, query="locale=fr" if name == "pages_list" else None)
    elif status == "412":
        response = ask(name, page_id=tree.news.pk, if_match='"an-older-one"')
    elif status == "422":
        found = [ask(name, **place) for place in wrong_values(name)]
        response = next((answer for answer in found if answer.status_code == 422), found[0])
    elif status == "429":
        settings.API_LIMIT_PER_ADDRESS = settings.API_LIMIT_PER_TOKEN = "1/minute"
        ask(name)
        response = ask(name)
    else:
        settings.MAINTENANCE = True
        response = ask(name)
    described = DOCUMENT["components"]["responses"][f"Error{status}"]
    assert (response.status_code, response["Content-Type"]) == (int(status), "application/problem+json"), response.content
    assert response.json()["status"] == int(status)
    assert {header for header, value in described["headers"].items() if value["required"]} <= set(response.headers)
