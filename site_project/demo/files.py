"""Which files the demo's folder has, and which pages are in them."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from site_project.demo.errors import DemoError


@dataclass(frozen=True)
class PageFile:
    """A file of one page or of many. `key` is `news/it-branche` for `news/03-it-branche.toml`; many have their names behind it."""

    key: str
    file: str
    data: Mapping[str, Any]
    groups: Sequence[str] = ()  # the tables of a file of many, in which each page is a table

    @property
    def kind(self) -> str:
        return self.key.partition("/")[0]

    def pages(self) -> list[str]:
        """The keys of the pages in it; what is no table is left to whoever reads it."""
        if not self.groups:
            return [self.key]
        tables = (self.data.get(group, {}) for group in self.groups)
        return [f"{self.key}/{name}" for table in tables if isinstance(table, dict) for name in table]


def page_files(folder: Path, kind: str, groups: Sequence[str] = ()) -> list[PageFile]:
    """All files of a folder, in the order of their numbers."""
    files: dict[str, PageFile] = {}
    for path in sorted((folder / kind).glob("*.toml")):
        key, file = f"{kind}/{path.stem.partition('-')[2] or path.stem}", f"{kind}/{path.name}"
        if key in files:
            raise DemoError(file, "", f"has the same name as {files[key].file}")
        files[key] = PageFile(key, file, read_toml(folder, file), groups)
    return list(files.values())


def page_file(folder: Path, key: str) -> PageFile:
    return PageFile(key, f"{key}.toml", read_toml(folder, f"{key}.toml"))


def read_toml(folder: Path, file: str) -> dict[str, Any]:
    try:
        return tomllib.loads((folder / file).read_text(encoding="utf-8"), parse_float=Decimal)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise DemoError(file, "", f"can't be read: {error}") from error
