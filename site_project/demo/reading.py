"""The demo's folder, read as a whole before anything is written."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from home.models import Licence
from site_project.demo.city_content import LISTS, read_city, read_list
from site_project.demo.errors import DemoError
from site_project.demo.event_content import read_event_index, read_events
from site_project.demo.files import PageFile, page_file, page_files, read_toml
from site_project.demo.home_content import read_home, read_standard
from site_project.demo.news_content import read_news, read_news_index
from site_project.demo.organisation_content import read_organisations
from site_project.demo.page_content import PageContent
from site_project.demo.project_content import read_projects
from site_project.demo.property_content import read_properties
from site_project.demo.quote_content import read_quote_index, read_quotes
from site_project.demo.table import Table
from site_project.demo.values import Names, Text

FOLDER = Path(__file__).parent
T = TypeVar("T")

# What reads which file: files of one page by their name, folders of one page each, and folders of files of many, with the tables in those.
SINGLE: Mapping[str, Callable[[Table, str], PageContent]] = {
    "home": read_home,
    "news": read_news_index,
    "events": read_event_index,
    "quotes": read_quote_index,
} | dict.fromkeys(LISTS, read_list)
PAGES: Mapping[str, Callable[[Table, str], PageContent]] = {"standard": read_standard, "cities": read_city, "news": read_news}
COLLECTIONS: Mapping[str, tuple[Sequence[str], Callable[[Table, str], Iterable[PageContent]]]] = {
    "properties": (("sites", "halls"), read_properties),
    "organisations": (("organisations",), read_organisations),
    "events": (("series", "events"), read_events),
    "quotes": (("quotes",), read_quotes),
    "projects": (("projects",), read_projects),
}


@dataclass(frozen=True)
class TermContent:
    """A topic or a sector."""

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
class DocumentContent:
    key: str
    file: Path
    title: str


@dataclass(frozen=True)
class Demo:
    topics: Sequence[TermContent]
    sectors: Sequence[TermContent]
    pictures: Sequence[PictureContent]
    documents: Sequence[DocumentContent]
    pages: Sequence[PageContent]  # parents before children


def read_demo(folder: Path = FOLDER) -> Demo:
    """Everything in the folder; raises DemoError with the file and the key that can't be read."""
    topics, sectors = (_read(Table(f"{kind}.toml", read_toml(folder, f"{kind}.toml")), _terms, kind) for kind in ("topics", "sectors"))
    pictures = [_read(table, _picture, folder, key) for key, table in _tables("images.toml", folder)]
    documents = [_read(table, _document, folder, key) for key, table in _tables("documents.toml", folder)]
    files = [page_file(folder, key) for key in SINGLE] + [file for kind in PAGES for file in page_files(folder, kind)]
    files += [file for kind, (groups, _read_many) in COLLECTIONS.items() for file in page_files(folder, kind, groups)]
    names = Names(
        pages={key for file in files for key in file.pages()},
        pictures={picture.key for picture in pictures},
        documents={document.key for document in documents},
        topics={topic.slug for topic in topics},
        sectors={sector.slug for sector in sectors},
    )
    return Demo(topics, sectors, pictures, documents, _parents_first([page for file in files for page in _pages(file, names)]))


def _pages(file: PageFile, names: Names) -> list[PageContent]:
    table = Table(file.file, dict(file.data), names=names)
    if file.groups:
        _groups, read_many = COLLECTIONS[file.kind]
        return _read(table, lambda each: list(read_many(each, file.key)))
    read_one = SINGLE[file.key] if file.key in SINGLE else PAGES[file.kind]
    return [_read(table.as_page(), read_one, file.key)]


def _read(table: Table, read: Callable[..., T], *arguments: Any) -> T:
    content = read(table, *arguments)
    table.finish()
    return content


def _terms(table: Table, kind: str) -> list[TermContent]:
    return [_read(term, lambda t: TermContent(t.string("slug"), t.text("name"))) for term in table.tables(kind)]


def _tables(name: str, folder: Path) -> list[tuple[str, Table]]:
    whole = Table(name, read_toml(folder, name))
    return [(key, whole.table(key)) for key in whole.data]


def _file(table: Table, folder: Path) -> Path:
    file = folder / table.string("file")
    if not file.is_file():
        raise table.error("file", f"there is no file {file.name} in {folder.name}/")
    return file


def _document(table: Table, folder: Path, key: str) -> DocumentContent:
    return DocumentContent(key, _file(table, folder / "documents"), table.table("title").string("de"))


def _picture(table: Table, folder: Path, key: str) -> PictureContent:
    file = _file(table, folder / "pictures")
    if (licence := table.string("licence")) not in Licence.values:
        raise table.error("licence", f"“{licence}” is not one of {', '.join(Licence.values)}")
    focal = table.numbers("focal") if table.has("focal") else []
    if len(focal) not in (0, 4):
        raise table.error("focal", "must be four numbers: x, y, width, height")
    title = table.table("title").string("de")
    return PictureContent(key, file, title, table.text("alt"), table.string("credit"), licence, focal)


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
