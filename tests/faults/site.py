"""The site behind its real server, as `manage.py serve` starts it, and somebody who visits it."""

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.faults.processes import ROOT, children, free_port, run_until_ready
from tests.faults.visitor import Visitor

THREADS = 4


@dataclass
class Site:
    port: int
    server: subprocess.Popen[str]
    log: Path

    def visitor(self) -> Visitor:
        return Visitor(self.port)

    def workers(self) -> list[int]:
        return children(self.server.pid)

    def reload(self) -> None:
        self.server.send_signal(signal.SIGHUP)

    def logged(self, words: str) -> int:
        return len(re.findall(re.escape(words), self.log.read_text()))

    def worker_of(self, client_port: int) -> int:
        """The worker that holds the connection from this port of ours (proc(5), /proc/net/tcp)."""
        for line in Path("/proc/net/tcp").read_text().splitlines()[1:]:
            _number, local, remote, *_rest = fields = line.split()
            if int(local.partition(":")[2], 16) == self.port and int(remote.partition(":")[2], 16) == client_port:
                socket = f"socket:[{fields[9]}]"
                return next(pid for pid in self.workers() if socket in _open_files(pid))
        raise LookupError("No such connection")


def _open_files(pid: int) -> set[str]:
    found = set()
    for path in Path(f"/proc/{pid}/fd").iterdir():
        try:
            found.add(os.readlink(path))
        except FileNotFoundError:  # closed meanwhile
            continue
    return found


def environment(folder: Path, **variables: str) -> dict[str, str]:
    """Nothing of the caller's own settings."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    own = {"DATA_DIR": str(folder), "DJANGO_SETTINGS_MODULE": "tests.faults.settings", "API_LIMIT_PER_ADDRESS": "100000/minute"}
    return kept | own | {"LOG_LEVEL": "WARNING"} | variables


@contextmanager
def serving(variables: dict[str, str], *, workers: int = 2, ready: str = "/healthz", wrapper: tuple[str, ...] = ()) -> Iterator[Site]:
    """The site with these variables, from its first answer on; `wrapper` is a command that starts it."""
    port, log = free_port(), Path(variables["DATA_DIR"]) / "server.log"
    threads = ["--worker-class", "gthread", "--workers", str(workers), "--threads", str(THREADS)]
    command = [
        *wrapper,
        sys.executable,
        "-m",
        "gunicorn",
        "site_project.wsgi",
        "--bind",
        f"127.0.0.1:{port}",
        *threads,
        "--no-control-socket",
    ]
    with log.open("w") as output:
        server = subprocess.Popen(command, cwd=ROOT, env=variables, stdout=output, stderr=output, text=True)
        site = Site(port, server, log)
        try:
            run_until_ready(lambda: answers(site, ready), server, log)
            yield site
        finally:
            server.terminate()
            try:
                server.wait(timeout=20)
            except subprocess.TimeoutExpired:
                for pid in site.workers():
                    os.kill(pid, signal.SIGKILL)
                server.kill()
                server.wait()


def answers(site: Site, path: str) -> bool:
    return site.visitor().get(path).status < 500


def read_by_all(site: Site, paths: list[str], workers: int = 2) -> None:
    """Read these pages until every worker has read all of them."""
    missing = {path: set(site.workers()) for path in paths}
    deadline = time.monotonic() + 60
    while any(missing.values()):
        assert time.monotonic() < deadline, missing
        with site.visitor().staying() as visitor:
            pid = site.worker_of(visitor.port())
            for path in paths:
                answer = visitor.get(path)
                assert answer.status == 200, (path, answer.status, answer.text[:500])
                missing[path].discard(pid)


def tally(answers: list[Any]) -> str:
    """How many, and how long the slowest took."""
    return f"{len(answers)} answers, slowest {max(answer.seconds for answer in answers):.2f} s"
