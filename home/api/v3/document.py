"""The OpenAPI document, mended: what Wagtail's part gets wrong is set right, what our ground adds is described."""

from collections.abc import Iterator, Mapping
from copy import deepcopy
from operator import itemgetter
from typing import Any

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from ninja.openapi.schema import OpenAPISchema

from home.api.guards import LARGEST, LONGEST
from home.api.v3.answers import METHODS, PROBLEM, describe, responses
from home.api.v3.editions import changes_a_page
from home.api.v3.strict import IDS
from home.api.v3.words import worded

Part = dict[str, Any]
Examples = Mapping[str, Part]

ANONYMOUS = "AllowAnonymous"
IF_MATCH = {
    "in": "header",
    "name": "If-Match",
    "required": False,
    "description": "The ETag of the page as it was read; the change is refused if the page has changed since",
    "schema": {"type": "string"},
}


class Document(OpenAPISchema):
    """As django-ninja writes it, which describes two schemas of one name by the later one: here that is an error."""

    def add_schema_definitions(self, definitions: Part) -> None:
        """Raises ImproperlyConfigured for a name that stands for something else already."""
        for name, schema in definitions.items():
            if self.schemas.get(name, schema) != schema:
                raise ImproperlyConfigured(f"Two schemas of the API are called {name}: {self.schemas[name]} and {schema}.")
        super().add_schema_definitions(definitions)


def mended(document: Part, examples: Examples | None = None) -> Part:
    """A valid document, with these examples by operation; the one given is left as it is."""
    mended = deepcopy(dict(document))
    mended["components"].get("securitySchemes", {}).pop(ANONYMOUS, None)
    mended["components"]["schemas"]["Problem"] = PROBLEM
    mended["components"]["responses"] = responses()
    mended["info"]["description"] = " ".join(filter(None, [mended["info"].get("description"), METHODS]))
    for method, operation in operations(mended):
        operation["security"] = [{} if ANONYMOUS in way else way for way in operation.get("security", [{}])]
        operation["parameters"] = [bounded(parameter) for parameter in operation.get("parameters", [])]
        if changes_a_page(operation["operationId"]):
            operation["parameters"].append(dict(IF_MATCH))
        operation["description"] = worded(operation)
        show(operation, (examples or {}).get(operation["operationId"], {}))
        describe(method, operation)
    mended["components"]["schemas"] = dict(sorted(mended["components"]["schemas"].items()))
    return in_order(mended)


def in_order(part: Any) -> Any:
    """The same with the names of a choice among schemas in their alphabet: they come as Python happened to import the models."""
    if isinstance(part, list):
        return [in_order(member) for member in part]
    if not isinstance(part, dict):
        return part
    ordered = {name: in_order(member) for name, member in part.items()}
    for choice in ("anyOf", "oneOf"):
        if isinstance(ordered.get(choice), list) and all(member.keys() == {"$ref"} for member in ordered[choice]):
            ordered[choice].sort(key=itemgetter("$ref"))
    return ordered


def operations(document: Part) -> Iterator[tuple[str, Part]]:
    for path in document["paths"].values():
        yield from path.items()


def show(operation: Part, example: Part) -> None:
    """Give an operation its example: `parameters` by name, the `body` that is sent and the `answer`."""
    for parameter in operation["parameters"]:
        if parameter["name"] in example.get("parameters", {}):
            parameter["example"] = example["parameters"][parameter["name"]]
    bodies = operation.get("requestBody", {}).get("content", {})
    answers = [answer.get("content", {}) for status, answer in operation["responses"].items() if status in (200, 201)]
    for name, contents in (("body", [bodies]), ("answer", answers)):
        for content in contents:
            for described in content.values() if name in example else ():
                described["example"] = example[name]


def bounded(parameter: Part) -> Part:
    """A parameter with the bounds that `home.api.v3.strict` sets for every operation."""
    if parameter["in"] != "query":
        return parameter
    largest = settings.WAGTAILAPI_LIMIT_MAX if parameter["name"] == "limit" else LARGEST
    schema = within_bounds(parameter["schema"], largest)
    if parameter["name"] in IDS:
        schema["anyOf"] = [part for part in schema["anyOf"] if part["type"] != "string"]
    return parameter | {"schema": schema}


def within_bounds(schema: Part, largest: int) -> Part:
    """The schema with a highest number and a longest text."""
    bounds: Part = {"integer": {"maximum": largest}, "string": {"maxLength": LONGEST}}.get(schema.get("type", ""), {})
    if "anyOf" in schema:
        bounds = {"anyOf": [within_bounds(part, largest) for part in schema["anyOf"]]}
    elif "items" in schema:
        bounds = {"items": within_bounds(schema["items"], largest)}
    return schema | bounds
