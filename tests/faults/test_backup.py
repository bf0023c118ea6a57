"""Saving a site at work and bringing it back, killed in the middle and without room: old or new, never half."""

import hashlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from tests.faults.names import READ
from tests.faults.processes import ROOT, program
from tests.faults.servers import Postgres
from tests.faults.site import environment, serving
from tests.faults.test_migration import connected

Report = Callable[[str, str], None]
MANAGE = [sys.executable, "manage.py"]
KILLS = (0.3, 0.6, 0.9)  # of the time that it takes


def manage(variables: dict[str, str], *arguments: str, wrapper: tuple[str, ...] = ()) -> subprocess.CompletedProcess[str]:
    return subprocess.run([*wrapper, *MANAGE, *arguments], cwd=ROOT, env=variables, check=False, capture_output=True, text=True)


def done(variables: dict[str, str], *arguments: str) -> float:
    """The seconds that it took."""
    started = time.monotonic()
    answer = manage(variables, *arguments)
    assert answer.returncode == 0, answer.stderr
    return time.monotonic() - started


def kill_after(variables: dict[str, str], seconds: float, *arguments: str) -> None:
    process = subprocess.Popen([*MANAGE, *arguments], cwd=ROOT, env=variables, stdout=subprocess.DEVNULL, start_new_session=True)
    time.sleep(seconds)
    os.kill(process.pid, signal.SIGKILL)
    process.wait()


def titles(variables: dict[str, str]) -> list[str]:
    """What tells one state of the site from another."""
    with closing(connected(variables)) as database:
        return [title for (title,) in database.execute("SELECT title FROM wagtailcore_page ORDER BY path").fetchall()]


def files(variables: dict[str, str]) -> dict[str, str]:
    folder = Path(variables["DATA_DIR"]) / "media"
    found = (path for path in folder.rglob("*") if path.is_file() and ".restore" not in path.parts)
    return {str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest() for path in found}


def change(variables: dict[str, str]) -> None:
    """Another state: one title, one picture more, one of another content."""
    with closing(connected(variables)) as database:
        database.execute("UPDATE wagtailcore_page SET title = 'Anders' WHERE slug = 'gelesen'")
        database.commit()
    media = Path(variables["DATA_DIR"]) / "media"
    (media / "images").mkdir(exist_ok=True)
    (media / "images" / "mehr.webp").write_bytes(b"mehr")


@pytest.mark.parametrize("database", ["SQLite", "PostgreSQL"])
def test_backup_at_work_and_restore_elsewhere(
    request: pytest.FixtureRequest, postgres: Postgres, tmp_path: Path, report: Report, database: str
) -> None:
    """An empty machine, and then the machine itself, whose run is killed again and again."""
    variables = request.getfixturevalue(f"on_{'sqlite' if database == 'SQLite' else 'postgres'}")
    path = tmp_path / "site.tar"
    with serving(variables) as site:
        took = done(variables, "backup", str(path))
        assert site.visitor().get(READ[0]).status == 200
    saved = titles(variables), files(variables)
    assert saved[1]
    url = {} if database == "SQLite" else {"DATABASE_URL": postgres.create("elsewhere")}
    new = environment(tmp_path / "new", **url)
    restored = done(new, "restore", str(path))
    assert (titles(new), files(new)) == saved
    with serving(new) as site:
        assert [site.visitor().get(page).status for page in READ] == [200] * len(READ)

    change(variables)
    other = titles(variables), files(variables)
    states = []
    for part in KILLS:
        kill_after(variables, part * restored, "restore", "--replace", str(path))
        now = titles(variables)
        assert now in (saved[0], other[0]), "neither old nor new"
        assert files(variables).items() >= (saved if now == saved[0] else other)[1].items() or now == saved[0]
        states.append("new" if now == saved[0] else "old")
    done(variables, "restore", "--replace", str(path))
    assert (titles(variables), files(variables)) == saved
    report(
        f"Backup and restore, {database}",
        f"saved at work in {took:.0f} s, restored in {restored:.0f} s; {len(KILLS)} restores killed: {', '.join(states)}, 0 half",
    )


def test_backup_killed_or_without_room(on_sqlite: dict[str, str], tmp_path: Path, report: Report) -> None:
    """The archive of yesterday stays, and the next run needs nobody to clear up."""
    path = tmp_path / "site.tar"
    took = done(on_sqlite, "backup", str(path))
    before = path.read_bytes()
    for part in KILLS:
        kill_after(on_sqlite, part * took, "backup", str(path))
        assert manage(on_sqlite, "restore", "--check", str(path)).returncode == 0
    done(on_sqlite, "backup", str(path))
    assert {each.name for each in tmp_path.iterdir() if each.is_file()} == {"site.tar"}
    # In a world of its own, where there is room for half of it.
    script = 'mount -t tmpfs -o size="$1"k tmpfs "$0" && cp "$2" "$0/site.tar" && shift 2 && "$@"; code=$?; ls -A "$0"; exit $code'
    folder = tmp_path / "small"
    folder.mkdir()
    size = str(len(before) * 3 // 2 // 1024)
    wrapper = (program("unshare", "util-linux"), "--mount", "--map-root-user", "sh", "-c", script, str(folder), size, str(path))
    answer = manage(on_sqlite, "backup", str(folder / "site.tar"), wrapper=wrapper)
    assert answer.returncode == 1
    assert "No backup was taken." in answer.stderr
    assert answer.stdout.splitlines()[-1] == "site.tar"
    report("Backup killed, and on a full disk", f"{len(KILLS)} runs killed: the older archive whole; full: said so, nothing left")


def test_restore_without_room(on_sqlite: dict[str, str], tmp_path: Path, report: Report) -> None:
    path, small = tmp_path / "site.tar", tmp_path / "small"
    done(on_sqlite, "backup", str(path))
    small.mkdir()
    script = 'mount -t tmpfs -o size="$1"k tmpfs "$0" && shift && "$@"; code=$?; find "$0/media" -mindepth 1; exit $code'
    size = str(path.stat().st_size // 2048)
    wrapper = (program("unshare", "util-linux"), "--mount", "--map-root-user", "sh", "-c", script, str(small), size)
    answer = manage(environment(small), "restore", str(path), wrapper=wrapper)
    assert answer.returncode == 1
    assert "Nothing was restored." in answer.stderr
    assert "No space left" in answer.stderr
    assert answer.stdout.splitlines()[-1] == "Unpacking"
    report("Restore on a full disk", "said so, nothing left")
