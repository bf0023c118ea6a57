"""What the demo's files are made of, once they are read: words in two languages, and names of pages and pictures."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True)
class Text:
    """Plain words. `en` is empty where a page exists in German only, or where there are no words in German either."""

    de: str = ""
    en: str = ""

    def in_language(self, language: str) -> str:
        return self.en if language == "en" else self.de


@dataclass(frozen=True)
class RichText(Text):
    """HTML whose links to our own pages read `<a href="page:news/it-branche">`."""


@dataclass(frozen=True)
class PageKey:
    """A page by the name of its file: `news/it-branche` for `news/03-it-branche.toml`, `home`, `news`."""

    key: str


@dataclass(frozen=True)
class PageTitle(PageKey):
    """The title of that page, in the language it is asked for in."""


@dataclass(frozen=True)
class PictureKey:
    """A picture by the name of its table in `images.toml`."""

    key: str


@dataclass(frozen=True)
class DocumentKey:
    """A document by the name of its table in `documents.toml`."""

    key: str


@dataclass(frozen=True)
class TopicKey:
    """A topic by its slug."""

    key: str


@dataclass(frozen=True)
class SectorKey:
    """A sector by its slug."""

    key: str


# What a block holds: a mapping is a StructBlock, a sequence a ListBlock.
Value: TypeAlias = Text | PageKey | PictureKey | DocumentKey | TopicKey | str | int | Mapping[str, "Value"] | Sequence["Value"] | None


@dataclass(frozen=True)
class Block:
    """One block of a stream: the name of its type and its value."""

    type: str
    value: Value


@dataclass(frozen=True)
class Names:
    """All that a file may refer to."""

    pages: Collection[str] = ()
    pictures: Collection[str] = ()
    documents: Collection[str] = ()
    topics: Collection[str] = ()
    sectors: Collection[str] = ()
