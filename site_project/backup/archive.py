"""The archive is a tar file (POSIX.1-2001) that anybody can open. Its list of contents comes last: what has none is not whole.

Nothing of it is ever held in memory but the piece that is being copied; media may be larger than that.
"""

import fcntl
import hashlib
import io
import os
import shutil
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import IO, Protocol

from site_project.backup.errors import BackupError
from site_project.backup.manifest import Manifest, Stored, read_manifest

MANIFEST = "manifest.json"
PIECE = 1024**2  # bytes


class Readable(Protocol):
    def read(self, size: int = -1, /) -> bytes: ...


class Hashing:
    """A file that is read once, and the hash of what was read."""

    def __init__(self, file: Readable) -> None:
        self.file, self.digest = file, hashlib.sha256()

    def read(self, size: int = -1, /) -> bytes:
        data = self.file.read(size)
        self.digest.update(data)
        return data


class Writer:
    def __init__(self, tar: tarfile.TarFile) -> None:
        self.tar, self.files = tar, dict[str, Stored]()

    def add(self, name: str, source: IO[bytes]) -> None:
        """A file with the size that it has now; raises OSError where it ends before that."""
        stat = os.fstat(source.fileno())
        hashing = Hashing(source)
        self._write(name, hashing, stat.st_size, int(stat.st_mtime))
        self.files[name] = Stored(stat.st_size, hashing.digest.hexdigest())

    def finish(self, manifest: Manifest) -> None:
        data = replace(manifest, files=self.files).as_json()
        self._write(MANIFEST, io.BytesIO(data), len(data))

    def _write(self, name: str, source: Readable, size: int, changed: int = 0) -> None:
        member = tarfile.TarInfo(name)
        member.size, member.mtime, member.mode = size, changed, 0o600
        self.tar.addfile(member, source)


@contextmanager
def written(path: Path) -> Iterator[Writer]:
    """An archive that has its name once it is whole and on the disk, for its owner only (0600). Until then it is called `….part`, and
    whatever had the name before stays. Raises BackupError while another process writes the same one."""
    part = path.with_name(f"{path.name}.part")
    with open(os.open(part, os.O_WRONLY | os.O_CREAT, 0o600), "wb") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise BackupError(f"Another backup is being written to {path}.") from error
        try:
            os.fchmod(file.fileno(), 0o600)
            file.truncate()  # what a run that was killed has left
            with tarfile.open(fileobj=file, mode="w", format=tarfile.PAX_FORMAT) as tar:
                yield Writer(tar)
            file.flush()
            os.fsync(file.fileno())
            part.rename(path)
        except BaseException:
            part.unlink(missing_ok=True)
            raise
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Names, too, are lost with the power until they are written."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def checked(path: Path) -> Manifest:
    """What is in the archive, every byte of it read and compared; raises BackupError unless all is as it was written."""
    manifest, found = None, dict[str, Stored]()
    with _opened(path) as tar:
        for member in tar:
            source = tar.extractfile(member) if member.isreg() else None
            if source is None:
                raise BackupError(f"“{member.name}” in the archive is no file. This is no backup of this site.")
            if member.name == MANIFEST:
                manifest = read_manifest(source.read())
            else:
                found[member.name] = _hashed(source)
    if manifest is None:
        raise BackupError(f"{path} is not whole: its list of contents is missing. Take another backup.")
    different = sorted({name for name, _stored in found.items() ^ manifest.files.items()})
    if different:
        raise BackupError(f"{path} is damaged: {', '.join(different[:5])}. Take another backup.")
    for name in found:
        if PurePosixPath(name).is_absolute() or ".." in PurePosixPath(name).parts:
            raise BackupError(f"“{name}” in the archive leads out of it. This is no backup of this site.")
    return manifest


def _hashed(source: IO[bytes]) -> Stored:
    hashing, size = Hashing(source), 0
    while data := hashing.read(PIECE):
        size += len(data)
    return Stored(size, hashing.digest.hexdigest())


def extract(path: Path, manifest: Manifest, folder: Path) -> None:
    """The files of an archive that was checked, below `folder`, and on the disk."""
    with _opened(path) as tar:
        for member in tar:
            source = tar.extractfile(member) if member.name in manifest.files else None
            if source is not None:
                target = folder / member.name
                target.parent.mkdir(parents=True, exist_ok=True)
                with target.open("wb") as file:
                    shutil.copyfileobj(source, file, PIECE)
    os.sync()


@contextmanager
def _opened(path: Path) -> Iterator[tarfile.TarFile]:
    try:
        with tarfile.open(path, mode="r:") as tar:
            yield tar
    except tarfile.TarError as error:
        raise BackupError(f"{path} cannot be read: it is damaged, not whole, or no backup of this site ({error}).") from error
