"""The OpenAPI document, mended: what Wagtail's part gets wrong is set right, what our ground adds is described."""

from collections.abc import Iterator
from copy import deepcopy
from typing import Any

from django.conf import settings
from wagtail.api.v3.errors import PROBLEM_JSON

from home.api.guards import LARGEST, LONGEST
from home.api.v3.editions import changes_a_page
from home.api.v3.strict import IDS

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
                "required": ["type", "loc", "msg"],
                "properties": {
                    "type": {"type": "string"},
                    "loc": {
                        "type": "array",
                        "description": "`query` and the parameter, or `body` and the way through the JSON that was sent: "
                        '`["body", "authors", 0, "name"]`',
                        "items": {"type": ["string", "integer"]},
                    },
                    "msg": {"type": "string"},
                },
            },
        },
    },
}
ERRORS = {
    400: "An unknown or repeated parameter, null characters, or a body that cannot be read",
    401: "The token is missing, unknown, revoked or has expired",
    403: "The token's owner may not do this",
    404: "Nothing is there for whoever asks",
    405: "This method is not allowed here; Allow says which are",
    409: "The page is in review, or public, already",
    412: "The page has changed since the edition that If-Match names",
    422: "A value is not valid, or the page may not be published",
    429: "Too many requests; Retry-After says in how many seconds to come again",
}
METHODS = "A method that is not described at an address is answered with 405 and `Allow` (`#/components/responses/Error405`), HEAD as GET."


def header(description: str, *, required: bool = True, **schema: Any) -> Part:
    return {"description": description, "required": required, "schema": {"type": "string"} | schema}


ETAG = {"ETag": header("Send it as If-None-Match, or to change a page as If-Match")}
# Missing as long as the store of limits does not answer.
LIMITS = {
    "RateLimit-Policy": header('How many requests (`q`) in how many seconds (`w`): `"address";q=600;w=60`', required=False),
    "RateLimit": header('How many are left (`r`) until it begins anew in `t` seconds: `"address";r=598;t=42`', required=False),
}
# What errors carry besides.
HEADERS = {
    401: {"WWW-Authenticate": header("RFC 6750 §3", pattern="^Bearer")},
    405: {"Allow": header("The methods that are allowed")},
    429: {"Retry-After": header("Seconds", pattern="^[0-9]+$")},
}
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
    mended["components"]["responses"] = {f"Error{status}": problem(status, text) for status, text in ERRORS.items()}
    mended["info"]["description"] = " ".join(filter(None, [mended["info"].get("description"), METHODS]))
    for method, operation in operations(mended):
        operation["security"] = [{} if ANONYMOUS in way else way for way in operation.get("security", [{}])]
        operation["parameters"] = [bounded(parameter) for parameter in operation.get("parameters", [])]
        describe(method, operation)
    return mended


def operations(document: Part) -> Iterator[tuple[str, Part]]:
    for path in document["paths"].values():
        yield from path.items()


def problem(status: int, description: str) -> Part:
    content = {PROBLEM_JSON: {"schema": {"$ref": "#/components/schemas/Problem"}}}
    return {"description": description, "headers": LIMITS | HEADERS.get(status, {}), "content": content}


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


def describe(method: str, operation: Part) -> None:
    """Add to an operation the answers that it can get from the ground it stands on."""
    answers = operation["responses"]
    if media_type := operation.pop("x-media-type", ""):  # of an operation that writes its answer itself
        answers[200]["content"] = {media_type: answers[200]["content"].popitem()[1]}
    statuses = {400, 401, 404, 422, 429} | ({403} if {} not in operation["security"] else set())
    if method == "get":
        answers[200]["headers"] = ETAG
        answers[304] = {"description": "Unchanged since the edition that If-None-Match names", "headers": dict(ETAG)}
    if changes_a_page(operation["operationId"]):
        operation["parameters"].append(IF_MATCH)
        statuses.add(412)
    if operation["operationId"] == "moderation_submit":
        statuses.add(409)
    if operation["operationId"] == "pages_find":
        answers[302] = {"description": "The page's own address", "headers": {"Location": header("Where it is answered")}}
    for answer in answers.values():
        answer["headers"] = answer.get("headers", {}) | LIMITS
    for status in sorted(statuses):
        answers[status] = {"$ref": f"#/components/responses/Error{status}"}
