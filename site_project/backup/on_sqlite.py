"""SQLite by its own backup interface, which copies a consistent state while others write, and replaces a database in one transaction."""

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path

from django.db import connection

from site_project.backup.engines import Snapshot, differing
from site_project.backup.errors import BackupError


class SQLite:
    name, file = "SQLite", "database.sqlite3"

    def dump(self, target: Path) -> Snapshot:
        with _failing_in_words(), closing(sqlite3.connect(target)) as copy:
            _live().backup(copy)
            migrations = [f"{app}.{name}" for app, name in copy.execute("SELECT app, name FROM django_migrations ORDER BY id")]
            return Snapshot(_rows(copy), migrations)

    def is_empty(self) -> bool:
        return not connection.introspection.table_names()

    def load(self, dump: Path, rows: Mapping[str, int], step: int) -> None:
        with _failing_in_words(), closing(sqlite3.connect(dump)) as copy:
            if wrong := differing(rows, _rows(copy)):
                raise BackupError(f"The database in the archive is not what its list of contents says: {wrong}.")
            [[verdict], *_more] = copy.execute("PRAGMA quick_check")
            if verdict != "ok":
                raise BackupError(f"The database in the archive is damaged: {verdict}")
            copy.execute("INSERT INTO home_contentversion (weight) VALUES (?)", [step])
            copy.commit()
            # The old state stays until the last page of the new one is written, for this process and all others.
            copy.backup(_live())


@contextmanager
def _failing_in_words() -> Iterator[None]:
    """A full disk and a file that is no database, too, are errors of SQLite's own kind."""
    try:
        yield
    except sqlite3.Error as error:
        raise BackupError(f"SQLite says: {error}.") from error


def _live() -> sqlite3.Connection:
    connection.ensure_connection()
    live: sqlite3.Connection = connection.connection
    return live


def _rows(database: sqlite3.Connection) -> dict[str, int]:
    tables = [name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'")]
    return {table: database.execute(f'SELECT COUNT(*) FROM "{table}"').fetchone()[0] for table in tables}  # noqa: S608 - names of tables
