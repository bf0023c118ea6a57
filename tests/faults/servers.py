"""PostgreSQL and Redis of one's own, which may be stopped, killed and frozen."""

import os
import shutil
import signal
import subprocess
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import psycopg

from tests.faults.processes import free_port, freeze, program, run_until_ready, thaw


class Postgres:
    """A cluster in a folder; it refuses to run as root, so root lends it to the user `postgres`."""

    def __init__(self, folder: Path) -> None:
        self.port, self.data, self.log = free_port(), folder / "data", folder / "log"
        self.binaries = sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
        self.prefix: list[str] = []
        folder.mkdir(parents=True)
        if os.geteuid() == 0:
            shutil.chown(folder, "postgres", "postgres")
            self.prefix = [program("runuser", "util-linux"), "-u", "postgres", "--"]
        self._run("initdb", "--auth=trust", "--username=site", "--no-sync", "--encoding=UTF8", "--pgdata", str(self.data))

    def _run(self, name: str, *arguments: str) -> None:
        command = [*self.prefix, program(name, "postgresql", *self.binaries), *arguments]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd=self.data.parent, timeout=60)

    def start(self) -> None:
        options = f"-p {self.port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off -c max_connections=60"
        self._run("pg_ctl", "start", "--wait", "--pgdata", str(self.data), "--log", str(self.log), "--options", options)

    def stop(self, mode: str = "fast") -> None:
        self._run("pg_ctl", "stop", "--wait", "--pgdata", str(self.data), "--mode", mode)

    def pid(self) -> int:
        return int((self.data / "postmaster.pid").read_text().split()[0])

    @contextmanager
    def frozen(self) -> Iterator[None]:
        freeze(self.pid())
        try:
            yield
        finally:
            thaw(self.pid())

    def url(self, name: str) -> str:
        return f"postgres://site@127.0.0.1:{self.port}/{name}"

    def create(self, name: str, template: str = "template0") -> str:
        with closing(psycopg.connect(self.url("postgres"), autocommit=True)) as server:
            server.execute(f"CREATE DATABASE {name} TEMPLATE {template}")
        return self.url(name)


class Redis:
    def __init__(self, folder: Path) -> None:
        self.port, self.folder = free_port(), folder
        self.process: subprocess.Popen[str] | None = None

    def start(self) -> None:
        program("redis-server", "redis-server")
        options = ["--port", str(self.port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no", "--dir", str(self.folder)]
        with (self.folder / "redis.log").open("w") as log:
            self.process = subprocess.Popen(["redis-server", *options], stdout=log, stderr=log, text=True)
        run_until_ready(self._answers, self.process, self.folder / "redis.log")

    def _answers(self) -> bool:
        ping = ["redis-cli", "-p", str(self.port), "ping"]
        return subprocess.run(ping, capture_output=True, text=True, check=False, timeout=5).stdout.strip() == "PONG"

    def kill(self) -> None:
        assert self.process
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    @contextmanager
    def frozen(self) -> Iterator[None]:
        assert self.process
        freeze(self.process.pid)
        try:
            yield
        finally:
            thaw(self.process.pid)

    @property
    def url(self) -> str:
        return f"redis://127.0.0.1:{self.port}/0"
