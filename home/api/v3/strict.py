"""Questions are taken at their word: an unknown parameter is an error that names the right one, not something to pass over."""

import re
from collections.abc import Callable, Iterator
from difflib import get_close_matches
from functools import wraps
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, QueryDict
from ninja.operation import Operation
from wagtail.api.v3.errors import problem_response

from home.api.guards import LARGEST, LONGEST, LONGEST_SHOWN, in_utc, searchable
from home.paging import printable

Run = Callable[..., HttpResponse]
MoreNames = Callable[[QueryDict], set[str]]
Error = dict[str, Any]

# Parameters that may hold many digits all the same, as a telephone number does.
TEXTS = ("html_path", "path", "q", "search", "slug", "title")
# Wagtail takes any text for it, since users may be known by such; ours have numbers.
IDS = ("user_id",)
_NUMBER = re.compile(r"[+-]?[0-9]+", re.ASCII)


def strict(operation: Operation, run: Run, more_names: MoreNames | None = None) -> Run:
    """`run`, but 400 for unknown or repeated parameters and null characters, 422 for values that nothing here could be.

    `more_names` answers the names that the operation reads past its signature, given the query.
    """
    known, lists = set(query_names(operation)), set(query_names(operation, lists_only=True))
    takes_body = any(model.__ninja_param_source__ == "body" for model in operation.models)

    @wraps(run)
    def asked(request: HttpRequest, **path: Any) -> HttpResponse:
        names = known | (more_names(request.GET) if more_names else set())
        if sentence := _broken(request.GET, names, lists) or (_broken_body(request.body) if takes_body else ""):
            return problem_response(status=400, detail=sentence)
        if errors := list(_impossible(request.GET)):
            return problem_response(status=422, detail="Validation failed", errors=errors)
        request.GET = in_utc(searchable(request.GET))  # type: ignore[assignment]
        return run(request, **path)

    return asked


def query_names(operation: Operation, *, lists_only: bool = False) -> Iterator[str]:
    """The names of an operation's query parameters; only those that may be given more than once on request."""
    for model in operation.models:
        if model.__ninja_param_source__ == "query":
            yield from model.__ninja_collection_fields__ if lists_only else model.__ninja_flatten_map__


def unknown_parameter(name: str, known: set[str]) -> str:
    """The sentence for a parameter that does not exist, with the nearest that does, else all."""
    shown = printable(name, LONGEST_SHOWN)
    nearest = get_close_matches(name[:LONGEST_SHOWN], known, n=1, cutoff=0.5)
    if nearest:
        return f"There is no parameter “{shown}”. Did you mean “{nearest[0]}”?"
    if not known:
        return f"There is no parameter “{shown}”: this address knows none."
    return f"There is no parameter “{shown}”. This address knows: {', '.join(sorted(known))}."


def _broken(query: QueryDict, known: set[str], lists: set[str]) -> str:
    for name, values in query.lists():
        if "\x00" in name or any("\x00" in value for value in values):
            return "Null characters are not allowed."
        if name not in known:
            return unknown_parameter(name, known)
        if len(values) > 1 and name not in lists:
            return f"The parameter “{name}” is given more than once."
    return ""


def _broken_body(body: bytes) -> str:
    if b"\\u0000" in body:
        return "Null characters are not allowed."
    return "" if body.lstrip()[:1] in (b"", b"{") else "The body is not a JSON object."


def _impossible(query: QueryDict) -> Iterator[Error]:
    """What databases could not bear, and a `limit` beyond the highest; the rest is for the operation's own types to judge.

    `home.api.v3.document` describes these bounds.
    """
    for name, values in query.lists():
        most = settings.WAGTAILAPI_LIMIT_MAX if name == "limit" else LARGEST
        for value in values:
            if len(value) > LONGEST:
                yield {"type": "string_too_long", "loc": ["query", name], "msg": f"Must not be longer than {LONGEST} characters"}
            elif name in IDS and not _NUMBER.fullmatch(value):
                yield {"type": "int_parsing", "loc": ["query", name], "msg": "Must be a number"}
            elif name not in TEXTS and _NUMBER.fullmatch(value) and abs(int(value)) > most:
                yield {"type": "less_than_equal", "loc": ["query", name], "msg": f"Must not be larger than {most}"}
