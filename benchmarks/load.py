"""`make load`: many visitors and programs at once, and an editor who publishes, against the site as `make run` serves it.

Works on the database and the collected files that the settings name. Exit status 1 when a request fails or the slowest of a hundred
takes longer than it may.
"""

import os
import signal
import socket
import subprocess
import sys
import time
from argparse import ArgumentParser, Namespace
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager

from benchmarks.crowd import Result, ask, visit
from benchmarks.questions import SHARES, everything, mixed

P99 = 0.250  # seconds
PATIENCE = 60  # seconds for the first answer
# All come from one address, which the API would stop.
VARIABLES = {"API_LIMIT_PER_ADDRESS": "1000000/minute", "DJANGO_SETTINGS_MODULE": "site_project.settings", "LOG_LEVEL": "ERROR"}


def main() -> int:
    wanted = arguments()
    count = round(wanted.rate * wanted.seconds)
    with serving() as port:
        warm_up(port)
        with publishing() as publications:
            results = visit(port, list(mixed(port, count)), wanted.rate)
    sys.stdout.write(f"{wanted.rate:g} requests a second for {wanted.seconds:g} s, {publications[0]} publications\n")
    return 0 if report(results, count) else 1


def warm_up(port: int) -> None:
    """Each address once: a process that has just started is no measure of one that has run for a while."""
    for address in {address for addresses in everything(port).values() for address in addresses}:
        ask(port, address)


def arguments() -> Namespace:
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("--rate", type=float, default=40, help="requests a second")
    parser.add_argument("--seconds", type=float, default=300)
    return parser.parse_args()


@contextmanager
def serving() -> Iterator[int]:
    """The port of the server and its clock; both end with the block."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    server = subprocess.Popen([sys.executable, "manage.py", "serve", "--port", str(port)], env=os.environ | VARIABLES)
    try:
        _wait_for(port)
        yield port
    finally:
        server.send_signal(signal.SIGTERM)
        server.wait(timeout=40)


def _wait_for(port: int) -> None:
    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            ask(port, "/healthz")
        except OSError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.2)
        else:
            return


@contextmanager
def publishing() -> Iterator[list[int]]:
    """Somebody publishes as long as the block lasts; afterwards the list holds how often."""
    count: list[int] = []
    command = [sys.executable, "-m", "benchmarks.publisher"]
    editor = subprocess.Popen(command, env=os.environ | VARIABLES, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    try:
        yield count
    finally:
        told, _errors = editor.communicate("enough\n", timeout=60)
        count.append(int(told or 0))


def report(results: list[Result], count: int) -> bool:
    """Print what was measured, by kind and together; whether all is as it should be."""
    sys.stdout.write(f"{'':<18}{'requests':>10}{'errors':>8}{'p50':>9}{'p95':>9}{'p99':>9}{'slowest':>9}  in ms\n")
    for kind in SHARES:
        row(kind, [result for result in results if result.question.kind == kind])
    worst = row("together", results)
    faults = Counter(f"{result.fault} {result.question.address}" for result in results if result.fault)
    for fault, times in faults.most_common(10):
        sys.stdout.write(f"{times} x {fault}\n")
    good = not faults and len(results) == count and worst <= P99
    sys.stdout.write(f"Goal: no errors, p99 at most {P99 * 1000:.0f} ms: {'met' if good else 'MISSED'}\n")
    return good


def row(name: str, results: list[Result]) -> float:
    """Print one line; answers the p99 in seconds."""
    times = sorted(result.seconds for result in results) or [0.0]
    p50, p95, p99 = (times[min(len(times) - 1, int(len(times) * share))] for share in (0.50, 0.95, 0.99))
    errors = sum(bool(result.fault) for result in results)
    figures = "".join(f"{seconds * 1000:>9.1f}" for seconds in (p50, p95, p99, times[-1]))
    sys.stdout.write(f"{name:<18}{len(results):>10}{errors:>8}{figures}\n")
    return p99


if __name__ == "__main__":
    sys.exit(main())
