"""The answers that an operation gets from the ground it stands on, as the document describes them: errors, ETag, limits."""

from http import HTTPStatus
from typing import Any

from wagtail.api.v3.errors import PROBLEM_JSON

from home.api.v3.editions import changes_a_page

Part = dict[str, Any]

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
# What is wrong, and a sentence that is said then.
ERRORS = {
    400: (
        "An unknown or repeated parameter, null characters, or a body that cannot be read",
        "There is no parameter “limt”. Did you mean “limit”?",
    ),
    401: ("The token is missing, unknown, revoked or has expired", "This token is unknown or has been revoked."),
    403: (
        "The token's owner may not do this, or the link of a preview is no longer good",
        "You do not have permission to publish this page.",
    ),
    404: ("Nothing is there for whoever asks", "Nothing public is at this path."),
    405: ("This method is not allowed here; Allow says which are", "This method is not allowed here."),
    409: ("The page is in review, or public, already", "The page is in review already."),
    412: (
        "The page has changed since the edition that If-Match names",
        "The page has changed since you read it. Read it again, and make your change to what you then find.",
    ),
    422: ("A value is not valid, or the page may not be published", "Validation failed"),
    429: (
        "Too many requests; Retry-After says in how many seconds to come again",
        "Too many requests. Retry-After says in how many seconds to come again.",
    ),
    503: ("Maintenance, or the database does not answer; Retry-After says when to come again", "The site is not available at the moment."),
}
ERROR_IN_PLACE = {"type": "less_than_equal", "loc": ["query", "limit"], "msg": "Must not be larger than 20"}
EVERYWHERE = {400, 401, 429, 503}
METHODS = "A method that is not described at an address is answered with 405 and `Allow` (`#/components/responses/Error405`), HEAD as GET."
# Of these a token is asked for, but no right of its owner: what is not theirs is not there.
FOR_ANY_TOKEN = ("moderation_detail", "schema_list", "schema_detail", "whoami")
# These may find nothing although no number stands in their address; the list of pages knows no other locale or site.
FINDING = ("pages_list", "pages_create", "pages_find", "resolve", "menus", "frame")


def header(description: str, *, required: bool = True, **schema: Any) -> Part:
    return {"description": description, "required": required, "schema": {"type": "string"} | schema}


ETAG = {"ETag": header("Send it as If-None-Match, or to change a page as If-Match")}
# Missing as long as the store of limits does not answer.
LIMITS = {
    "RateLimit-Policy": header('How many requests (`q`) in how many seconds (`w`): `"address";q=600;w=60`', required=False),
    "RateLimit": header('How many are left (`r`) until it begins anew in `t` seconds: `"address";r=598;t=42`', required=False),
}
RETRY_AFTER = {"Retry-After": header("Seconds", pattern="^[0-9]+$")}
# What errors carry besides.
HEADERS = {
    401: {"WWW-Authenticate": header("RFC 6750 §3", pattern="^Bearer")},
    405: {"Allow": header("The methods that are allowed")},
    429: RETRY_AFTER,
    503: RETRY_AFTER,
}


def responses() -> Part:
    return {f"Error{status}": _problem(status, *words) for status, words in ERRORS.items()}


def _problem(status: int, description: str, sentence: str) -> Part:
    example: Part = {"type": "about:blank", "title": HTTPStatus(status).phrase, "status": status, "detail": sentence}
    if status == 422:
        example["errors"] = [ERROR_IN_PLACE]
    content = {PROBLEM_JSON: {"schema": {"$ref": "#/components/schemas/Problem"}, "example": example}}
    return {"description": description, "headers": LIMITS | HEADERS.get(status, {}), "content": content}


def describe(method: str, operation: Part) -> None:
    """Add to an operation what it can answer besides its own."""
    answers, name = operation["responses"], operation["operationId"]
    if media_type := operation.pop("x-media-type", ""):  # of an operation that writes its answer itself
        answers[200]["content"] = {media_type: answers[200]["content"].popitem()[1]}
    if method == "get" and not operation.pop("x-not-kept", False):
        answers[200]["headers"] = ETAG
        answers[304] = {"description": "Unchanged since the edition that If-None-Match names", "headers": dict(ETAG)}
    if name == "pages_find":
        answers[302] = {"description": "The page's own address", "headers": {"Location": header("Where it is answered")}}
    for answer in answers.values():
        answer["headers"] = answer.get("headers", {}) | LIMITS
    for status in sorted(statuses(operation)):
        answers[status] = {"$ref": f"#/components/responses/Error{status}"}


def statuses(operation: Part) -> set[int]:
    """The errors that an operation can answer."""
    name = operation["operationId"]
    found = EVERYWHERE | set(operation.pop("x-errors", ()))
    places = {(parameter["in"], parameter["schema"].get("type")) for parameter in operation["parameters"]}
    in_path = {kind for place, kind in places if place == "path"}
    if "requestBody" in operation or "integer" in in_path or any(place == "query" for place, _kind in places):
        found.add(422)
    if {} not in operation["security"] and name not in FOR_ANY_TOKEN:
        found.add(403)
    if in_path or name in FINDING:
        found.add(404)
    if changes_a_page(name):
        found.add(412)
    if name == "moderation_submit":
        found.add(409)
    return found
