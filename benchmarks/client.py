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


class Waiting:
    """How long a database that is a server takes to answer, in milliseconds, since the last `reset`; one that is a file does its work
    within our own process."""

    def __init__(self) -> None:
        self.milliseconds = 0.0

    def reset(self) -> None:
        self.milliseconds = 0.0

    def __call__(self, execute: Any, *question: Any) -> Any:
        began, worked = time.perf_counter(), time.process_time()
        try:
            return execute(*question)
        finally:
            if connection.vendor != "sqlite":
                self.milliseconds += (time.perf_counter() - began - time.process_time() + worked) * 1000


def quietest(work: Any, *, times: int, before: Any = None) -> float:
    """The fewest milliseconds of processor time that one round of `work` took, with those for which a server's database was waited for:
    what else the machine does adds to the others. `before` is called ahead of each and not counted."""
    waiting, spent = Waiting(), []
    for _round in range(times):
        if before:
            before()
        waiting.reset()
        with connection.execute_wrapper(waiting):
            started = time.process_time()
            work()
            spent.append((time.process_time() - started) * 1000 + waiting.milliseconds)
    return min(spent)


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
