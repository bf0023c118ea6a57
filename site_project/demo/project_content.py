"""Projects: files of many, in which each project is a table."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from projects.models import ProjectCity, ProjectPage, ProjectPartner, ProjectTopic
from site_project.demo.blocks import link, read_blocks
from site_project.demo.city_content import contact
from site_project.demo.edition import Edition, identity
from site_project.demo.facts_content import FactsContent
from site_project.demo.page_content import common_fields
from site_project.demo.table import Table
from site_project.demo.values import Block, PageKey, Text, TopicKey, Value

NOWHERE: Mapping[str, Value] = {"label": Text(), "page": None, "url": ""}


@dataclass(frozen=True, kw_only=True)
class ProjectContent(FactsContent):
    topics: Sequence[TopicKey]
    cities: Sequence[PageKey]
    partners: Sequence[Mapping[str, Any]]
    milestones: Sequence[Block]
    funding: Sequence[Block]
    results: Sequence[Block]
    downloads: Sequence[Block]

    def fields(self, edition: Edition) -> dict[str, Any]:
        streams = {name: self.stream(name, edition) for name in ("milestones", "funding", "results", "downloads")}
        return (
            super().fields(edition)
            | streams
            | {
                "topics": [ProjectTopic(topic=edition.german_topic(key), sort_order=i) for i, key in enumerate(self.topics, start=1)],
                "cities": [ProjectCity(city_id=edition.plain(key), sort_order=i) for i, key in enumerate(self.cities, start=1)],
                "partners": [self._partner(partner, i, edition) for i, partner in enumerate(self.partners, start=1)],
            }
        )

    def _partner(self, partner: Mapping[str, Any], number: int, edition: Edition) -> ProjectPartner:
        fields = {name: edition.plain(value) for name, value in partner.items()}
        key = identity(f"{self.key}:partners.{number}")
        return ProjectPartner(locale=edition.locale, translation_key=key, sort_order=number, **fields)


def read_projects(table: Table, key: str) -> Iterator[ProjectContent]:
    """The pages of one file; `key` is the name of the file, to which each project's is added."""
    for name, each in table.page_tables("projects"):
        content = ProjectContent(
            **common_fields(each, f"{key}/{name}", "projects"),
            model=ProjectPage,
            facts=_facts(each),
            body=read_blocks(each),
            topics=each.topics("topics"),
            cities=each.pages("cities") if each.has("cities") else [],
            partners=[_partner(row) for row in each.tables("partners", optional=True)],
            milestones=[_milestone(row) for row in each.tables("steps", optional=True)],
            funding=[_funding(row) for row in each.tables("funding", optional=True)],
            results=[_result(row) for row in each.tables("results", optional=True)],
            downloads=[Block("document", key) for key in each.documents("downloads")] if each.has("downloads") else [],
        )
        each.finish()
        yield content


def _facts(table: Table) -> dict[str, Any]:
    """Without a lead the association itself leads."""
    facts = {
        "starts": table.day("starts") if table.has("starts") else None,
        "ends": table.day("ends") if table.has("ends") else None,
        "lead_id": PageKey(table.one_page("lead")) if table.has("lead") else None,
        "lead_name": table.same("lead_name") if table.has("lead_name") else Text(),
        "teaser_picture_id": table.picture("picture") if table.has("picture") else None,
        "lead_caption": table.text("caption", Text()),
        "website": table.string("website", ""),
    }
    return facts | contact(table.table("contact")) if table.has("contact") else facts


def _partner(row: Table) -> dict[str, Any]:
    """`page` names an organisation of the directories, `name` one without a page."""
    partner = {
        "organisation_id": PageKey(row.one_page("page")) if row.has("page") else None,
        "name": row.same("name") if row.has("name") else Text(),
        "task": row.text("task", Text()),
    }
    row.finish()
    return partner


def _milestone(row: Table) -> Block:
    value: dict[str, Value] = {"year": row.number("year"), "text": row.text("text")}
    row.finish()
    return Block("milestone", value)


def _funding(row: Table) -> Block:
    """With a logo both the logo and the wording are prescribed."""
    value: dict[str, Value] = {
        "programme": row.text("programme"),
        "amount": row.number("amount") if row.has("amount") else None,
        "duty": row.has("logo"),
        "logo": row.picture("logo") if row.has("logo") else None,
        "wording": row.text("wording", Text()),
        "url": row.string("url", ""),
    }
    row.finish()
    return Block("funding", value)


def _result(row: Table) -> Block:
    words = row.text("text")
    where: Mapping[str, Value] = link(row.table("link")) if row.has("link") else NOWHERE
    row.finish()
    return Block("result", {"text": words, "link": where})
