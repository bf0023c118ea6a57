"""A page as its file has it; each kind of page adds what its model has."""

from abc import ABC, abstractmethod
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from home.models import BasePage
from home.slugs import slug_of
from site_project.demo.edition import Edition, identity
from site_project.demo.table import Table
from site_project.demo.values import Text


@dataclass(frozen=True, kw_only=True)
class PageContent(ABC):
    model: type[BasePage]
    file: str
    at: str  # where in the file its table stands, empty for the whole file
    key: str
    parent: str | None
    title: Text
    slug: Text
    summary: Text
    seo_title: Text
    search_description: Text
    in_menu: bool
    only_german: bool

    @property
    def published_at(self) -> datetime | None:
        """When it was published (aware), or None for the moment in which it is loaded."""
        return None

    @abstractmethod
    def fields(self, edition: Edition) -> dict[str, Any]:
        """What the model has beyond what all pages have; all pages are there by now, so they can be linked to."""

    def new_page(self, edition: Edition) -> BasePage:
        """The page, unsaved, with what all pages have: enough for others to link to it."""
        return self.model(
            locale=edition.locale,
            translation_key=identity(self.key),
            title=edition.text(self.title),
            slug=edition.text(self.slug),
            seo_title=edition.text(self.seo_title),
            search_description=edition.text(self.search_description),
            show_in_menus=self.in_menu,
        )

    def complete(self, page: BasePage, edition: Edition) -> None:
        """Give a page everything else."""
        page.summary = edition.text(self.summary)
        for name, value in self.fields(edition).items():
            setattr(page, name, value)

    def stream(self, name: str, edition: Edition) -> str:
        """The JSON of the model's StreamField of that name."""
        return edition.stream(getattr(self, name), f"{self.key}:{name}", self.model._meta.get_field(name).stream_block)


def slugs_of(title: Text) -> Text:
    """The part of the address that a title makes, in both languages."""
    return Text(slug_of(title.de), slug_of(title.en))


def common_fields(table: Table, key: str, parent: str | None, in_menu: bool = False) -> dict[str, Any]:
    """What every file of a page has; the address follows from the title where the file says no other."""
    title = table.text("title")
    return {
        "file": table.file,
        "at": table.at,
        "key": key,
        "parent": parent,
        "title": title,
        "slug": table.text("slug", slugs_of(title)),
        "summary": table.text("summary", Text()),
        "seo_title": table.text("seo_title", Text()),
        "search_description": table.text("search_description", Text()),
        "in_menu": table.flag("in_menu", in_menu),
        "only_german": table.languages == ("de",),
    }
