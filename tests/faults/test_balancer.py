"""The site as its containers run it (deploy/): read-only, two processes behind one balancer, of which one is killed."""

import os
import shlex
import shutil
import signal
import ssl
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from http.client import HTTPException, HTTPSConnection
from pathlib import Path

import pytest
import trustme
import yaml

from tests.faults.names import READ
from tests.faults.processes import ROOT, free_port, program, run_until_ready
from tests.faults.servers import Redis
from tests.faults.visitor import Visitor
from tests.site_project.test_deploy import DEPLOY, SITE, of

Report = Callable[[str, str], None]
HOST = "www.example.org"
READERS = 6
# The folder that is named first can only be read, by what follows and by nobody else.
READ_ONLY = 'mount --bind "$0" "$0" && mount -o remount,ro,bind "$0" && cd "$0" && exec "$@"'


@dataclass(frozen=True)
class Image:
    """What the Containerfile would make, in a folder, and the variables that containers of it would get."""

    folder: Path
    variables: dict[str, str]
    logs: Path

    def command(self, words: list[str]) -> list[str]:
        """These words of a container on this machine."""
        named = {"python": [sys.executable], "gunicorn": [sys.executable, "-m", "gunicorn"]}
        unshare = [program("unshare", "util-linux"), "--mount", "--map-root-user", "sh", "-c", READ_ONLY, str(self.folder)]
        return [*unshare, *named[words[0]], *words[1:]]

    def run(self, words: list[str]) -> None:
        subprocess.run(self.command(words), env=self.variables, check=True, cwd=self.folder)

    @contextmanager
    def container(self, name: str, words: list[str]) -> Iterator["subprocess.Popen[str]"]:
        with (self.logs / f"{name}.log").open("a") as log:
            process = subprocess.Popen(
                self.command(words), env=self.variables, cwd=self.folder, stdout=log, stderr=log, text=True, start_new_session=True
            )
            try:
                yield process
            finally:
                kill(process)


def kill(process: "subprocess.Popen[str]") -> None:
    """All of a container, as `podman kill` does."""
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


@pytest.fixture
def image(on_postgres: dict[str, str], redis: Redis, tmp_path: Path) -> Image:
    """Its folders and variables as the files in deploy/ have them, with the addresses of this machine."""
    folder = tmp_path / "image"
    folder.mkdir()
    for source in (source for rest in of("COPY", 0) for source in rest.split()[:-1]):
        path = ROOT / source
        if path.is_dir():
            shutil.copytree(path, folder / source, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(path, folder)
    [collect] = [rest for rest in of("RUN", 0) if "collectstatic" in rest]
    variable, _python, *arguments = shlex.split(collect)
    made = tmp_path / variable.removeprefix("DATA_DIR=/")
    kept = {name: os.environ[name] for name in ("PATH", "LANG") if name in os.environ}
    subprocess.run([sys.executable, *arguments], cwd=folder, env=kept | {"DATA_DIR": str(made), "PYTHONDONTWRITEBYTECODE": "1"}, check=True)
    example = dict(line.split("=", 1) for line in (DEPLOY / "production.env.example").read_text().splitlines() if line[:1].isalpha())
    of_image = dict(pair.split("=", 1) for pair in shlex.split(of("ENV")[0]))
    here = {
        "PATH": os.environ["PATH"],
        "SECRET_KEY": "geheim" * 10,
        "DATA_DIR": on_postgres["DATA_DIR"],
        "STATIC_DIR": str(made / "static"),
        "DATABASE_URL": on_postgres["DATABASE_URL"],
        "CACHE_URL": redis.url,
        "TMPDIR": str(tmp_path),
        "API_LIMIT_PER_ADDRESS": "100000/minute",  # all visitors come from here
    }
    assert set(here) <= {*example, *of_image, "SECRET_KEY", "TMPDIR", "API_LIMIT_PER_ADDRESS"}
    return Image(folder, example | of_image | here, tmp_path)


@dataclass(frozen=True)
class Balancer:
    port: int
    context: ssl.SSLContext

    def get(self, path: str) -> int:
        """The status; on a connection of one's own, as a visitor who comes anew."""
        connection = HTTPSConnection("127.0.0.1", self.port, timeout=60, context=self.context)
        try:
            connection.request("GET", path, headers={"Host": HOST})
            response = connection.getresponse()
            response.read()
            return response.status
        except HTTPException as error:
            raise ConnectionError(repr(error)) from error
        finally:
            connection.close()


@contextmanager
def balancing(folder: Path, ports: tuple[int, int]) -> Iterator[Balancer]:
    """HAProxy with the configuration of the compose file."""
    authority = trustme.CA()
    authority.issue_cert(HOST).private_key_and_cert_chain_pem.write_to_path(folder / "site.pem")
    context = ssl.create_default_context()
    context.check_hostname = False  # it is asked by its number
    authority.configure_trust(context)
    port = free_port()
    variables = {"HTTP_LISTEN": f"127.0.0.1:{free_port()}", "HTTPS_LISTEN": f"127.0.0.1:{port}", "CERTIFICATES": str(folder / "site.pem")}
    variables |= {f"WEB_{number}": f"127.0.0.1:{server}" for number, server in enumerate(ports, start=1)}
    haproxy, log = program("haproxy", "haproxy"), folder / "haproxy.log"
    with log.open("w") as output:
        process = subprocess.Popen([haproxy, "-f", str(DEPLOY / "haproxy.cfg")], env=variables, stdout=output, stderr=output, text=True)
        try:
            balancer = Balancer(port, context)
            run_until_ready(lambda: balancer.get("/healthz") == 200, process, log)
            yield balancer
        finally:
            process.kill()
            process.wait()


def listening_on(port: int) -> list[str]:
    words = list(yaml.safe_load(of("CMD")[0]))
    words[words.index("0.0.0.0:8000")] = f"127.0.0.1:{port}"
    return words


def test_one_of_two_behind_the_balancer_is_killed(image: Image, tmp_path: Path, report: Report) -> None:
    for name in ("migrate", "clock"):
        image.run(SITE[name]["command"][:3])
    ports = free_port(), free_port()
    statuses: list[int] = []
    failed: list[str] = []
    ended = threading.Event()
    with ExitStack() as stack:
        first, _second = [stack.enter_context(image.container(f"web-{port}", listening_on(port))) for port in ports]
        for port in ports:
            run_until_ready(lambda port=port: Visitor(port).get("/healthz").status == 200, None, image.logs / f"web-{port}.log")
        balancer = stack.enter_context(balancing(tmp_path, ports))

        def read(turn: int) -> None:
            while not ended.is_set():
                try:
                    statuses.append(balancer.get(READ[turn % len(READ)]))
                except OSError as error:
                    failed.append(repr(error))
                turn += 1

        threads = [threading.Thread(target=read, args=[number]) for number in range(READERS)]
        for thread in threads:
            thread.start()
        time.sleep(4)
        before = len(statuses)
        kill(first)
        time.sleep(4)
        alone = len(statuses)
        stack.enter_context(image.container("web-again", listening_on(ports[0])))
        run_until_ready(lambda: (tmp_path / "haproxy.log").read_text().count("web-1 is UP") >= 1, None, tmp_path / "haproxy.log")
        time.sleep(2)
        ended.set()
        for thread in threads:
            thread.join()
    assert failed == []
    assert set(statuses) == {200}
    assert before
    assert alone > before
    assert len(statuses) > alone
    assert not list(image.folder.rglob("*.pyc"))  # nothing was written into it
    report("One of two killed behind the balancer", f"{len(statuses)} answers, {alone - before} of them by the other one alone, 0 errors")
