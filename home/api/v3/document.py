"""The OpenAPI document, mended: what Wagtail's part gets wrong is set right, what our ground adds is described."""

from collections.abc import Iterator
from copy import deepcopy
from typing import Any

from django.conf import settings
from wagtail.api.v3.errors import PROBLEM_JSON

from home.api.guards import LARGEST

Part = dict[str, Any]

ANONYMOUS = "AllowAnonymous"
PROBLEM = {
    "title": "Problem",
    "description": "An error as RFC 9457 has it.",
    "type": "object",
    "required": ["type", "title", "status"],
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string", "description": "What is wrong, in a sentence."},
        "errors": {
            "type": "array",
            "description": "The places that are wrong, if they can be named.",
            "items": {
                "type": "object",
                "properties": {
                    "type": {"type": "string"},
                    "loc": {"type": "array", "items": {"type": ["string", "integer"]}},
                    "msg": {"type": "string"},
                },
            },
        },
    },
}
ERRORS = {
    400: "An unknown or repeated parameter, or a body that cannot be read",
    401: "The token is missing, unknown, revoked or has expired",
    403: "The token's owner may not do this",
    404: "Nothing is there for whoever asks",
    412: "The page has changed since the edition that If-Match names",
    422: "A value is not valid, or the page may not be published",
    429: "Too many requests; Retry-After says in how many seconds to come again",
}
ETAG = {"ETag": {"description": "Send it as If-None-Match, or to change a page as If-Match", "schema": {"type": "string"}}}
IF_MATCH = {
    "in": "header",
    "name": "If-Match",
    "required": False,
    "description": "The ETag of the page as it was read; the change is refused if the page has changed since",
    "schema": {"type": "string"},
}


def mended(document: Part) -> Part:
    """A valid document; the one given is left as it is."""
    mended = deepcopy(dict(document))
    mended["components"]["securitySchemes"].pop(ANONYMOUS, None)
    mended["components"]["schemas"]["Problem"] = PROBLEM
    mended["components"]["responses"] = {f"Error{status}": problem(text) for status, text in ERRORS.items()}
    for method, operation in operations(mended):
        operation["security"] = [{} if ANONYMOUS in way else way for way in operation.get("security", [{}])]
        operation["parameters"] = [bounded(parameter) for parameter in operation.get("parameters", [])]
        describe(method, operation)
    return mended


def operations(document: Part) -> Iterator[tuple[str, Part]]:
    for path in document["paths"].values():
        yield from path.items()


def problem(description: str) -> Part:
    return {"description": description, "content": {PROBLEM_JSON: {"schema": {"$ref": "#/components/schemas/Problem"}}}}


def bounded(parameter: Part) -> Part:
    """A parameter with the bounds that every operation has."""
    most = {"limit": settings.WAGTAILAPI_LIMIT_MAX, "offset": LARGEST}.get(parameter["name"])
    return parameter | {"schema": parameter["schema"] | {"maximum": most}} if most else parameter


def describe(method: str, operation: Part) -> None:
    """Add to an operation the answers that it can get from the ground it stands on."""
    answers = operation["responses"]
    if media_type := operation.pop("x-media-type", ""):  # of an operation that writes its answer itself
        answers[200]["content"] = {media_type: answers[200]["content"].popitem()[1]}
    statuses = {400, 401, 404, 422, 429} | ({403} if {} not in operation["security"] else set())
    if method == "get":
        answers[200]["headers"] = ETAG
        answers[304] = {"description": "Unchanged since the edition that If-None-Match names"}
    if method in ("patch", "delete") and operation["operationId"].startswith("pages_"):
        operation["parameters"].append(IF_MATCH)
        statuses.add(412)
    if operation["operationId"] == "pages_find":
        answers[302] = {"description": "The page's own address", "headers": {"Location": {"schema": {"type": "string"}}}}
    for status in sorted(statuses):
        answers[status] = {"$ref": f"#/components/responses/Error{status}"}
