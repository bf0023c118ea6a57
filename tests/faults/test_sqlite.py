"""SQLite: another program holds the lock, eight write at once, or the file is away for a while."""

import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from pathlib import Path

from tests.faults.editing import edit_address, form
from tests.faults.names import READ, UNREAD, WRITERS
from tests.faults.processes import ROOT
from tests.faults.site import read_by_all, serving, tally

HELD = 3.0  # seconds
EACH = 5  # publications of each writer
Report = Callable[[str, str], None]


def database(variables: dict[str, str]) -> Path:
    return Path(variables["DATA_DIR"]) / "db.sqlite3"


@contextmanager
def locked(path: Path) -> Iterator[None]:
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield
        other.execute("ROLLBACK")


def test_another_writer_holds_the_lock(on_sqlite: dict[str, str], report: Report) -> None:
    """Readers go on; who writes waits for the lock, and gets the 503 page when it takes too long."""
    patience = HELD + 2
    with serving(on_sqlite | {"DATABASE_URL": f"sqlite:///{database(on_sqlite)}?timeout={patience:.0f}"}) as site:
        read_by_all(site, READ)  # which makes the sizes of their pictures, once and for all
        editor = site.visitor().log_in()
        address = edit_address(editor, "/gelesen/")
        waits, gives_up = (form(editor, address, "publish", title=title) for title in ("Gewartet", "Aufgegeben"))
        with ThreadPoolExecutor() as pool, locked(database(on_sqlite)):
            writing = pool.submit(editor.post, address, waits)
            reading = [site.visitor().get(path) for path in [*READ, *UNREAD] * 2]
            time.sleep(HELD)
            assert not writing.done(), writing.result()
        written = writing.result()
        assert (written.status, site.visitor().get("/gelesen/").text.count("<h1")) == (302, 1)
        assert "Gewartet" in site.visitor().get("/gelesen/").text
        with locked(database(on_sqlite)):
            refused = editor.post(address, gives_up)
        assert (refused.status, int(refused.headers["Retry-After"]) > 0) == (503, True)
        assert "Gewartet" in site.visitor().get("/gelesen/").text
    assert [answer.status for answer in reading] == [200] * len(reading)
    assert max(answer.seconds for answer in reading) < 1
    assert written.seconds > HELD
    report("SQLite locked by another program", f"readers: {tally(reading)}; the writer waited {written.seconds:.1f} s; given up: 503")


def test_file_away_and_back(on_sqlite: dict[str, str], report: Report) -> None:
    path = database(on_sqlite)
    with serving(on_sqlite) as site:
        away = path.with_suffix(".away")
        path.rename(away)
        answers = [site.visitor().get(address) for address in [*READ, *UNREAD] * 4]
        assert {answer.status for answer in answers} <= {200, 503}
        assert [answer.status for answer in answers].count(503) > 0
        assert not path.exists(), "the server has made an empty database"
        away.rename(path)
        back = [site.visitor().get(address) for address in [*READ, *UNREAD] * 4]
    assert [answer.status for answer in back] == [200] * len(back)
    report("SQLite file away", f"503: {tally(answers)}; back: {tally(back)}, 0 errors")


def counted(path: Path) -> tuple[int, int]:
    """Revisions and steps of the content version."""
    with closing(sqlite3.connect(path)) as database:
        revisions = database.execute("SELECT COUNT(*) FROM wagtailcore_revision").fetchone()[0]
        return revisions, database.execute("SELECT COUNT(*) FROM home_contentversion").fetchone()[0]


def test_eight_writers_at_once(on_sqlite: dict[str, str], report: Report) -> None:
    """Each publishes its own page again and again, English following; not one publication may be lost."""
    path = database(on_sqlite)
    command = [sys.executable, "-m", "tests.faults.writer"]
    before, started = counted(path), time.monotonic()
    writers = [
        subprocess.Popen([*command, slug, str(EACH)], cwd=ROOT, env=on_sqlite, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        for slug in WRITERS
    ]
    said = [writer.communicate(timeout=120) for writer in writers]
    seconds = time.monotonic() - started
    assert [(writer.returncode, errors[-500:]) for writer, (_words, errors) in zip(writers, said, strict=True)] == [(0, "")] * len(WRITERS)
    after = counted(path)
    published = len(WRITERS) * EACH
    # One revision for each language: the English one follows.
    assert after[0] - before[0] >= published
    assert after[1] - before[1] >= published
    with closing(sqlite3.connect(path)) as found:
        titles = dict(found.execute("SELECT slug, title FROM wagtailcore_page"))
        assert found.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert {slug: titles[slug] for slug in WRITERS} == {slug: f"{slug} {EACH}" for slug in WRITERS}
    longest = max(float(words.split()[-1]) for words, _errors in said)
    report(
        "SQLite, 8 writers at once",
        f"{published} publications, {after[0] - before[0]} revisions, {after[1] - before[1]} versions, 0 lost, "
        f"{seconds:.1f} s in all, longest wait {longest:.2f} s",
    )
