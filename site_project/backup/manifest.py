"""What an archive says of itself, so that it can be checked before anything is changed."""

import json
from dataclasses import asdict, dataclass, field

from site_project.backup.errors import BackupError

FORMAT = 1


@dataclass(frozen=True)
class Stored:
    """A file in the archive: bytes, and their SHA-256 in hexadecimal digits."""

    size: int
    sha256: str


@dataclass(frozen=True)
class Manifest:
    """`rows` counts those of each table of the snapshot, `migrations` are `app.name` of those applied, `files` are by their name in the
    archive; `taken_at` is ISO 8601. The key itself is not here, only a mark by which the same one is known again."""

    version: str
    engine: str
    taken_at: str
    rows: dict[str, int]
    migrations: list[str]
    with_media: bool
    key_mark: str
    files: dict[str, Stored] = field(default_factory=dict)
    format: int = FORMAT

    def as_json(self) -> bytes:
        return json.dumps(asdict(self), ensure_ascii=False, indent=1, sort_keys=True).encode()


def read_manifest(data: bytes) -> Manifest:
    """Raises BackupError where it is none, or one that a newer version of this program has written."""
    try:
        values = json.loads(data)
        if values["format"] > FORMAT:
            raise BackupError("The archive was written by a newer version of this program. Restore it with that version.")
        files = {name: Stored(**stored) for name, stored in values.pop("files").items()}
        return Manifest(**values, files=files)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise BackupError("The list of contents in the archive cannot be read: the file is damaged, or no backup of this site.") from error


def refuse_what_does_not_fit(manifest: Manifest, *, engine: str, version: str, known_migrations: set[str]) -> None:
    """Raises BackupError for the archive of another kind of database, and for one from a newer version of this program."""
    if manifest.engine != engine:
        raise BackupError(
            f"The archive holds a database of {manifest.engine}, but this site is set up for {engine}. Set DATABASE_URL to a database of"
            f" {manifest.engine}."
        )
    unknown = sorted(set(manifest.migrations) - known_migrations)
    if numbers(manifest.version) > numbers(version) or unknown:
        why = f" It does not know: {', '.join(unknown[:5])}." if unknown else ""
        raise BackupError(
            f"The archive is from version {manifest.version}, this is version {version}.{why} Restore it with the version that it is from,"
            " or a newer one."
        )


def numbers(version: str) -> tuple[int, ...]:
    """`0.10.2` comes after `0.9`."""
    return tuple(int(part) for part in version.split(".") if part.isdigit())
