"""A page as its file has it; each kind of page adds what its model has."""

from abc import ABC, abstractmethod
from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar

from home.models import BasePage
from site_project.demo.edition import Edition, identity
from site_project.demo.table import Table
from site_project.demo.values import Text


@dataclass(frozen=True, kw_only=True)
class PageContent(ABC):
    model: ClassVar[type[BasePage]]

    file: str
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
        """What the row needs to exist; other pages may not exist yet."""

    @abstractmethod
    def linked_fields(self, edition: Edition) -> dict[str, Any]:
        """What can refer to other pages."""

    def new_page(self, edition: Edition) -> BasePage:
        """The page, unsaved, without its links."""
        return self.model(
            locale=edition.locale,
            translation_key=identity(self.key),
            title=edition.text(self.title),
            slug=edition.text(self.slug),
            summary=edition.text(self.summary),
            seo_title=edition.text(self.seo_title),
            search_description=edition.text(self.search_description),
            show_in_menus=self.in_menu,
            live=False,
            first_published_at=self.published_at,
            **self.fields(edition),
        )

    def stream(self, name: str, edition: Edition) -> str:
        """The JSON of the model's StreamField of that name."""
        return edition.stream(getattr(self, name), f"{self.key}:{name}", self.model._meta.get_field(name).stream_block)

    def link(self, page: BasePage, edition: Edition) -> None:
        """Complete a page once all pages that it links to exist."""
        for name, value in self.linked_fields(edition).items():
            setattr(page, name, value)


def common_fields(table: Table, key: str, parent: str | None, in_menu: bool = False) -> dict[str, Any]:
    """What every file of a page has."""
    return {
        "file": table.file,
        "key": key,
        "parent": parent,
        "title": table.text("title"),
        "slug": table.text("slug"),
        "summary": table.text("summary", Text()),
        "seo_title": table.text("seo_title", Text()),
        "search_description": table.text("search_description", Text()),
        "in_menu": table.flag("in_menu", in_menu),
        "only_german": table.languages == ("de",),
    }
