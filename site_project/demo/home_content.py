"""Start page and standard pages."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from home.models import BasePage, HomePage, StandardPage
from site_project.demo.blocks import link, read_blocks
from site_project.demo.edition import Edition
from site_project.demo.page_content import PageContent, common_fields
from site_project.demo.table import Table
from site_project.demo.values import Block, PageKey, PageTitle, PictureKey, Text


@dataclass(frozen=True, kw_only=True)
class HomeContent(PageContent):
    model: ClassVar[type[BasePage]] = HomePage

    opening_title: Text
    opening_intro: Text
    notice_label: Text
    notice_page: PageKey
    address: Text
    press_name: Text
    press_role: Text
    press_phone: Text
    press_email: str
    footer_note: Text
    footer_columns: Sequence[Block]
    social_links: Sequence[Block]
    legal_links: Sequence[Block]
    body: Sequence[Block]

    def fields(self, edition: Edition) -> dict[str, Any]:
        words = ("opening_title", "opening_intro", "notice_label", "address", "press_name", "press_role", "press_phone", "footer_note")
        return {"press_email": self.press_email} | {name: edition.text(getattr(self, name)) for name in words}

    def linked_fields(self, edition: Edition) -> dict[str, Any]:
        streams = ("footer_columns", "social_links", "legal_links", "body")
        return {"notice_page_id": edition.library.pages[self.notice_page.key]} | {name: self.stream(name, edition) for name in streams}


@dataclass(frozen=True, kw_only=True)
class StandardContent(PageContent):
    model: ClassVar[type[BasePage]] = StandardPage

    picture: PictureKey | None
    body: Sequence[Block]

    def fields(self, edition: Edition) -> dict[str, Any]:
        return {"teaser_picture_id": edition.library.pictures[self.picture.key] if self.picture else None}

    def linked_fields(self, edition: Edition) -> dict[str, Any]:
        return {"body": self.stream("body", edition)}


def read_home(table: Table) -> HomeContent:
    return HomeContent(
        **common_fields(table, "home", None),
        opening_title=table.text("opening_title"),
        opening_intro=table.text("opening_intro"),
        notice_label=table.text("notice_label"),
        notice_page=table.page("notice_page"),
        address=table.text("address"),
        press_name=table.same("press_name"),
        press_role=table.text("press_role"),
        press_phone=table.same("press_phone"),
        press_email=table.string("press_email"),
        footer_note=table.text("footer_note"),
        footer_columns=[Block("column", _column(column)) for column in table.tables("footer_links")],
        social_links=[Block("link", link(item)) for item in table.tables("social_links")],
        legal_links=[Block("link", _titled(page)) for page in table.pages("legal_links")],
        body=read_blocks(table),
    )


def read_standard(table: Table, key: str) -> StandardContent:
    parent = table.string("parent", "home")
    if parent not in table.names.pages:
        raise table.error("parent", f"there is no page “{parent}”")
    return StandardContent(
        **common_fields(table, key, parent),
        picture=table.picture("picture") if table.has("picture") else None,
        body=read_blocks(table),
    )


def _column(table: Table) -> dict[str, Any]:
    value = {"heading": table.text("heading"), "links": [link(item) for item in table.tables("links")]}
    table.finish()
    return value


def _titled(page: PageKey) -> dict[str, Any]:
    """A link to a page that says the page's own title."""
    return {"label": PageTitle(page.key), "page": page, "url": ""}
