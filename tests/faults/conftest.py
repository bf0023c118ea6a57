"""A prepared site for each database, and the lines that `make faults` prints."""

import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from tests.faults.processes import ROOT
from tests.faults.servers import Postgres, Redis
from tests.faults.site import environment

LINES = pytest.StashKey[list[tuple[str, str]]]()


@pytest.fixture
def report(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Add a line to the table: the fault, and what was seen."""
    lines = request.config.stash.setdefault(LINES, [])
    return lambda fault, figures: lines.append((fault, figures))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    terminalreporter.section("faults")
    for fault, figures in sorted(config.stash.get(LINES, [])):
        terminalreporter.write_line(f"{fault:<44} {figures}")


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    """A server for all tests, running whenever a test begins; not in the folder of the tests, which is closed to other users."""
    with TemporaryDirectory(prefix="faults-", ignore_cleanup_errors=True) as folder:
        Path(folder).chmod(0o755)
        server = Postgres(Path(folder) / "postgres")
        server.start()
        try:
            yield server
        finally:
            server.stop("immediate")


@pytest.fixture
def redis(tmp_path: Path) -> Iterator[Redis]:
    server = Redis(tmp_path)
    server.start()
    yield server
    server.kill()


def _filled(folder: Path, **variables: str) -> None:
    for command in (["manage.py", "migrate", "-v", "0"], ["-m", "tests.faults.content"]):
        subprocess.run([sys.executable, *command], cwd=ROOT, env=environment(folder, **variables), check=True)


@pytest.fixture(scope="session")
def filled(postgres: Postgres, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The data folders of a site on either database, made side by side; tests take copies."""
    folders = {name: tmp_path_factory.mktemp(name) for name in ("sqlite", "postgres")}
    url = postgres.create("filled")
    with ThreadPoolExecutor() as pool:
        for done in [pool.submit(_filled, folders["sqlite"]), pool.submit(_filled, folders["postgres"], DATABASE_URL=url)]:
            done.result()
    return folders


@pytest.fixture
def on_sqlite(filled: dict[str, Path], tmp_path: Path) -> dict[str, str]:
    """The variables of a site of one's own."""
    return environment(Path(shutil.copytree(filled["sqlite"], tmp_path / "site")))


@pytest.fixture
def on_postgres(filled: dict[str, Path], postgres: Postgres, tmp_path: Path) -> dict[str, str]:
    name = f"site_{tmp_path.name}"[:60].replace("-", "_").lower()
    url = postgres.create(name, template="filled")
    return environment(Path(shutil.copytree(filled["postgres"], tmp_path / "site")), DATABASE_URL=url)
