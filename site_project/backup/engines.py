"""What a database must be able to do to be saved and brought back."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol


@dataclass(frozen=True)
class Snapshot:
    """What stood in the database at the moment of a dump: rows of each table, and migrations applied as `app.name`."""

    rows: dict[str, int]
    migrations: list[str]


class Engine(Protocol):
    name: str  # for people, and in archives
    file: str  # name of a dump in an archive

    def dump(self, target: Path) -> Snapshot:
        """Write all of the database, as it is at one moment, into an empty file, while others go on writing."""

    def is_empty(self) -> bool: ...

    def load(self, dump: Path, rows: Mapping[str, int], step: int) -> None:
        """Replace the database by a dump, wholly or not at all, and add a step to its content version.

        Raises BackupError unless the tables then have these rows, and UnfinishedError where nobody knows which one it is.
        """


def differing(rows: Mapping[str, int], found: Mapping[str, int]) -> str:
    """Where tables have other numbers of rows than they should; empty if nowhere."""
    names = sorted(name for name in {*rows, *found} if rows.get(name) != found.get(name))
    return ", ".join(f"{name} ({found.get(name, 0)} rows instead of {rows.get(name, 0)})" for name in names[:5])
