"""A feed as plain values, the same for Atom and JSON Feed. All addresses are full, all times aware, all HTML is portable."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Picture:
    url: str
    media_type: str


@dataclass(frozen=True)
class Category:
    slug: str
    name: str


@dataclass(frozen=True)
class Entry:
    """One article. `id` outlives changes of slug, title and host; `language` is a BCP 47 tag."""

    id: str
    url: str
    language: str
    title: str
    summary: str
    content: str
    published: datetime
    updated: datetime
    authors: Sequence[str]
    category: Category
    picture: Picture | None


@dataclass(frozen=True)
class Feed:
    """`url` is the feed's own address, `home_url` the page that shows the same."""

    id: str
    url: str
    home_url: str
    language: str
    title: str
    subtitle: str
    publisher: str
    icon: str
    updated: datetime
    entries: Sequence[Entry]
