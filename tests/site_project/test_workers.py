"""Two workers with a cache each, or one in Redis: what one process publishes, the next answer of every other one shows."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, closing
from http.client import HTTPConnection
from pathlib import Path

import psycopg
import pytest
from django.db import connection

ROOT = Path(__file__).resolve().parent.parent.parent
PUBLICATIONS = 100


@pytest.fixture
def environment(tmp_path: Path, db: None) -> Iterator[dict[str, str]]:
    """The environment of the processes: a data folder and a database of their own, which begins as that of these tests."""
    names = ("PATH", "HOME", "LANG", "CACHE_URL")
    found = {name: os.environ[name] for name in names if name in os.environ}
    found |= {"DATA_DIR": str(tmp_path), "DJANGO_SETTINGS_MODULE": "tests.settings"}
    if connection.vendor == "sqlite":
        (tmp_path / "db.sqlite3").write_bytes(connection.connection.serialize())
        yield found
        return
    template = connection.settings_dict["NAME"]
    connection.close()  # nobody may be connected to what is copied
    name = f"workers_{os.getpid()}"
    with closing(psycopg.connect(os.environ["DATABASE_URL"].replace("postgresql://", "postgres://"), autocommit=True)) as server:
        server.execute(f"CREATE DATABASE {name} TEMPLATE {template}")
        try:
            yield found | {"DATABASE_URL": f"{os.environ['DATABASE_URL'].rpartition('/')[0]}/{name}"}
        finally:
            server.execute(f"DROP DATABASE {name} WITH (FORCE)")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def title_of(port: int) -> str:
    """The title that a worker answers with; the same name of the host for all of them, so that they would share what is kept."""
    with closing(HTTPConnection("127.0.0.1", port, timeout=30)) as connection:
        connection.request("GET", "/stand/", headers={"Host": "localhost"})
        answer = connection.getresponse()
        text = answer.read().decode()
    assert answer.status == 200, text
    return text.partition("<h1")[2].partition(">")[2].partition("</h1>")[0].strip()


def wait_for(port: int) -> None:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        try:
            title_of(port)
        except OSError:
            time.sleep(0.2)
        else:
            return
    raise TimeoutError(f"Nothing answers on port {port}")


def start(stack: ExitStack, environment: dict[str, str], *arguments: str, **pipes: int) -> subprocess.Popen[str]:
    process = stack.enter_context(
        subprocess.Popen([sys.executable, *arguments], cwd=ROOT, env=environment, text=True, **pipes)  # type: ignore[call-overload]
    )
    stack.callback(process.kill)
    return process


def test_what_is_published_is_the_next_answer_of_every_worker(environment: dict[str, str]) -> None:
    with ExitStack() as stack:
        publisher = start(stack, environment, "-m", "tests.site_project.publisher", stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        assert publisher.stdin
        assert publisher.stdout
        assert publisher.stdout.readline() == "ready\n"
        ports = [free_port(), free_port()]
        for port in ports:
            start(stack, environment, "-m", "gunicorn", "site_project.wsgi", "--bind", f"127.0.0.1:{port}", "--no-control-socket")
            wait_for(port)
        for number in range(PUBLICATIONS):
            publisher.stdin.write(f"Stand {number}\n")
            publisher.stdin.flush()
            assert publisher.stdout.readline() == "published\n"
            assert [title_of(port) for port in ports] == [f"Stand {number}"] * 2
