"""A backup is brought back: checked to the last byte, then everything beside what is there, then the database in one step."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from secrets import randbelow

from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import Error, connection
from django.db.migrations.loader import MigrationLoader

from site_project.backup.archive import checked, extract
from site_project.backup.errors import BackupError, UnfinishedError
from site_project.backup.manifest import Manifest, Stored, refuse_what_does_not_fit
from site_project.backup.media import Exchange, media_files
from site_project.backup.taking import MEDIA, Told, engine, key_mark, media_root, version
from site_project.clock import exclusive

STAGED = ".restore"  # in the folder of the media, so that files need only be renamed


def check(path: Path, tell: Told) -> Manifest:
    """What the archive holds, if this site could be restored from it; raises BackupError if not."""
    manifest = checked(path)
    refuse_what_does_not_fit(manifest, engine=engine().name, version=version(), known_migrations=known_migrations())
    files = sum(name.startswith(MEDIA) for name in manifest.files)
    tell(f"{path} is whole: version {manifest.version}, {manifest.engine}, taken {manifest.taken_at}.")
    tell(f"Rows: {sum(manifest.rows.values())}, files: {files if manifest.with_media else 'none, they are kept elsewhere'}.")
    return manifest


def restore(path: Path, *, replace: bool, tell: Told) -> None:
    """Make this site the one of the archive, or leave it as it was; raises BackupError and OSError, and UnfinishedError where the database
    is restored, but what follows was not done.

    The database changes in one transaction, its content version with it: what was kept of either state is not taken for the other.
    """
    manifest = check(path, tell)
    root = media_root() if manifest.with_media else None
    if manifest.with_media and root is None:
        raise BackupError(
            "The archive has pictures and documents, but those of this site lie in a bucket. Restore it without AWS_STORAGE_BUCKET_NAME,"
            " and copy media/ from DATA_DIR into the bucket afterwards."
        )
    with exclusive() as held:
        if not held:
            raise BackupError("The clock (run_due) is at work. Stop it, or wait a moment and try again.")
        if not replace:
            _refuse_what_is_filled(root)
        with _staged(root or settings.DATA_DIR) as folder:
            tell("Unpacking")
            extract(path, manifest, folder)
            exchange = Exchange(folder / MEDIA, root, _media_of(manifest)) if root else None
            _load(manifest, folder, exchange, tell)
            with _unfinished():
                if exchange:
                    exchange.finish()
    with _unfinished():
        _follow()
    tell("Database and files are those of the archive. Restart the processes of the site.")
    if manifest.key_mark != key_mark():
        tell(
            "SECRET_KEY is another one than when the backup was taken: everybody has to log in again, and links in mails that were sent"
            " before no longer work. Set the old key to avoid that."
        )


def known_migrations() -> set[str]:
    """Also those that were replaced by others, and may be named by an older database."""
    loader = MigrationLoader(None, ignore_no_migrations=True)
    return {f"{app}.{name}" for app, name in loader.disk_migrations} | {
        f"{app}.{name}" for migration in loader.disk_migrations.values() for app, name in migration.replaces
    }


def _refuse_what_is_filled(root: Path | None) -> None:
    if not engine().is_empty():
        raise BackupError("The database of this site is not empty. With --replace all that is in it now is lost: take a backup first.")
    if root and root.exists() and next(media_files(root), None):
        raise BackupError(f"There are files in {root}. With --replace they are lost, unless the backup has them: take a backup first.")


@contextmanager
def _staged(place: Path) -> Iterator[Path]:
    """A folder that is gone afterwards, and with it what an earlier run has left that was killed."""
    folder = place / STAGED
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True, mode=0o700)
    try:
        yield folder
    finally:
        shutil.rmtree(folder)


def _media_of(manifest: Manifest) -> dict[str, Stored]:
    return {name.removeprefix(MEDIA): stored for name, stored in manifest.files.items() if name.startswith(MEDIA)}


def _load(manifest: Manifest, folder: Path, exchange: Exchange | None, tell: Told) -> None:
    database = engine()
    try:
        if exchange:
            exchange.add()
        tell("Database")
        database.load(folder / database.file, manifest.rows, 1 + randbelow(2**31))
    except (BackupError, Error, OSError):
        # Whatever else ends it, these files stay: nobody can say any more which database it is, and they harm neither.
        if exchange:
            exchange.take_back()
        raise


@contextmanager
def _unfinished() -> Iterator[None]:
    try:
        yield
    except (OSError, Error, CommandError) as error:
        raise UnfinishedError(str(error)) from error


def _follow() -> None:
    """What a database needs that is older than the program, or than today; the search index came with it."""
    connection.close()
    call_command("migrate", interactive=False, verbosity=0)
    call_command("rebuild_occurrences")
