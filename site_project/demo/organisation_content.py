"""Members and partners: a file for each directory, in which each organisation is a table."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from locations.models import OrganisationOffer, OrganisationPage, OrganisationSector, OrganisationType
from site_project.demo.blocks import link, read_blocks
from site_project.demo.city_content import contact, position
from site_project.demo.edition import Edition, identity
from site_project.demo.facts_content import FactsContent
from site_project.demo.page_content import common_fields
from site_project.demo.table import Table
from site_project.demo.values import Block, PageKey, SectorKey, Text


@dataclass(frozen=True, kw_only=True)
class OrganisationContent(FactsContent):
    sectors: Sequence[SectorKey]
    offers: Sequence[Mapping[str, Text | str]]
    social_links: Sequence[Block]

    def fields(self, edition: Edition) -> dict[str, Any]:
        return super().fields(edition) | {
            "sectors": [OrganisationSector(sector=edition.sector(key), sort_order=i) for i, key in enumerate(self.sectors, start=1)],
            "offers": [self._offer(offer, i, edition) for i, offer in enumerate(self.offers, start=1)],
            "social_links": self.stream("social_links", edition),
        }

    def _offer(self, offer: Mapping[str, Text | str], number: int, edition: Edition) -> OrganisationOffer:
        words = {name: edition.plain(value) for name, value in offer.items()}
        key = identity(f"{self.key}:offers.{number}")
        return OrganisationOffer(locale=edition.locale, translation_key=key, sort_order=number, **words)


def read_organisations(table: Table, key: str) -> Iterator[OrganisationContent]:
    """The pages of one file; `key` is the name of the file, to which each organisation's is added."""
    parent = table.one_page("parent")
    for name, each in table.page_tables("organisations"):
        content = OrganisationContent(
            **common_fields(each, f"{key}/{name}", parent),
            model=OrganisationPage,
            facts=_facts(each),
            body=read_blocks(each),
            sectors=each.sectors("sectors"),
            offers=[_offer(offer) for offer in each.tables("offers", optional=True)],
            social_links=[Block("link", link(item)) for item in each.tables("social_links", optional=True)],
        )
        each.finish()
        yield content


def _facts(table: Table) -> dict[str, Any]:
    facts = {
        "organisation_type": table.choice("type", OrganisationType.values),
        "street": table.same("street"),
        "postal_code": table.same("postal_code"),
        "city_id": PageKey(table.one_page("city")) if table.has("city") else None,
        "logo_id": table.picture("logo") if table.has("logo") else None,
        "website": table.string("website", ""),
    }
    facts |= {name: table.number(name) for name in ("since", "founded", "employees") if table.has(name)}
    facts |= {"place": table.same("place")} if table.has("place") else {}
    facts |= position(table) if table.has("at") else {}
    return facts | contact(table.table("contact")) if table.has("contact") else facts


def _offer(table: Table) -> dict[str, Text | str]:
    offer: dict[str, Text | str] = {"title": table.text("title"), "text": table.text("text", Text()), "url": table.string("url", "")}
    table.finish()
    return offer
