"""A backup is taken while the site is running: first the database as it is at one moment, then the files that its rows name.

A file is there before its row is, so none is missing that was not deleted meanwhile.
"""

import tomllib
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from django.conf import settings
from django.core.files.storage import FileSystemStorage, storages
from django.db import connection
from django.utils.crypto import salted_hmac

from site_project.backup.archive import Writer, written
from site_project.backup.engines import Engine
from site_project.backup.errors import BackupError
from site_project.backup.manifest import Manifest
from site_project.backup.media import media_files
from site_project.backup.on_postgresql import PostgreSQL
from site_project.backup.on_sqlite import SQLite

MEDIA = "media/"  # before the names of files in an archive
Told = Callable[[str], object]


def take(path: Path, *, with_media: bool, tell: Told) -> None:
    """Write the archive `path`, or leave what was there; raises BackupError, and OSError where there is no room."""
    root = media_root() if with_media else None
    if with_media and root is None:
        raise BackupError(
            "Pictures and documents lie in a bucket (AWS_STORAGE_BUCKET_NAME), which is not saved here: have its provider keep versions or"
            " copies of it. With --no-media this command does the database alone."
        )
    if root and path.resolve().is_relative_to(root.resolve()):
        raise BackupError(f"{path} would lie among the pictures of the site. Name a place outside {root}.")
    database = engine()
    dump = path.with_name(f"{path.name}.part.database")
    with written(path) as archive:
        try:
            tell(f"Database ({database.name})")
            dump.unlink(missing_ok=True)  # of a run that was killed
            dump.touch(mode=0o600)
            snapshot = database.dump(dump)
            with dump.open("rb") as file:
                archive.add(database.file, file)
        finally:
            dump.unlink(missing_ok=True)
        number = _add_media(archive, root, tell) if root else 0
        archive.finish(
            Manifest(
                version=version(),
                engine=database.name,
                taken_at=datetime.now(UTC).isoformat(timespec="seconds"),
                rows=snapshot.rows,
                migrations=snapshot.migrations,
                with_media=with_media,
                key_mark=key_mark(),
            )
        )
    tell(f"{path}: {path.stat().st_size} bytes, rows: {sum(snapshot.rows.values())}, files: {number}")


def _add_media(archive: Writer, root: Path, tell: Told) -> int:
    number = 0
    for name in media_files(root):
        try:
            with (root / name).open("rb") as file:
                archive.add(f"{MEDIA}{name}", file)
        except FileNotFoundError:  # deleted since the folder was read
            tell(f"{name} was deleted meanwhile.")
            continue
        number += 1
        if number % 1000 == 0:
            tell(f"Files: {number}")
    return number


def engine() -> Engine:
    return PostgreSQL() if connection.vendor == "postgresql" else SQLite()


def media_root() -> Path | None:
    """The folder of the media, or None where they are in a bucket."""
    storage = storages["default"]
    return Path(storage.location) if isinstance(storage, FileSystemStorage) else None


def key_mark() -> str:
    """Tells whether two sites have the same secret key, and nothing about it."""
    return salted_hmac("site_project.backup", "mark", algorithm="sha256").hexdigest()


def version() -> str:
    with (settings.BASE_DIR / "pyproject.toml").open("rb") as file:
        number: str = tomllib.load(file)["project"]["version"]
        return number
