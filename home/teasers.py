"""What a list says about a page, whatever app the page belongs to."""

from dataclasses import dataclass
from datetime import date

from home.frame import address
from home.terms import Named


@dataclass(frozen=True)
class Teaser:
    """One entry of a list. `url_path` is the page's tree path, `language` that of title and summary, `day` a local day; `topic` is named in
    the language of the list where it has a name in it."""

    url_path: str
    language: str
    title: str
    topic: Named | None
    summary: str
    day: date | None
    picture_id: int | None

    @property
    def url(self) -> str:
        """The page's path on this site."""
        return address(self.url_path)
