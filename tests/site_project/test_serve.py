"""`manage.py serve`: server and clock live and die together."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent


@pytest.fixture
def port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def serve(port: int, folder: Path) -> Iterator[subprocess.Popen[bytes]]:
    """The command in a session of its own; in its data folder is no database, so a page is a 503, but an answer."""
    environment = {"PATH": os.environ["PATH"], "DATA_DIR": str(folder)}
    command = [sys.executable, "manage.py", "serve", "--port", str(port)]
    with (
        (folder / "log").open("w") as log,
        subprocess.Popen(command, cwd=ROOT, env=environment, stdout=log, stderr=log, start_new_session=True) as server,
    ):
        try:
            yield server
        finally:
            if server.poll() is None:
                os.killpg(server.pid, signal.SIGKILL)


def answers(port: int) -> bool:
    try:
        with urlopen(f"http://127.0.0.1:{port}/robots.txt", timeout=10):
            return True
    except HTTPError:
        return True
    except OSError:
        return False


def ticks(folder: Path) -> bool:
    """The clock has had its first round, in which every job complains that there is no database."""
    return "Clock job" in (folder / "log").read_text()


def test_signal_stops_server_and_clock(port: int, tmp_path: Path) -> None:
    with serve(port, tmp_path) as server:
        deadline = time.monotonic() + 60
        while not (answers(port) and ticks(tmp_path)) and time.monotonic() < deadline:
            time.sleep(0.2)
        assert answers(port), (tmp_path / "log").read_text()
        assert ticks(tmp_path), (tmp_path / "log").read_text()
        server.send_signal(signal.SIGTERM)
        assert server.wait(timeout=30) == 0
        with pytest.raises(ProcessLookupError):
            os.killpg(server.pid, 0)
    assert f"http://localhost:{port}/en/" in (tmp_path / "log").read_text()


def test_taken_port_is_refused_with_a_way_out(port: int, tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", port))
        taken.listen()
        with serve(port, tmp_path) as server:
            assert server.wait(timeout=30) != 0
    output = (tmp_path / "log").read_text()
    assert f"Port {port} is taken" in output
    assert f"make run PORT={port + 1}" in output
