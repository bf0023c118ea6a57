"""Start page and standard pages."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from home.models import BasePage, HomePage, StandardPage
from site_project.demo.blocks import link, read_blocks
from site_project.demo.edition import Edition
from site_project.demo.page_content import PageContent, common_fields
from site_project.demo.table import Table
from site_project.demo.values import Block, PageKey, PageTitle, PictureKey, Text


@dataclass(frozen=True, kw_only=True)
class HomeContent(PageContent):
    model: type[BasePage] = HomePage

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
        streams = ("footer_columns", "social_links", "legal_links", "body")
        facts = {"press_email": self.press_email, "notice_page_id": edition.plain(self.notice_page)}
        return facts | {name: edition.text(getattr(self, name)) for name in words} | {name: self.stream(name, edition) for name in streams}


@dataclass(frozen=True, kw_only=True)
class StandardContent(PageContent):
    model: type[BasePage] = StandardPage

    picture: PictureKey | None
    body: Sequence[Block]

    def fields(self, edition: Edition) -> dict[str, Any]:
        return {"teaser_picture_id": edition.plain(self.picture), "body": self.stream("body", edition)}


def read_home(table: Table, key: str) -> HomeContent:
    return HomeContent(
        **common_fields(table, key, None),
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
    parent = table.one_page("parent") if table.has("parent") else "home"
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
