"""PostgreSQL by its own programs, pg_dump, pg_restore and psql, which have to be as new as the server."""

import os
import shutil
import signal
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO

from django.conf import settings
from django.db import connection, transaction
from django.db.backends.postgresql.client import DatabaseClient
from psycopg import sql

from site_project.backup.engines import Snapshot
from site_project.backup.errors import BackupError, UnfinishedError

CONNECTION_LOST = 2  # exit status of psql
PATIENCE = "30s"  # for others to let go of the tables


class PostgreSQL:
    name, file = "PostgreSQL", "database.pg_dump"

    def dump(self, target: Path) -> Snapshot:
        """One transaction keeps a snapshot for its own counting and for pg_dump, so both see the same moment."""
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            cursor.execute("SELECT pg_export_snapshot()")
            [snapshot] = cursor.fetchone()
            options = ["--format=custom", "--no-owner", "--no-privileges", f"--snapshot={snapshot}", f"--file={target}"]
            command, environment = _command("pg_dump", options)
            done = subprocess.run(command, env=environment, check=False, stderr=subprocess.PIPE, text=True)
            if done.returncode:
                raise BackupError(f"pg_dump has failed: {done.stderr.strip()}")
            cursor.execute("SELECT app, name FROM django_migrations ORDER BY id")
            migrations = [f"{app}.{name}" for app, name in cursor.fetchall()]
            return Snapshot(_rows(), migrations)

    def is_empty(self) -> bool:
        return not connection.introspection.table_names()

    def load(self, dump: Path, rows: Mapping[str, int], step: int) -> None:
        """What pg_restore writes goes to psql inside one transaction, which is committed only if all of it came, and is right."""
        command, environment = _command("psql", ["--quiet", "--no-psqlrc", "--set=ON_ERROR_STOP=1", "--output=/dev/null"])
        reading, writing = os.pipe()
        with TemporaryFile("w+") as said, os.fdopen(writing, "wb", buffering=0) as script:
            psql = subprocess.Popen(command, env=environment, stdin=reading, stderr=said)
            os.close(reading)
            try:
                script.write(_before().encode())
                _send(dump, script)
                script.write(_after(rows, step).encode())
                script.close()
                psql.wait()
            except BrokenPipeError:
                psql.wait()  # it has ended already, and says why
            except BaseException:
                psql.kill()  # so nothing is committed
                psql.wait()
                raise
            said.seek(0)
            if psql.returncode == CONNECTION_LOST:
                raise UnfinishedError(f"the connection to PostgreSQL was lost, perhaps at the last moment. {said.read().strip()}")
            if psql.returncode:
                raise BackupError(f"PostgreSQL has not taken the database of the archive, and is as it was. {said.read().strip()}")


def _before() -> str:
    """Waits for others to let go of the tables, but not for ever."""
    tables = connection.introspection.table_names()
    statements = [sql.SQL("BEGIN"), sql.SQL("SET client_min_messages = warning"), sql.SQL("SET LOCAL lock_timeout = {}").format(PATIENCE)]
    if tables:
        statements.append(sql.SQL("DROP TABLE {} CASCADE").format(sql.SQL(", ").join(map(sql.Identifier, tables))))
    return _script(statements)


def _after(rows: Mapping[str, int], step: int) -> str:
    """Names the schema, because the dump leaves its session without a search path."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_schema()")
        [schema] = cursor.fetchone()
    count = sql.SQL("IF (SELECT COUNT(*) FROM {table}) <> {rows} THEN RAISE EXCEPTION '% has other rows than {rows}', {name}; END IF;")
    checks = [count.format(table=sql.Identifier(schema, name), rows=number, name=name) for name, number in rows.items()]
    block = sql.SQL("DO $check$ BEGIN {} END $check$").format(sql.SQL("\n").join(checks))
    newer = sql.SQL("INSERT INTO {} (weight) VALUES ({})").format(sql.Identifier(schema, "home_contentversion"), step)
    return _script([block, newer, sql.SQL("COMMIT")])


def _script(statements: Sequence[sql.Composable]) -> str:
    return "".join(f"{statement.as_string()};\n" for statement in statements)


def _send(dump: Path, script: IO[bytes]) -> None:
    """Raises BrokenPipeError where psql has ended meanwhile."""
    options = ["--no-owner", "--no-privileges", "--exit-on-error", "--file=-", str(dump)]
    command, environment = _command("pg_restore", options, connect=False)
    done = subprocess.run(command, env=environment, stdout=script, stderr=subprocess.PIPE, check=False, text=True)
    if done.returncode == -signal.SIGPIPE or "Broken pipe" in done.stderr:
        raise BrokenPipeError
    if done.returncode:
        raise BackupError(f"pg_restore cannot read the database of the archive: {done.stderr.strip()}")


def _command(program: str, options: list[str], *, connect: bool = True) -> tuple[list[str], dict[str, str]]:
    """The program with the database of the settings, whose password is in its environment, where nobody else sees it."""
    if shutil.which(program) is None:
        raise BackupError(f"There is no {program} on this machine. On Debian: apt-get install postgresql-client")
    [_psql, *database], environment = DatabaseClient.settings_to_cmd_args_env(settings.DATABASES["default"], [])
    return [program, *options, *(database if connect else [])], os.environ | (environment or {})


def _rows() -> dict[str, int]:
    found = {}
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(sql.SQL("SELECT COUNT(*) FROM {}").format(sql.Identifier(table)))
            [found[table]] = cursor.fetchone()
    return found
