"""`migrate` killed in the middle and started again comes out right."""

import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import psycopg
import pytest

from tests.faults.processes import ROOT
from tests.faults.servers import Postgres
from tests.faults.site import environment

FIRST, SECOND = 0.3, 0.6  # of the migrations there are, when it is killed
MIGRATE = [sys.executable, "manage.py", "migrate", "-v", "0"]
CHECK = [sys.executable, "manage.py", "migrate", "--check"]
Report = Callable[[str, str], None]


def known(variables: dict[str, str]) -> int:
    """How many migrations there are; asked of the command, for some libraries look into a database to say it."""
    command = [sys.executable, "manage.py", "showmigrations", "--plan"]
    return len(subprocess.run(command, cwd=ROOT, env=variables, check=True, capture_output=True, text=True).stdout.splitlines())


def applied(variables: dict[str, str]) -> int:
    """How many migrations the database says it has; none before it has that table."""
    try:
        with closing(connected(variables)) as database:
            found: int = database.execute("SELECT COUNT(*) FROM django_migrations").fetchone()[0]
            return found
    except (psycopg.Error, sqlite3.Error):
        return 0


def connected(variables: dict[str, str]) -> Any:
    if "DATABASE_URL" in variables:
        return psycopg.connect(variables["DATABASE_URL"])
    return sqlite3.connect(Path(variables["DATA_DIR"]) / "db.sqlite3", timeout=30)


def kill_after(variables: dict[str, str], number: float) -> int:
    """Migrate until so many are applied, then kill it at whatever it does; answers how many are."""
    process = subprocess.Popen(MIGRATE, cwd=ROOT, env=variables)
    while applied(variables) < number:
        assert process.poll() is None, "it came to its end"
        time.sleep(0.05)
    process.kill()
    process.wait()
    return applied(variables)


@pytest.mark.parametrize("database", ["SQLite", "PostgreSQL"])
def test_migration_killed_and_run_again(database: str, postgres: Postgres, tmp_path: Path, report: Report) -> None:
    url = {} if database == "SQLite" else {"DATABASE_URL": postgres.create("migrated")}
    variables = environment(tmp_path, **url)
    total = known(variables)
    killed = [kill_after(variables, part * total) for part in (FIRST, SECOND)]
    started = time.monotonic()
    subprocess.run(MIGRATE, cwd=ROOT, env=variables, check=True)
    subprocess.run(CHECK, cwd=ROOT, env=variables, check=True)
    subprocess.run([sys.executable, "-m", "tests.faults.content"], cwd=ROOT, env=variables, check=True)
    seconds = time.monotonic() - started
    assert applied(variables) >= total  # those that stand for several others are noted with them
    report(
        f"Migration killed twice, {database}", f"after {killed[0]} and {killed[1]} of {total}; the rest, and content, in {seconds:.0f} s"
    )
