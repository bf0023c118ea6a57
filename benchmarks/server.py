"""The site behind its real server, one worker, and how much of a processor it needs for a request."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection

HEADERS = {"Host": "localhost", "Accept-Encoding": "br"}


@contextmanager
def serving(**environment: str) -> Iterator[HTTPConnection]:
    """A connection to a server with these settings; the server ends with the block."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = ["-m", "gunicorn", "site_project.wsgi", "--bind", f"127.0.0.1:{port}", "--worker-class", "gthread", "--keep-alive", "600"]
    variables = os.environ | {"DJANGO_SETTINGS_MODULE": "benchmarks.settings", "LOG_LEVEL": "ERROR"} | environment
    server = subprocess.Popen([sys.executable, *command, "--no-control-socket", "--log-level", "error"], env=variables)
    try:
        yield _connected(port)
    finally:
        server.terminate()
        server.wait(timeout=40)


def _connected(port: int) -> HTTPConnection:
    deadline = time.monotonic() + 60
    while True:
        connection = HTTPConnection("127.0.0.1", port, timeout=60)
        try:
            get(connection, "/spent/")
        except OSError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.2)
        else:
            return connection


def get(connection: HTTPConnection, address: str) -> bytes:
    connection.request("GET", address, headers=HEADERS)
    response = connection.getresponse()
    body = response.read()
    if response.status != 200:
        raise RuntimeError(f"{address} answers {response.status}")
    return body


def milliseconds(connection: HTTPConnection, address: str, times: int) -> float:
    """Processor time of the server for one request, the server's own part included."""
    before = float(get(connection, "/spent/"))
    for _request in range(times):
        get(connection, address)
    return (float(get(connection, "/spent/")) - before) * 1000 / times
