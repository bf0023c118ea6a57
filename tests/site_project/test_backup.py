"""The drill: what stands in one database and folder is saved, brought back where nothing is, and is the same."""

import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from site_project.backup.archive import checked, written
from site_project.backup.manifest import Manifest
from site_project.backup.taking import engine, key_mark, version

ROOT = Path(__file__).resolve().parents[2]
BUCKET = {"default": {"BACKEND": "storages.backends.s3.S3Storage", "OPTIONS": {"bucket_name": "bilder", "region_name": "eu-central-1"}}}
# What the restored site says of itself, in a process of its own: how many rows its tables have, what a visitor and a seeker get, and what
# it says to being restored once more.
ASK = """
import json, sys, django
django.setup()
from django.core.management import CommandError, call_command
from django.test import Client
from site_project.backup.on_sqlite import SQLite, _rows as of_file
from site_project.backup.on_postgresql import _rows as of_server
from django.db import connection
from news.models import NewsIndexPage
connection.ensure_connection()
rows = of_server() if connection.vendor == "postgresql" else of_file(connection.connection)
answer = Client(SERVER_NAME="localhost").get("/aktuelles/")
found = len(NewsIndexPage.objects.search("Aktuelles"))
try:
    call_command("restore", sys.argv[1])
except CommandError as error:
    refusal = str(error)
print(json.dumps({"refusal": refusal, "rows": rows, "status": answer.status_code, "page": answer.content.decode(), "found": found}))
"""


@pytest.fixture
def media(settings: Any, tmp_path: Path) -> Path:
    """Two files of editors, in a folder instead of in memory."""
    folder = tmp_path / "media"
    settings.MEDIA_ROOT = folder
    settings.STORAGES = settings.STORAGES | {"default": {"BACKEND": "home.uploads.storage.MediaStorage"}}
    for name, data in (("images/klein.webp", b"klein"), ("documents/größe.pdf", os.urandom(200_000))):
        (folder / name).parent.mkdir(parents=True)
        (folder / name).write_bytes(data)
    return folder


@pytest.fixture
def elsewhere(tmp_path: Path) -> Iterator[dict[str, str]]:
    """The variables of an empty machine."""
    variables = {"PATH": os.environ["PATH"], "DATA_DIR": str(tmp_path / "new"), "DJANGO_SETTINGS_MODULE": "tests.faults.settings"}
    if connection.vendor == "sqlite":
        yield variables
        return
    server = connection.get_connection_params() | {"dbname": "postgres"}
    server = {name: server[name] for name in ("host", "port", "user", "password", "dbname") if name in server}
    name = f"{connection.settings_dict['NAME']}_restored"
    with closing(psycopg.connect(**server, autocommit=True)) as database:
        database.execute(f'DROP DATABASE IF EXISTS "{name}"')
        database.execute(f'CREATE DATABASE "{name}" TEMPLATE template0')
        yield variables | {"DATABASE_URL": _url(name)}
        database.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


def _url(name: str) -> str:
    return f"{os.environ['DATABASE_URL'].rpartition('/')[0]}/{name}"


def manage(variables: dict[str, str], *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, *arguments], cwd=ROOT, env=variables, check=False, capture_output=True, text=True)


def hashes(folder: Path) -> dict[str, str]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def save(path: Path, media: Path) -> None:
    """By a process of its own: PostgreSQL has the database of the tests, SQLite's is in our memory and becomes a file first."""
    variables = {"PATH": os.environ["PATH"], "DATA_DIR": str(media.parent), "DJANGO_SETTINGS_MODULE": "tests.faults.settings"}
    if connection.vendor == "postgresql":
        variables["DATABASE_URL"] = _url(connection.settings_dict["NAME"])
    else:
        (media.parent / "db.sqlite3").write_bytes(connection.connection.serialize())
    done = manage(variables, "manage.py", "backup", str(path))
    assert done.returncode == 0, done.stderr


def test_a_site_comes_back_on_an_empty_machine_and_only_there(db: None, media: Path, elsewhere: dict[str, str], tmp_path: Path) -> None:
    path = tmp_path / "site.tar"
    save(path, media)
    manifest = checked(path)
    done = manage(elsewhere, "manage.py", "restore", str(path))
    assert done.returncode == 0, done.stderr
    assert hashes(Path(elsewhere["DATA_DIR"]) / "media") == hashes(media)
    asked = manage(elsewhere, "-c", ASK, str(path))
    assert asked.returncode == 0, asked.stderr
    found = json.loads(asked.stdout.splitlines()[-1])
    assert found["rows"].pop("home_contentversion") == manifest.rows.pop("home_contentversion") + 1  # nothing kept before is taken for new
    assert found["rows"] == manifest.rows
    assert (found["status"], found["found"]) == (200, 1)
    assert "<h1" in found["page"]
    assert "The database of this site is not empty. With --replace" in found["refusal"]


def test_the_secret_key_is_not_in_a_backup_but_a_change_of_it_is_seen(settings: Any) -> None:
    before = key_mark()
    assert key_mark() == before
    settings.SECRET_KEY = "another"
    assert key_mark() != before


def test_media_in_a_bucket_are_not_passed_over_in_silence(settings: Any, tmp_path: Path) -> None:
    settings.STORAGES = settings.STORAGES | BUCKET
    with pytest.raises(CommandError, match=r"Pictures and documents lie in a bucket.* With --no-media"):
        call_command("backup", tmp_path / "site.tar")
    assert list(tmp_path.iterdir()) == []


def test_media_of_an_archive_do_not_go_into_a_bucket(db: None, settings: Any, tmp_path: Path) -> None:
    path = tmp_path / "site.tar"
    here = {"version": version(), "engine": engine().name, "taken_at": "", "rows": {}, "migrations": [], "key_mark": ""}
    with written(path) as archive:
        archive.finish(Manifest(**here, with_media=True))
    settings.STORAGES = settings.STORAGES | BUCKET
    with pytest.raises(CommandError, match=r"Nothing was restored\..*those of this site lie in a bucket"):
        call_command("restore", path)


def test_a_backup_does_not_lie_among_the_pictures(media: Path) -> None:
    with pytest.raises(CommandError, match="would lie among the pictures"):
        call_command("backup", media / "images" / "site.tar")


def test_what_cannot_be_written_or_read_is_named(db: None, media: Path, tmp_path: Path) -> None:
    with pytest.raises(CommandError, match=r"No backup was taken\. .*away/site\.tar\.part: No such file"):
        call_command("backup", tmp_path / "away" / "site.tar")
    with pytest.raises(CommandError, match=r"Nothing was restored\. .*site\.tar: No such file"):
        call_command("restore", tmp_path / "site.tar")
