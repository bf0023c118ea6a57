"""The site as `make run` starts it, with all demo content, in a data folder of its own."""

import os
import re
import signal
import socket
import ssl
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.request import urlopen

import trustme

ROOT = Path(__file__).resolve().parent.parent.parent
PREPARED = "PREPARED_SITE"
PATIENCE = 60  # seconds for the first answer


def prepare(folder: Path) -> None:
    """A database with the demo content, the collected static files and all sizes of the pictures, in this data folder."""
    # The clock would make the sizes within minutes, and change pages while tests look at them.
    sizes = ["shell", "--no-imports", "-c", "from home.renditions import make_missing; make_missing(patience=600)"]
    collecting = ["collectstatic", "--no-input", "--verbosity", "0"]
    with subprocess.Popen([sys.executable, "manage.py", *collecting], cwd=ROOT, env=_environment(folder)) as beside:
        for command in (["migrate", "--verbosity", "0"], ["load_demo"], sizes):
            subprocess.run([sys.executable, "manage.py", *command], cwd=ROOT, env=_environment(folder), check=True)
    if beside.returncode:
        raise subprocess.CalledProcessError(beside.returncode, collecting)


def prepared() -> Path | None:
    """The folder in which such a site lies already, for several runs of the tests; see the Makefile."""
    return Path(os.environ[PREPARED]) if PREPARED in os.environ else None


def new_passwords(folder: Path) -> dict[str, str]:
    """Those of the demo people in a prepared folder, by their names; see `make logins`."""
    command = [sys.executable, "manage.py", "logins"]
    printed = subprocess.run(command, cwd=ROOT, env=_environment(folder), check=True, capture_output=True, text=True).stdout
    return dict(re.findall(r"^    (\w+) +(\S+)$", printed, flags=re.MULTILINE))


@contextmanager
def running_site(folder: Path) -> Iterator[str]:
    """The address of the site in a prepared folder; raises RuntimeError with its log when it does not start."""
    port = _free_port()
    command = [sys.executable, "manage.py", "serve", "--port", str(port)]
    with _running(command, _environment(folder), f"http://localhost:{port}", folder / "server.log") as address:
        yield address


@contextmanager
def site_for_programs(folder: Path, **settings: str) -> Iterator[str]:
    """The same site, which writes its own address into its answers, as behind `make run`, and may be asked as often as one likes; with
    these settings besides."""
    port = _free_port()
    address = f"http://localhost:{port}"
    command = [sys.executable, "manage.py", "serve", "--port", str(port)]
    told = {"BASE_URL": address, "API_LIMIT_PER_ADDRESS": "1000000/minute"} | settings
    with _running(command, _environment(folder) | told, address, folder / "programs.log"):
        yield address


@contextmanager
def public_site(folder: Path, authority: Path) -> Iterator[str]:
    """The same site with the settings of a public server, over HTTPS; `authority` becomes the certificate that vouches for it."""
    port, issuer = _free_port(), trustme.CA()
    issuer.cert_pem.write_to_path(authority)
    key = folder / "key.pem"
    issuer.issue_cert("localhost").private_key_and_cert_chain_pem.write_to_path(key)
    secret = "nobody guesses this, and it is long enough for the tests"
    production = {"ENVIRONMENT": "production", "SECRET_KEY": secret, "ALLOWED_HOSTS": "localhost"}
    tls = ["--certfile", str(key), "--keyfile", str(key), "--no-control-socket"]
    command = [sys.executable, "-m", "gunicorn", "site_project.wsgi", "--bind", f"127.0.0.1:{port}", *tls]
    trust = ssl.create_default_context(cafile=authority)
    with _running(command, _environment(folder) | production, f"https://localhost:{port}", folder / "public.log", trust) as address:
        yield address


def _environment(folder: Path) -> dict[str, str]:
    """Nothing of the caller's own settings: what is tested is what a newcomer gets."""
    return {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ} | {"DATA_DIR": str(folder)}


@contextmanager
def _running(
    command: list[str], environment: dict[str, str], address: str, log: Path, trust: ssl.SSLContext | None = None
) -> Iterator[str]:
    with log.open("w") as output:
        server = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=output, stderr=output, start_new_session=True)
        try:
            _wait_for(address, server, log, trust)
            yield address
        finally:
            # With all of its processes, each of which would take a second and more to end in order; nobody needs their folder any more.
            os.killpg(server.pid, signal.SIGKILL)
            server.wait()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _wait_for(address: str, server: subprocess.Popen[bytes], log: Path, trust: ssl.SSLContext | None) -> None:
    deadline = time.monotonic() + PATIENCE
    while server.poll() is None and time.monotonic() < deadline:
        try:
            with urlopen(f"{address}/", timeout=30, context=trust):  # noqa: S310 - our own address
                return
        except OSError:  # not listening yet, or busy with its first page
            time.sleep(0.2)
    raise RuntimeError(f"The site did not start:\n{log.read_text()}")


if __name__ == "__main__":
    prepare(Path(sys.argv[1]).absolute())
