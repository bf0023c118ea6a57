"""The demo's folder, read as a whole before anything is written."""

import tomllib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from home.models import Licence
from site_project.demo.errors import DemoError
from site_project.demo.home_content import read_home, read_standard
from site_project.demo.news_content import read_news, read_news_index
from site_project.demo.page_content import PageContent
from site_project.demo.table import Table
from site_project.demo.values import Names, Text

FOLDER = Path(__file__).parent
T = TypeVar("T")


@dataclass(frozen=True)
class TopicContent:
    slug: str
    name: Text


@dataclass(frozen=True)
class PictureContent:
    key: str
    file: Path
    title: str
    alt: Text
    credit: str
    licence: str
    focal: Sequence[int]  # the focal area's centre x, y, its width and height in pixels of the file, or nothing


@dataclass(frozen=True)
class Demo:
    topics: Sequence[TopicContent]
    pictures: Sequence[PictureContent]
    pages: Sequence[PageContent]  # parents before children


def read_demo(folder: Path = FOLDER) -> Demo:
    """Everything in the folder; raises DemoError with the file and the key that can't be read."""
    topics = _read(Table("topics.toml", _toml(folder, "topics.toml")), _topics)
    pictures = [_read(table, _picture, folder, key) for key, table in _picture_tables(folder)]
    files = {"home": "home.toml", "news": "news.toml"} | _page_files(folder, "standard") | _page_files(folder, "news")
    names = Names(pages=set(files), pictures={picture.key for picture in pictures}, topics={topic.slug for topic in topics})
    pages = [_page(folder, key, file, names) for key, file in files.items()]
    return Demo(topics, pictures, _parents_first(pages))


def _toml(folder: Path, file: str) -> dict[str, Any]:
    try:
        return tomllib.loads((folder / file).read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise DemoError(file, "", f"can't be read: {error}") from error


def _read(table: Table, read: Callable[..., T], *arguments: Any) -> T:
    content = read(table, *arguments)
    table.finish()
    return content


def _topics(table: Table) -> list[TopicContent]:
    return [_read(topic, lambda t: TopicContent(t.string("slug"), t.text("name"))) for topic in table.tables("topics")]


def _picture_tables(folder: Path) -> list[tuple[str, Table]]:
    pictures = Table("images.toml", _toml(folder, "images.toml"))
    return [(key, pictures.table(key)) for key in pictures.data]


def _picture(table: Table, folder: Path, key: str) -> PictureContent:
    file = folder / "pictures" / table.string("file")
    if not file.is_file():
        raise table.error("file", f"there is no file {file.name} in pictures/")
    if (licence := table.string("licence")) not in Licence.values:
        raise table.error("licence", f"“{licence}” is not one of {', '.join(Licence.values)}")
    focal = table.numbers("focal") if table.has("focal") else []
    if len(focal) not in (0, 4):
        raise table.error("focal", "must be four numbers: x, y, width, height")
    title = table.table("title").string("de")
    return PictureContent(key, file, title, table.text("alt"), table.string("credit"), licence, focal)


def _page_files(folder: Path, kind: str) -> dict[str, str]:
    """`news/it-branche` -> `news/03-it-branche.toml`, in the order of the numbers."""
    files: dict[str, str] = {}
    for path in sorted((folder / kind).glob("*.toml")):
        key = f"{kind}/{path.stem.partition('-')[2]}"
        if key in files:
            raise DemoError(f"{kind}/{path.name}", "", f"has the same name as {files[key]}")
        files[key] = f"{kind}/{path.name}"
    return files


def _page(folder: Path, key: str, file: str, names: Names) -> PageContent:
    data = _toml(folder, file)
    languages = ("de",) if data.pop("only_german", False) else ("de", "en")
    table = Table(file, data, names, languages=languages)
    if key == "home":
        return _read(table, read_home)
    if key == "news":
        return _read(table, read_news_index)
    return _read(table, read_news if key.startswith("news/") else read_standard, key)


def _parents_first(pages: Sequence[PageContent]) -> list[PageContent]:
    """In the order of the files, but no page before its parent; raises DemoError for a page that nobody can reach, or not in English."""
    ordered: dict[str | None, PageContent] = {}
    waiting = list(pages)
    while waiting:
        ready = [page for page in waiting if page.parent is None or page.parent in ordered]
        if not ready:
            raise DemoError(waiting[0].file, "parent", "leads in a circle")
        for page in ready:
            ordered[page.key] = page
        waiting = [page for page in waiting if page.key not in ordered]
    for page in ordered.values():
        if page.parent and ordered[page.parent].only_german and not page.only_german:
            raise DemoError(page.file, "parent", "exists in German only, so this page can't exist in English")
    return list(ordered.values())
