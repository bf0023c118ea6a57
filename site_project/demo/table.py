"""One table of a TOML file, read with care: whatever is missing, unknown or of the wrong kind is named by file and key."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, TypeVar

from site_project.demo.errors import DemoError
from site_project.demo.values import Names, PageKey, PictureKey, RichText, Text, TopicKey

T = TypeVar("T")

PAGE_LINK = re.compile(r'<a href="page:([^"]+)">')


@dataclass
class Table:
    file: str
    data: dict[str, Any]
    names: Names = field(default_factory=Names)
    at: str = ""
    languages: tuple[str, ...] = ("de", "en")

    def __post_init__(self) -> None:
        self._unread = set(self.data)

    def error(self, key: str, problem: str) -> DemoError:
        return DemoError(self.file, f"{self.at}{key}", problem)

    def has(self, key: str) -> bool:
        return key in self.data

    def finish(self) -> None:
        """Complain about keys that nobody asked for: most likely they are misspelt."""
        for key in sorted(self._unread):
            raise self.error(key, "unknown here")

    def string(self, key: str, default: str | None = None) -> str:
        return self._get(key, str, "a text", default)

    def number(self, key: str) -> int:
        return self._get(key, int, "a whole number")

    def flag(self, key: str, default: bool) -> bool:
        return self._get(key, bool, "true or false", default)

    def moment(self, key: str) -> datetime:
        """A wall time, naive, as the file has it."""
        moment = self._get(key, datetime, wanted := "a date with a time and without a time zone")
        if moment.tzinfo is not None:
            raise self.error(key, f"must be {wanted}")
        return moment

    def day(self, key: str) -> date:
        return self._get(key, date, "a date")

    def numbers(self, key: str) -> list[int]:
        return [self._is(number, f"{key}.{i}", int, "a whole number") for i, number in self._items(key)]

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

    def topic(self, key: str) -> TopicKey:
        return TopicKey(self._known(self.string(key), self.names.topics, key, "topic"))

    def table(self, key: str) -> "Table":
        return self._below(key, self._get(key, dict, "a table"))

    def tables(self, key: str, optional: bool = False) -> Iterator["Table"]:
        """Each of a list of tables; the caller finishes them."""
        if optional and not self.has(key):
            return
        for i, item in self._items(key):
            yield self._below(f"{key}.{i}", self._is(item, f"{key}.{i}", dict, "a table"))

    def _below(self, key: str, data: dict[str, Any]) -> "Table":
        return Table(self.file, data, self.names, f"{self.at}{key}.", self.languages)

    def _items(self, key: str) -> Iterator[tuple[int, Any]]:
        """The items of a list, counted from one as a reader counts them."""
        return iter(list(enumerate(self._get(key, list, "a list"), start=1)))

    def _get(self, key: str, kind: type[T], wanted: str, default: T | None = None) -> T:
        self._unread.discard(key)
        if key not in self.data:
            if default is None:
                raise self.error(key, "missing")
            return default
        return self._is(self.data[key], key, kind, wanted)

    def _is(self, value: Any, key: str, kind: type[T], wanted: str) -> T:
        # In Python true is a whole number and a date with a time is a date; here they are not.
        if type(value) is not kind:
            raise self.error(key, f"must be {wanted}")
        return value

    def _known(self, name: str, known: Collection[str], key: str, what: str) -> str:
        if name not in known:
            raise self.error(key, f"there is no {what} “{name}”")
        return name
