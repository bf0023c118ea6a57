"""The shapes of what programs are told of pictures, links, documents, topics and sectors."""

from typing_extensions import TypedDict


class SourceData(TypedDict):
    """One file of a picture; the size is in pixels."""

    url: str
    width: int
    height: int


class PictureData(SourceData):
    """A picture in one language: its largest file, all its files from small to large, and its words."""

    id: int
    sources: list[SourceData]
    alt: str
    alt_language: str
    credit: str
    licence: str
    licence_url: str


class LinkedPageData(TypedDict):
    """A page that is linked to, in the language of the page that links to it or in German."""

    url: str
    title: str
    language: str


class LinkData(TypedDict):
    """A link; `language` (BCP 47) is empty where it leads elsewhere."""

    label: str
    url: str
    language: str


class DocumentData(TypedDict):
    """A document to take away; `type` is its file's extension, `size` in bytes."""

    title: str
    url: str
    type: str
    size: int | None


class TopicData(TypedDict):
    """A topic: `slug` is the same in every language, `name` in the page's."""

    slug: str
    name: str


class SectorData(TopicData):
    """A sector: as a topic; `language` (BCP 47) is that of its name, which may still be German on an English page."""

    language: str
