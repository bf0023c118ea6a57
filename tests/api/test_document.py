"""The OpenAPI document: valid by somebody else's judgement, typed throughout, true; its page calls nobody."""

import json
import re
from collections.abc import Iterator
from copy import deepcopy
from typing import Any

import pytest
from django.contrib.staticfiles import finders
from django.test import Client
from ninja import NinjaAPI
from openapi_spec_validator import validate
from openapi_spec_validator.validation.exceptions import OpenAPIValidationError

from home.api.v3.document import mended
from home.blocks import BODY
from site_project.api import v3

pytestmark = pytest.mark.usefixtures("tree")

OURS = ("HomePage", "StandardPage", "NewsIndexPage", "NewsPage", "NewsAuthor")


@pytest.fixture(scope="module")
def document() -> dict[str, Any]:
    return json.loads(json.dumps(v3.get_openapi_schema(path_prefix="/api/v3/"), default=str))


def test_the_document_is_valid(document: dict[str, Any]) -> None:
    assert document["openapi"].startswith("3.1")
    validate(document)


def test_without_our_mending_it_is_not() -> None:
    stock = NinjaAPI.get_openapi_schema(v3, path_prefix="/api/v3/")
    with pytest.raises(OpenAPIValidationError):
        validate(json.loads(json.dumps(stock, default=str)))


def test_it_is_served_and_may_be_kept(client: Client, document: dict[str, Any]) -> None:
    response = client.get("/api/v3/openapi.json")
    assert response.json()["paths"].keys() == document["paths"].keys()
    again = client.get("/api/v3/openapi.json", headers={"If-None-Match": response["ETag"]})
    assert again.status_code == 304


def untyped(schema: Any, place: str) -> Iterator[str]:
    """Places at which anything at all may stand."""
    if isinstance(schema, dict):
        says = set(schema) & {"type", "$ref", "anyOf", "oneOf", "allOf", "enum", "const"}
        if not says and not place.endswith(("properties", "mapping", "discriminator", "default")):
            yield place
        for name, part in schema.items():
            if name in ("default", "discriminator", "x-rich-text-features", "features"):
                continue
            yield from untyped(part, f"{place}/{name}")
    elif isinstance(schema, list):
        for number, part in enumerate(schema):
            if isinstance(part, dict):
                yield from untyped(part, f"{place}/{number}")


def test_none_of_our_fields_may_hold_just_anything(document: dict[str, Any]) -> None:
    schemas = document["components"]["schemas"]
    ours = [name for name in schemas if name.startswith(OURS) or name.removesuffix("Input").endswith(("Block", "Data"))]
    assert len(ours) > 40
    assert [place for name in ours for place in untyped(schemas[name], name)] == []


def test_something_untyped_is_found() -> None:
    page = {"type": "object", "properties": {"body": {"type": "array", "items": {}}}}
    assert list(untyped(page, "Page")) == ["Page/properties/body/items"]


def test_every_block_has_a_schema_of_its_own_read_and_written(document: dict[str, Any]) -> None:
    schemas = document["components"]["schemas"]
    for name, suffix in (("NewsPageSchema", ""), ("NewsPageCreateSchema", "Input"), ("NewsPagePatchSchema", "Input")):
        items = schemas[name]["properties"]["body"]["items"]
        assert items["discriminator"]["propertyName"] == "type"
        assert set(items["discriminator"]["mapping"]) == set(BODY().child_blocks)
        assert all(mapped.endswith(f"Block{suffix}") for mapped in items["discriminator"]["mapping"].values())


def test_what_is_needed_is_said(document: dict[str, Any]) -> None:
    assert set(document["components"]["schemas"]["NewsPageCreateSchema"]["required"]) >= {"meta", "title", "topic"}


def test_every_operation_says_which_errors_it_knows(document: dict[str, Any]) -> None:
    for path in [operations for path, operations in document["paths"].items() if path.startswith("/api/v3/")]:
        for method, operation in path.items():
            assert {"400", "401", "429", "503"} <= set(operation["responses"]), operation["operationId"]
            assert ("304" in operation["responses"]) is (method == "get" and operation["operationId"] != "preview")
    assert "412" in document["paths"]["/api/v3/pages/{page_id}/"]["patch"]["responses"]


def test_mending_leaves_the_given_document_alone() -> None:
    stock = NinjaAPI.get_openapi_schema(v3, path_prefix="/api/v3/")
    before = deepcopy(stock)
    mended(stock)
    assert stock == before


def backwards(part: Any) -> Any:
    """The same document as if the models had been imported the other way round."""
    if isinstance(part, list):
        return [backwards(member) for member in part]
    if not isinstance(part, dict):
        return part
    reverse = {name: backwards(member) for name, member in part.items()}
    choice = reverse.get("anyOf", [])
    return reverse | ({"anyOf": choice[::-1]} if len(choice) > 2 and all("$ref" in member for member in choice) else {})


def test_the_order_in_which_models_are_imported_does_not_show() -> None:
    stock = NinjaAPI.get_openapi_schema(v3, path_prefix="/api/v3/")
    other = backwards(stock)
    other["components"]["schemas"] = dict(reversed(other["components"]["schemas"].items()))
    assert json.dumps(other, default=str) != json.dumps(stock, default=str)
    assert json.dumps(mended(other), default=str) == json.dumps(mended(stock), default=str)


def test_the_page_that_shows_it_calls_nobody(client: Client) -> None:
    page = client.get("/api/v3/docs/").content.decode()
    addresses = re.findall(r'(?:src|href)="([^"]+)"', page)
    assert addresses
    for address in addresses:
        assert address.startswith("/static/")
        assert finders.find(address.removeprefix("/static/"))
    assert re.findall(r"<script(?![^>]*(?:src=|application/json))", page) == []
    assert json.loads(page.split('id="swagger-settings">')[1].split("</script>")[0])["validatorUrl"] is None
    assert '<html lang="en">' in page


def test_the_operator_may_not_want_it(client: Client, settings: Any) -> None:
    settings.WAGTAILAPI_DOCS_ENABLED = False
    for address in ("/api/v3/docs/", "/api/v3/openapi.json"):
        response = client.get(address)
        assert (response.status_code, response["Content-Type"]) == (404, "application/problem+json")
