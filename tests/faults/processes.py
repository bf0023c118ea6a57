"""Processes of a fault test: started, waited for, frozen, ended."""

import os
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 60  # seconds for something to start


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def program(name: str, package: str, *folders: Path) -> str:
    """The path of a program of this machine; the test fails without it, for a fault that nobody caused proves nothing."""
    found = shutil.which(name, path=os.pathsep.join([*map(str, folders), os.environ["PATH"]]))
    if found is None:
        pytest.fail(f"There is no {name} on this machine. On Debian: apt-get install {package}", pytrace=False)
    return found


def run_until_ready(is_ready: Callable[[], bool], process: "subprocess.Popen[str] | None", log: Path) -> None:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline and (process is None or process.poll() is None):
        try:
            if is_ready():
                return
        except OSError:
            pass
        time.sleep(0.05)
    raise RuntimeError(f"It did not start:\n{log.read_text()[-4000:]}")


def children(pid: int) -> list[int]:
    return [int(word) for word in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def family(pid: int) -> list[int]:
    return [pid, *(descendant for child in children(pid) for descendant in family(child))]


def freeze(pid: int) -> None:
    """Stop a process and all that it has started: it is there, it is connected, and it does nothing any more."""
    for member in family(pid):
        os.kill(member, signal.SIGSTOP)


def thaw(pid: int) -> None:
    for member in family(pid):
        os.kill(member, signal.SIGCONT)
