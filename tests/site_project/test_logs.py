"""The log: each line is one object, says which request it is about, and never who asked."""

import json
import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread

import brotli
import pytest
from django.test import Client

from site_project.error_reports import without_visitor
from tests.site_project.test_settings import ROOT, refusal, setting

VISITOR = "198.51.100.77"
ASK = """
import os
import django
django.setup()
from django.test import Client
from site_project import health

def broken():
    form = "formword"
    raise ValueError("out of order")

health.alive = broken
client = Client(raise_request_exception=False, REMOTE_ADDR=os.environ["VISITOR"])
seen = {"x-request-id": "proxy-0123456789", "x-forwarded-for": os.environ["VISITOR"], "cookie": "a=cookieword"}
response = client.get("/healthz?name=queryword", headers=seen)
client.post("/healthz", headers=seen)
print(response.status_code, response["X-Request-ID"])
"""


def serve_broken(tmp_path: Path, **environment: str) -> tuple[str, list[str]]:
    """What one request to a broken view prints, and the lines of its log."""
    settings = {"DJANGO_SETTINGS_MODULE": "tests.settings", "DATA_DIR": str(tmp_path), "ALLOWED_HOSTS": "testserver", "VISITOR": VISITOR}
    command = [sys.executable, "-c", ASK]
    answer = subprocess.run(command, check=False, cwd=ROOT, env=settings | environment, capture_output=True, text=True)
    assert answer.returncode == 0, answer.stderr
    return answer.stdout.strip(), answer.stderr.strip().splitlines()


def test_machines_get_one_object_per_line_with_the_request_and_without_the_visitor(tmp_path: Path) -> None:
    printed, lines = serve_broken(tmp_path, LOG_FORMAT="json")
    assert printed == "500 proxy-0123456789"
    error = next(entry for entry in map(json.loads, lines) if entry["level"] == "ERROR")
    assert (error["logger"], error["request_id"], error["status_code"]) == ("django.request", "proxy-0123456789", 500)
    assert "ValueError: out of order" in error["exc_info"]
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d{4}", error["time"])
    refusal_of_a_method = next(entry for entry in map(json.loads, lines) if entry.get("status_code") == 405)
    assert refusal_of_a_method["request_id"] == "proxy-0123456789"
    for word in (VISITOR, "cookieword", "queryword"):
        assert word not in "".join(lines)


def test_people_get_lines(tmp_path: Path) -> None:
    _printed, lines = serve_broken(tmp_path, LOG_FORMAT="line")
    assert any("ERROR django.request: Internal Server Error: /healthz" in line for line in lines)


def test_public_servers_write_for_machines(tmp_path: Path) -> None:
    production = {"ENVIRONMENT": "production", "SECRET_KEY": "x" * 60, "ALLOWED_HOSTS": "www.example.org"}
    name = "settings.LOGGING['handlers']['console']['formatter']"
    assert setting(tmp_path, name, **production) == "json"
    assert setting(tmp_path, name) == "line"
    assert "it can only be “json” or “line”" in refusal(tmp_path, LOG_FORMAT="xml")


def test_what_is_no_request_at_all_is_written_down_without_who_sent_it(tmp_path: Path) -> None:
    """By gunicorn itself, which has a log of its own."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "gunicorn", "site_project.wsgi", "--bind", f"127.0.0.1:{port}", "--no-control-socket"]
    variables = {"PATH": os.environ["PATH"], "DATA_DIR": str(tmp_path), "LOG_FORMAT": "json"}
    with subprocess.Popen(command, cwd=ROOT, env=variables, stderr=subprocess.PIPE, text=True) as server:
        try:
            assert server.stderr
            deadline = time.monotonic() + 60
            while not refused(port) and time.monotonic() < deadline:
                time.sleep(0.2)
            line = next(line for line in server.stderr if "Invalid request" in line)
        finally:
            server.terminate()
    entry = json.loads(line)
    assert (entry["logger"], entry["message"]) == ("gunicorn.error", "Invalid request: Invalid HTTP method")


def refused(port: int) -> bool:
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=30) as connection:
            connection.sendall(b"NO HTTP ?name=queryword\r\n\r\n")
            return connection.recv(100).startswith(b"HTTP/1.1 400")
    except OSError:
        return False


@pytest.mark.parametrize("given", ["", "short", "a" * 65, "with space 123", "line\nbreak-123", "<script>alert(1)</script>", "ä" * 10])
def test_odd_request_ids_are_replaced(client: Client, given: str) -> None:
    response = client.get("/healthz", headers={"x-request-id": given})
    assert re.fullmatch("[0-9a-f]{32}", response["X-Request-ID"])


def test_each_request_has_its_own(client: Client) -> None:
    assert client.get("/healthz")["X-Request-ID"] != client.get("/healthz")["X-Request-ID"]


@pytest.fixture
def collector() -> Iterator[tuple[str, list[bytes]]]:
    """The address of a server that takes reports, and what it got."""
    got: list[bytes] = []

    class Collector(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["content-length"]))
            got.append(brotli.decompress(body))
            self.send_response(200)
            self.end_headers()
            self.wfile.write(b"{}")

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - named by the library
            """Stay silent."""

    with HTTPServer(("127.0.0.1", 0), Collector) as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        yield f"http://key@127.0.0.1:{server.server_port}/1", got
        server.shutdown()
        thread.join()


def test_reported_error_says_where_and_not_who(tmp_path: Path, collector: tuple[str, list[bytes]]) -> None:
    address, got = collector
    serve_broken(tmp_path, SENTRY_DSN=address)
    report = b"".join(got).decode()
    assert "out of order" in report
    assert "/healthz" in report
    for word in (VISITOR, "cookieword", "queryword", 'typed into a form"'):
        assert word not in report


def test_report_keeps_method_and_address_only() -> None:
    event = without_visitor({"request": {"url": "https://x/", "method": "GET", "headers": {"a": "b"}}, "user": {"id": 1}}, {})
    assert event == {"request": {"url": "https://x/", "method": "GET"}}
