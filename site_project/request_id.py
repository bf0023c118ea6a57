"""One word per request, in the answer and in every line of the log about it, so that a visitor's report finds its cause."""

import logging
import re
import secrets
from collections.abc import Callable
from contextvars import ContextVar

from django.http import HttpRequest, HttpResponse

HEADER = "X-Request-ID"
META_KEY = "HTTP_X_REQUEST_ID"

_current: ContextVar[str] = ContextVar("request_id", default="")
# What proxies make up; anything else could write lines of its own into the log.
_well_formed = re.compile(r"[A-Za-z0-9_-]{8,64}")


class RequestIdMiddleware:
    """Takes over the proxy's word if it is well-formed, or makes one."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        # `request.headers` would read all of them first, which costs a tenth of a kept page.
        given = request.META.get(META_KEY, "")
        name = given if _well_formed.fullmatch(given) else secrets.token_hex(16)
        request.request_id = name  # type: ignore[attr-defined]
        token = _current.set(name)
        try:
            response = self.get_response(request)
        finally:
            _current.reset(token)
        response.headers[HEADER] = name
        return response


class NoAddressFilter(logging.Filter):
    """gunicorn writes down who sent what is no HTTP, and what it was; the kind of fault is enough."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.msg = re.sub(r"(?s)^Invalid request from ip=\S*: ([^:'\"(]*).*", r"Invalid request: \1", str(record.msg)).strip()
        return True


class RequestIdFilter(logging.Filter):
    """Adds `request_id` to each record: the request's, or an empty one where there is no request."""

    def filter(self, record: logging.LogRecord) -> bool:
        # Django writes down refusals only when every middleware has ended; then the request knows its word.
        record.request_id = _current.get() or getattr(getattr(record, "request", None), "request_id", "")
        return True
