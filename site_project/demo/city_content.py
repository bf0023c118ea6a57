"""Cities, and the pages that only list what others are."""

from collections.abc import Mapping
from typing import Any

from home.models import BasePage
from locations.models import CityIndexPage, CityPage, DirectoryPage, PropertyPoolPage, Relation
from locations.region import State
from projects.models import ProjectIndexPage
from site_project.demo.blocks import read_blocks
from site_project.demo.facts_content import FactsContent
from site_project.demo.page_content import common_fields
from site_project.demo.table import Table
from site_project.demo.values import Text

# The lists of the region and of projects by their files, in the order of the menu: the page, what is said of it beyond its words,
# whether the menu has it.
LISTS: Mapping[str, tuple[type[BasePage], Mapping[str, Any], bool]] = {
    "cities": (CityIndexPage, {}, True),
    "pool": (PropertyPoolPage, {}, True),
    "projects": (ProjectIndexPage, {}, True),
    "members": (DirectoryPage, {"relation": Relation.MEMBER}, True),
    "partners": (DirectoryPage, {"relation": Relation.PARTNER}, False),
}


def read_list(table: Table, key: str) -> FactsContent:
    model, facts, in_menu = LISTS[key]
    join = {"join_page_id": table.page("join")} if table.has("join") else {}
    return FactsContent(**common_fields(table, key, "home", in_menu), model=model, facts={**facts, **join})


def read_city(table: Table, key: str) -> FactsContent:
    return FactsContent(
        **common_fields(table, key, "cities"),
        model=CityPage,
        facts=_facts(table) | contact(table.table("contact")),
        body=read_blocks(table),
    )


def _facts(table: Table) -> dict[str, Any]:
    return position(table) | {
        "state": table.choice("state", State.values),
        "population": table.number("population"),
        "population_year": table.number("population_year"),
        "website": table.string("website"),
        "member_since": table.number("member_since"),
        "teaser_picture_id": table.picture("picture"),
    }


def position(table: Table) -> dict[str, Any]:
    """`at = [51.3397, 12.3731]`: latitude and longitude."""
    latitude, longitude = table.pair("at")
    return {"latitude": latitude, "longitude": longitude}


def contact(table: Table) -> dict[str, Any]:
    """Whom to ask."""
    facts = {
        "contact_name": table.same("name"),
        "contact_role": table.text("role"),
        "contact_office": table.text("office", Text()),
        "contact_phone": table.same("phone"),
        "contact_email": table.string("email"),
    }
    table.finish()
    return facts
