"""Visitors who come at their own pace, whether or not the others have been served: what a site feels, and a closed loop hides."""

import queue
import threading
import time
from collections.abc import Iterable
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException

VISITORS = 64  # who can wait at the same time; beyond them the waiting shows as time
PATIENCE = 30  # seconds
HEADERS = {"Host": "localhost", "Accept-Encoding": "br, gzip", "Connection": "close"}


@dataclass(frozen=True)
class Question:
    kind: str
    address: str


@dataclass(frozen=True)
class Result:
    """`seconds` from the moment at which the visitor came, so waiting for a free connection counts."""

    question: Question
    seconds: float
    fault: str = ""


def visit(port: int, questions: Iterable[Question], rate: float) -> list[Result]:
    """Ask one question after the other, `rate` in a second, of the server at this port of the local machine; ends with the last."""
    waiting: queue.SimpleQueue[tuple[float, Question] | None] = queue.SimpleQueue()
    results: list[Result] = []
    visitors = [threading.Thread(target=_serve, args=(port, waiting, results), daemon=True) for _number in range(VISITORS)]
    for visitor in visitors:
        visitor.start()
    start = time.monotonic()
    for number, question in enumerate(questions):
        due = start + number / rate
        time.sleep(max(0.0, due - time.monotonic()))
        waiting.put((due, question))
    for _visitor in visitors:
        waiting.put(None)
    for visitor in visitors:
        visitor.join(timeout=PATIENCE * 2)
    return results


def ask(port: int, address: str, headers: dict[str, str] = HEADERS) -> tuple[int, bytes]:
    connection = HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    try:
        connection.request("GET", address, headers=headers)
        response = connection.getresponse()
        return response.status, response.read()
    finally:
        connection.close()


def _serve(port: int, waiting: "queue.SimpleQueue[tuple[float, Question] | None]", results: list[Result]) -> None:
    while came := waiting.get():
        due, question = came
        fault = ""
        try:
            status, _body = ask(port, question.address)
            fault = "" if status == 200 else str(status)
        except (OSError, HTTPException) as error:
            fault = type(error).__name__
        results.append(Result(question, time.monotonic() - due, fault))
