"""A table of the demo: words in two languages, and names of pages, pictures, documents, topics and sectors that must exist."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from typing import Any, Self

from site_project.demo.raw_table import RawTable
from site_project.demo.values import DocumentKey, Names, PageKey, PictureKey, RichText, SectorKey, Text, TopicKey

PAGE_LINK = re.compile(r'<a href="page:([^"]+)">')
BOTH = ("de", "en")


@dataclass
class Table(RawTable):
    names: Names = field(default_factory=Names)
    languages: tuple[str, ...] = BOTH

    def page_tables(self, key: str) -> Iterator[tuple[str, Self]]:
        """Each of a table of pages with its name; none where there is no such table. The caller finishes them."""
        pages = self._get(key, dict, "a table", {})
        for name, page in pages.items():
            yield name, self._below(f"{key}.{name}", self._is(page, f"{key}.{name}", dict, "a table")).as_page()

    def as_page(self) -> Self:
        """This table, which holds a page: with `only_german = true` there are no English words in it."""
        if self.flag("only_german", False):
            self.languages = ("de",)
        return self

    def text(self, key: str, default: Text | None = None) -> Text:
        """`{de = "…", en = "…"}`; neither may be empty, and English must be missing where the page is German only."""
        if default is not None and not self.has(key):
            return default
        words = self.table(key)
        text = Text(**{language: words.string(language) for language in self.languages})
        words.finish()
        for language in self.languages:
            if not text.in_language(language).strip():
                raise words.error(language, "empty")
        return text

    def same(self, key: str) -> Text:
        """A name or a number, the same in every language."""
        words = self.string(key)
        return Text(**dict.fromkeys(self.languages, words))

    def rich_text(self, key: str, default: RichText | None = None) -> RichText:
        """The same for HTML; links to pages must lead somewhere, and in both languages to the same places."""
        if default is not None and not self.has(key):
            return default
        text = self.text(key)
        for language in self.languages:
            html = text.in_language(language)
            for page in PAGE_LINK.findall(html):
                self._known(page, self.names.pages, f"{key}.{language}", "page")
            if "page:" in PAGE_LINK.sub("", html):
                raise self.error(f"{key}.{language}", 'a link to a page must read <a href="page:…"> and have no other attribute')
        return RichText(text.de, text.en)

    def page(self, key: str) -> PageKey:
        return self._page(self.string(key), key)

    def one_page(self, key: str) -> str:
        """The bare name of a page, where only a page can stand."""
        return self._known(self.string(key), self.names.pages, key, "page")

    def pages(self, key: str) -> list[PageKey]:
        return [self._page(self._is(name, f"{key}.{i}", str, "a text"), f"{key}.{i}") for i, name in self._items(key)]

    def _page(self, name: str, key: str) -> PageKey:
        if not name.startswith("page:"):
            raise self.error(key, f"“{name}” is no page; it must begin with page:")
        return PageKey(self._known(name.removeprefix("page:"), self.names.pages, key, "page"))

    def picture(self, key: str) -> PictureKey:
        return PictureKey(self._known(self.string(key), self.names.pictures, key, "picture"))

    def pictures(self, key: str) -> list[PictureKey]:
        return [
            PictureKey(self._known(self._is(name, f"{key}.{i}", str, "a text"), self.names.pictures, f"{key}.{i}", "picture"))
            for i, name in self._items(key)
        ]

    def documents(self, key: str) -> list[DocumentKey]:
        return [
            DocumentKey(self._known(self._is(name, f"{key}.{i}", str, "a text"), self.names.documents, f"{key}.{i}", "document"))
            for i, name in self._items(key)
        ]

    def topic(self, key: str) -> TopicKey:
        return TopicKey(self._known(self.string(key), self.names.topics, key, "topic"))

    def topics(self, key: str) -> list[TopicKey]:
        return [
            TopicKey(self._known(self._is(name, f"{key}.{i}", str, "a text"), self.names.topics, f"{key}.{i}", "topic"))
            for i, name in self._items(key)
        ]

    def sectors(self, key: str) -> list[SectorKey]:
        return [
            SectorKey(self._known(self._is(name, f"{key}.{i}", str, "a text"), self.names.sectors, f"{key}.{i}", "sector"))
            for i, name in self._items(key)
        ]

    def _below(self, key: str, data: dict[str, Any]) -> Self:
        return type(self)(self.file, data, f"{self.at}{key}.", self.names, self.languages)

    def _known(self, name: str, known: Collection[str], key: str, what: str) -> str:
        if name not in known:
            raise self.error(key, f"there is no {what} “{name}”")
        return name
