"""What `make run` ends with: the server and the clock side by side, stopped together."""

import os
import signal
import socket
import subprocess
import sys
import time
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

Process = subprocess.Popen[bytes]
PATIENCE = 10  # seconds for the processes to end by themselves


class Command(BaseCommand):
    help = "Serves the site on this machine as production does, with the clock beside it, until Ctrl-C."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--port", type=int, default=8000, help="on which it answers, 8000 if nothing is said")

    def handle(self, *args: Any, port: int = 8000, **options: Any) -> None:
        _refuse_taken(port)
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, signal.default_int_handler)
        self.stdout.write(f"\n  The site:    http://localhost:{port}/  and  http://localhost:{port}/en/")
        self.stdout.write(f"  Its editors: http://localhost:{port}/admin/\n  Ctrl-C stops it.\n\n")
        self.stdout.flush()
        processes = [_start("-m", "gunicorn", *_gunicorn(port)), _start("manage.py", "run_due", "--every", "60")]
        try:
            ended = _first_to_end(processes)
        except KeyboardInterrupt:
            return
        finally:
            _stop(processes)
        raise CommandError(f"“{_words(ended)}” ended with status {ended.returncode}; its last lines above say why.")


def _refuse_taken(port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError as error:
            raise CommandError(f"Port {port} is taken ({error.strerror}). Choose another: make run PORT={port + 1}") from error


def _gunicorn(port: int) -> list[str]:
    threads = ["--worker-class", "gthread", "--workers", "2", "--threads", "4"]
    # A worker that is interrupted while it starts a thread may wait for itself; its master has to end it before we end the master.
    end = ["--graceful-timeout", str(PATIENCE // 2)]
    return ["site_project.wsgi", "--bind", f"127.0.0.1:{port}", *threads, *end, "--no-control-socket", "--log-level", "warning"]


def _start(*arguments: str) -> Process:
    return subprocess.Popen([sys.executable, *arguments], cwd=settings.BASE_DIR, env=os.environ)


def _first_to_end(processes: list[Process]) -> Process:
    while True:
        for process in processes:
            if process.poll() is not None:
                return process
        time.sleep(0.2)


def _words(process: Process) -> str:
    return " ".join(process.args[1:4]) if isinstance(process.args, list) else str(process.args)


def _stop(processes: list[Process]) -> None:
    for process in processes:
        process.terminate()
    for process in processes:
        try:
            process.wait(timeout=PATIENCE)
        except subprocess.TimeoutExpired:
            process.kill()
