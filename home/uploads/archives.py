"""ZIP archives, and the office documents that are some: how much comes out of them, and where it would go."""

from collections.abc import Iterator
from itertools import pairwise
from pathlib import PurePosixPath
from typing import BinaryIO
from zipfile import BadZipFile, ZipFile, ZipInfo

MOST_ENTRIES = 5_000
LARGEST = 300 * 1024 * 1024  # bytes, unpacked
HIGHEST_RATIO = 200  # unpacked to packed; office documents stay below 100
RATIO_COUNTS_FROM = 10 * 1024 * 1024  # bytes, unpacked: a small file of blanks is harmless


class UnsafeArchiveError(ValueError):
    """The archive is damaged, or made to harm whoever unpacks it."""


def names(file: BinaryIO) -> set[str]:
    """The names of the entries of a harmless archive; raises UnsafeArchiveError. Nothing is unpacked."""
    try:
        with ZipFile(file) as archive:
            entries = archive.infolist()
    except (BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise UnsafeArchiveError from error
    if len(entries) > MOST_ENTRIES or _is_bomb(entries) or any(_leaves_its_folder(entry.filename) for entry in entries):
        raise UnsafeArchiveError
    return {entry.filename for entry in entries}


def _is_bomb(entries: list[ZipInfo]) -> bool:
    unpacked, packed = sum(entry.file_size for entry in entries), sum(entry.compress_size for entry in entries)
    overlapping = any(next_start < end for end, next_start in _neighbours(entries))
    return unpacked > LARGEST or overlapping or (unpacked > RATIO_COUNTS_FROM and unpacked > HIGHEST_RATIO * packed)


def _neighbours(entries: list[ZipInfo]) -> Iterator[tuple[int, int]]:
    """Where each entry ends at least, and where the next begins: entries that share their bytes are counted once, unpacked often."""
    ordered = sorted(entries, key=lambda entry: entry.header_offset)
    for entry, following in pairwise(ordered):
        yield entry.header_offset + entry.compress_size, following.header_offset


def _leaves_its_folder(name: str) -> bool:
    path = PurePosixPath(name.replace("\\", "/"))
    return path.is_absolute() or ".." in path.parts or ":" in path.parts[0] if path.parts else False
