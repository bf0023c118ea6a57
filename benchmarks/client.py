"""Requests straight into the WSGI handler: what is counted is our own work, without sockets and without waiting."""

import io
import time
from dataclasses import dataclass
from statistics import median
from typing import Any

from django.core.handlers.wsgi import WSGIHandler
from django.db import connection
from django.test.utils import CaptureQueriesContext

HEADERS = {"HTTP_HOST": "localhost", "HTTP_ACCEPT_ENCODING": "br"}


@dataclass(frozen=True)
class Answer:
    status: int
    headers: dict[str, str]
    body: bytes


def site() -> WSGIHandler:
    return WSGIHandler()


def ask(handler: WSGIHandler, address: str, **headers: str) -> Answer:
    path, _mark, query = address.partition("?")
    got: dict[str, Any] = {}

    def start(status: str, pairs: list[tuple[str, str]], *_rest: object) -> None:
        got["status"], got["headers"] = int(status.split(maxsplit=1)[0]), dict(pairs)

    environ = {
        "REQUEST_METHOD": "GET", "PATH_INFO": path, "QUERY_STRING": query, "SERVER_NAME": "localhost", "SERVER_PORT": "80",
        "wsgi.url_scheme": "http", "wsgi.input": io.BytesIO(), **HEADERS, **headers,
    }  # fmt: skip
    response = handler(environ, start)
    body = b"".join(response)
    response.close()
    return Answer(got["status"], got["headers"], body)


def queries(handler: WSGIHandler, address: str, **headers: str) -> int:
    with CaptureQueriesContext(connection) as captured:
        ask(handler, address, **headers)
    return len(captured)


def cpu(handler: WSGIHandler, address: str, *, times: int, before: Any = None, **headers: str) -> float:
    """Median milliseconds of processor time for one request; `before` is called ahead of each and not counted."""
    spent = []
    for _round in range(times):
        if before:
            before()
        started = time.process_time()
        ask(handler, address, **headers)
        spent.append((time.process_time() - started) * 1000)
    return median(spent)
