"""The list of articles and the articles."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils import timezone

from home.models import BasePage
from news.models import NewsAuthor, NewsIndexPage, NewsPage
from site_project.demo.blocks import read_blocks
from site_project.demo.edition import Edition, identity
from site_project.demo.facts_content import FactsContent
from site_project.demo.page_content import PageContent, common_fields
from site_project.demo.table import Table
from site_project.demo.values import Block, PageKey, PictureKey, RichText, Text, TopicKey


@dataclass(frozen=True)
class Author:
    name: Text
    role: Text
    organisation: Text


@dataclass(frozen=True, kw_only=True)
class NewsContent(PageContent):
    model: type[BasePage] = NewsPage

    dated: datetime  # wall time
    topic: TopicKey
    city: PageKey | None
    project: PageKey | None
    picture: PictureKey | None
    caption: Text
    authors: Sequence[Author]
    body: Sequence[Block]
    correction: RichText
    corrected_on: date | None
    show_press_contact: bool

    @property
    def published_at(self) -> datetime:
        """Its date, but never later than now: the demo also loads where the clock is behind its newest article."""
        return min(timezone.make_aware(self.dated), timezone.now())

    def fields(self, edition: Edition) -> dict[str, Any]:
        return {
            "date": self.published_at,
            "topic": edition.topic(self.topic),
            "city_id": edition.plain(self.city),
            "project_id": edition.plain(self.project),
            "teaser_picture_id": edition.plain(self.picture),
            "lead_caption": edition.text(self.caption),
            "corrected_on": min(self.corrected_on, timezone.localdate()) if self.corrected_on else None,
            "show_press_contact": self.show_press_contact,
            "authors": [self._author(author, i, edition) for i, author in enumerate(self.authors, start=1)],
            "body": self.stream("body", edition),
            "correction": edition.rich_text(self.correction),
        }

    def _author(self, author: Author, number: int, edition: Edition) -> NewsAuthor:
        return NewsAuthor(
            locale=edition.locale,
            translation_key=identity(f"{self.key}:authors.{number}"),
            sort_order=number,
            name=edition.text(author.name),
            role=edition.text(author.role),
            organisation=edition.text(author.organisation),
        )


def read_news_index(table: Table, key: str) -> FactsContent:
    return FactsContent(**common_fields(table, key, "home", in_menu=True), model=NewsIndexPage, facts={})


def read_news(table: Table, key: str) -> NewsContent:
    return NewsContent(
        **common_fields(table, key, "news"),
        dated=table.moment("date"),
        topic=table.topic("topic"),
        city=PageKey(table.one_page("city")) if table.has("city") else None,
        project=PageKey(table.one_page("project")) if table.has("project") else None,
        picture=table.picture("picture") if table.has("picture") else None,
        caption=table.text("caption", Text()),
        authors=[_author(author) for author in table.tables("authors", optional=True)],
        body=read_blocks(table),
        correction=table.rich_text("correction", RichText()),
        corrected_on=table.day("corrected_on") if table.has("corrected_on") else None,
        show_press_contact=table.flag("show_press_contact", True),
    )


def _author(table: Table) -> Author:
    author = Author(table.same("name"), table.text("role", Text()), table.text("organisation", Text()))
    table.finish()
    return author
