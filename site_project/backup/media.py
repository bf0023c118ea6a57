"""Editors' files in the data folder: read as they lie, and brought back without ever taking one away that is still needed."""

import os
from collections.abc import Iterator, Mapping
from hashlib import file_digest
from pathlib import Path

from site_project.backup.errors import BackupError
from site_project.backup.manifest import Stored


def media_files(root: Path) -> Iterator[str]:
    """Names of all files below `root`, in order; not those of our own that begin with a dot."""
    for folder, subfolders, names in os.walk(root):
        subfolders.sort()
        for name in sorted(names):
            relative = (Path(folder) / name).relative_to(root).as_posix()
            if not relative.startswith("."):
                yield relative


class Exchange:
    """Files of a site replaced by those of a backup, around the one moment at which the database changes.

    What is new is put beside what is there, where no row names it yet; only when the database is the restored one are files replaced and
    taken away. Whenever a run ends in between, the files that the database names are there.
    """

    def __init__(self, staged: Path, root: Path, files: Mapping[str, Stored]) -> None:
        self.staged, self.root, self.files = staged, root, files
        self.added: list[Path] = []

    def add(self) -> None:
        """Files with names that are not taken."""
        for name in self.files:
            target = self.root / name
            if target.is_dir():
                raise BackupError(f"There is a folder at {target}, where a file of the backup belongs. Move it away.")
            if not target.exists():
                self._move(name)
                self.added.append(target)

    def take_back(self) -> None:
        for target in self.added:
            target.unlink(missing_ok=True)

    def finish(self) -> None:
        """Files of the same name and another content are replaced, those that the backup does not know go."""
        for name, stored in self.files.items():
            if (self.staged / name).exists() and not _is(self.root / name, stored):
                self._move(name)
        for name in list(media_files(self.root)):
            if name not in self.files:
                (self.root / name).unlink()
        os.sync()

    def _move(self, name: str) -> None:
        target = self.root / name
        target.parent.mkdir(parents=True, exist_ok=True)
        (self.staged / name).chmod(0o644)  # as Django leaves what is uploaded
        (self.staged / name).rename(target)


def _is(path: Path, stored: Stored) -> bool:
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest() == stored.sha256
