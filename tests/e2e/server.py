"""The site as `make run` starts it, with all demo content, in a data folder of its own."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.request import urlopen

ROOT = Path(__file__).resolve().parent.parent.parent
PATIENCE = 60  # seconds for the first answer


@contextmanager
def running_site(folder: Path) -> Iterator[str]:
    """The address of a fresh site; raises RuntimeError with its log when it does not start."""
    port = _free_port()
    # Nothing of the caller's own settings: what is tested is what a newcomer gets.
    environment = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ} | {"DATA_DIR": str(folder)}
    for command in (["migrate", "--verbosity", "0"], ["collectstatic", "--no-input", "--verbosity", "0"], ["load_demo"]):
        subprocess.run([sys.executable, "manage.py", *command], cwd=ROOT, env=environment, check=True)
    with (folder / "server.log").open("w") as log:
        server = subprocess.Popen(
            [sys.executable, "manage.py", "serve", "--port", str(port)], cwd=ROOT, env=environment, stdout=log, stderr=log
        )
        try:
            address = f"http://localhost:{port}"
            _wait_for(address, server, folder / "server.log")
            yield address
        finally:
            server.terminate()
            server.wait(timeout=30)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _wait_for(address: str, server: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + PATIENCE
    while server.poll() is None and time.monotonic() < deadline:
        try:
            with urlopen(f"{address}/", timeout=30):  # noqa: S310 - our own address
                return
        except OSError:  # not listening yet, or busy with its first page
            time.sleep(0.2)
    raise RuntimeError(f"The site did not start:\n{log.read_text()}")
