"""`make load` tells the truth: waiting counts, a failed request is one, and too slow is too slow."""

import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from benchmarks.crowd import Question, Result, visit
from benchmarks.load import report

QUICK = Question("page, kept", "/")


class OneAtATime(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        time.sleep(0.1 if self.path == "/slow" else 0)
        self.send_response(404 if self.path == "/nothing" else 200)
        self.end_headers()

    def log_message(self, *_words: object) -> None:
        """Tests print nothing."""


@pytest.fixture
def port() -> Iterator[int]:
    """A server that serves one visitor at a time."""
    with HTTPServer(("127.0.0.1", 0), OneAtATime) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield server.server_port
        server.shutdown()
        thread.join()


def test_visitors_come_at_their_pace_and_their_waiting_counts(port: int) -> None:
    """Eight come within 40 ms, each is served in 100: the last has waited for all the others."""
    results = visit(port, [Question("page, kept", "/slow")] * 8, rate=200)
    assert [result.fault for result in results] == [""] * 8
    assert max(result.seconds for result in results) > 0.7


def test_a_refused_request_and_a_server_that_is_away_are_faults(port: int) -> None:
    assert [result.fault for result in visit(port, [Question("page, kept", "/nothing")], rate=100)] == ["404"]
    assert [result.fault for result in visit(1, [QUICK], rate=100)] == ["ConnectionRefusedError"]


@pytest.mark.parametrize(
    ("results", "count", "good"),
    [
        ([Result(QUICK, 0.01)] * 200, 200, True),
        ([Result(QUICK, 0.01)] * 199 + [Result(QUICK, 3.0)], 200, True),  # one of two hundred
        ([Result(QUICK, 0.01)] * 190 + [Result(QUICK, 0.3)] * 10, 200, False),
        ([Result(QUICK, 0.01)] * 199 + [Result(QUICK, 0.01, "500")], 200, False),
        ([Result(QUICK, 0.01)] * 199, 200, False),  # one was never answered
    ],
)
def test_the_verdict_is_strict(results: list[Result], count: int, good: bool, capsys: pytest.CaptureFixture[str]) -> None:
    assert report(results, count) is good
    assert ("MISSED" in capsys.readouterr().out) is not good
