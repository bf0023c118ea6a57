"""Each operation of the document says what it does, in which language, with an example that is as described, and what can go wrong."""

import json
from collections.abc import Iterator
from copy import deepcopy
from typing import Any

import pytest
from django.core.exceptions import ImproperlyConfigured
from jsonschema import Draft202012Validator
from ninja import Router, Schema

from home.api.v3.ground import API
from home.api.v3.words import LANGUAGE
from site_project.api import v3

Part = dict[str, Any]
Place = tuple[str, str]

PROBLEM_JSON = "application/problem+json"
EVERYWHERE = {"400", "401", "429", "503"}
DOCUMENT = json.loads(json.dumps(v3.get_openapi_schema(path_prefix="/api/v3/"), default=str))
OPERATIONS = {
    operation["operationId"]: (path, method, operation) for path, item in DOCUMENT["paths"].items() for method, operation in item.items()
}
# The table in DESIGN of what other programs rely on, and what a front end needs besides.
PROMISED = (
    "pages/ pages/{page_id}/ occurrences/ properties/ properties.geojson quotes/ quotes/today/ cities/ organisations/ projects/ resolve/ "
    "menus/ frame/ preview/ moderation/pages/{page_id}/submit/"
).split()
ELSEWHERE = (
    "/api/v2/pages/ /api/v2/images/ /api/v2/documents/ /calendar.ics /{event}/event.ics /{event}/{identity}/ /feeds/news.atom "
    "/feeds/news.json /healthz /readyz /sitemap.xml /robots.txt /.well-known/security.txt"
).split()
OF_V3 = [name for name, (path, _method, _operation) in OPERATIONS.items() if path.startswith("/api/v3/")]


def closed(schema: Any) -> Any:
    """The same schema, which takes no field that it does not name: an example shows nothing that is not there."""
    if isinstance(schema, list):
        return [closed(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    more = {"additionalProperties": False} if "properties" in schema and "additionalProperties" not in schema else {}
    return {name: closed(part) for name, part in schema.items()} | more


CLOSED = {name: closed(schema) for name, schema in DOCUMENT["components"]["schemas"].items()}


def faults(schema: Part, value: Any) -> list[str]:
    whole = closed(schema) | {"components": {"schemas": CLOSED}}
    return [f"{error.json_path}: {error.message[:200]}" for error in Draft202012Validator(whole).iter_errors(value)]


def content_of(operation: Part) -> Iterator[tuple[str, Part]]:
    """What is sent and what a success answers, each with the schema and the example that the document has for it."""
    for media_type, content in operation.get("requestBody", {}).get("content", {}).items():
        yield f"body {media_type}", content
    for status, answer in operation["responses"].items():
        if status in ("200", "201"):
            yield from ((f"{status} {media_type}", content) for media_type, content in answer["content"].items())


def test_every_promised_address_is_there() -> None:
    assert {f"/api/v3/{path}" for path in PROMISED} | set(ELSEWHERE) <= set(DOCUMENT["paths"])


@pytest.mark.parametrize("name", OPERATIONS)
def test_it_says_what_it_does_and_in_which_language(name: str) -> None:
    operation = OPERATIONS[name][2]
    assert operation["summary"]
    said, _, languages = operation["description"].rpartition(LANGUAGE)
    assert said.strip()
    assert languages.strip()
    assert operation["tags"]


@pytest.mark.parametrize("name", OPERATIONS)
def test_it_has_examples_that_are_as_described(name: str) -> None:
    operation = OPERATIONS[name][2]
    shown = [parameter for parameter in operation["parameters"] if "example" in parameter]
    assert all("example" in parameter for parameter in operation["parameters"] if parameter["required"])
    assert [(parameter["name"], fault) for parameter in shown for fault in faults(parameter["schema"], parameter["example"])] == []
    contents = dict(content_of(operation))
    for place, content in contents.items():
        assert "example" in content, place
        assert (place, faults(content["schema"], content["example"])) == (place, [])
    assert shown or contents


def test_an_example_that_is_not_as_described_is_found() -> None:
    content = OPERATIONS["resolve"][2]["responses"]["200"]["content"]["application/json"]
    wrong = deepcopy(content["example"])
    wrong["colour"] = "green"
    assert faults(content["schema"], wrong)
    del wrong["colour"], wrong["title"]
    assert faults(content["schema"], wrong)


@pytest.mark.parametrize("name", OF_V3)
def test_its_errors_are_problems(name: str) -> None:
    answers = OPERATIONS[name][2]["responses"]
    assert not EVERYWHERE - set(answers)
    for status, answer in answers.items():
        if int(status) >= 400:
            part = answer["$ref"].rsplit("/", 1)[-1]
            described = DOCUMENT["components"]["responses"][part]
            assert part == f"Error{status}"
            assert list(described["content"]) == [PROBLEM_JSON]
            assert faults({"$ref": "#/components/schemas/Problem"}, described["content"][PROBLEM_JSON]["example"]) == []
            assert described["content"][PROBLEM_JSON]["example"]["status"] == int(status)


def anything(schema: Any, place: str) -> Iterator[str]:
    """Places at which anything at all may stand."""
    if isinstance(schema, dict) and "$ref" not in schema:
        if not {"type", "anyOf", "oneOf", "allOf", "enum", "const"} & set(schema):
            yield place
        if schema.get("type") == "object" and not schema.get("properties") and schema.get("additionalProperties", True) is True:
            yield f"{place}: any object"
        for name in ("anyOf", "oneOf", "allOf", "prefixItems"):
            for number, part in enumerate(schema.get(name, [])):
                yield from anything(part, f"{place}/{name}/{number}")
        for name, part in schema.get("properties", {}).items():
            yield from anything(part, f"{place}.{name}")
        if schema.get("type") == "array" and "prefixItems" not in schema:
            yield from anything(schema.get("items", {}), f"{place}[]")


# Wagtail's own, which answers any JSON Schema.
WAGTAILS = {"SchemaDetailResponse"}


def test_nothing_of_ours_may_hold_just_anything() -> None:
    schemas = DOCUMENT["components"]["schemas"]
    assert [place for name in sorted(set(schemas) - WAGTAILS) for place in anything(schemas[name], name)] == []
    for name, (_path, _method, operation) in OPERATIONS.items():
        assert [place for what, content in content_of(operation) for place in anything(content["schema"], f"{name} {what}")] == []
        assert [place for each in operation["parameters"] for place in anything(each["schema"], f"{name} {each['name']}")] == []


def test_something_that_may_hold_anything_is_found() -> None:
    page = {"type": "object", "properties": {"body": {"type": "array", "items": {}}, "more": {"type": "object"}}}
    assert list(anything(page, "Page")) == ["Page.body[]", "Page.more: any object"]


def test_two_schemas_of_one_name_are_an_error() -> None:
    """django-ninja would describe both by the later one."""

    def answering(name: str, schema: type[Schema]) -> Router:
        router = Router(tags=["x"])

        @router.get("/", response=schema, operation_id=name, summary="x")
        def operation(request: Any) -> None:
            """Nothing."""

        return router

    first = type("Outer", (Schema,), {"__annotations__": {"term": type("Term", (Schema,), {"__annotations__": {"slug": str}})}})
    second = type("Other", (Schema,), {"__annotations__": {"term": type("Term", (Schema,), {"__annotations__": {"name": str}})}})
    api = API(title="x", version="1")
    api.add_router("/a/", answering("a", first))
    api.add_router("/b/", answering("b", second))
    with pytest.raises(ImproperlyConfigured, match="Term"):
        api.get_openapi_schema(path_prefix="/x/")
