"""Commercial sites and halls: a file for each city, in which each is a table named by its number."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.utils import timezone

from home.models import BasePage
from locations.choices import Connection, Contamination, Owner, PlanStatus, RoundTheClock, Sprinklers, Status, Zoning
from locations.models import CommercialSitePage, HallPage
from site_project.demo.blocks import read_blocks
from site_project.demo.city_content import contact, position
from site_project.demo.facts_content import FactsContent
from site_project.demo.page_content import common_fields
from site_project.demo.table import Table
from site_project.demo.values import PageKey, Text

Facts = dict[str, Any]

WAYS = ("motorway", "rail", "airport", "port")


@dataclass(frozen=True)
class Office:
    """What is the same for all properties of a file: below which page they stand, whom to ask, and what the distances lead to."""

    parent: str
    contact: Facts
    names: dict[str, Text]


def read_properties(table: Table, key: str) -> Iterator[FactsContent]:
    """The pages of one file; `key` is the name of the file, to which each property's number is added."""
    office = Office(table.one_page("parent"), contact(table.table("contact")), _names(table.table("names")))
    for kind, (model, facts) in KINDS.items():
        for reference, each in table.page_tables(kind):
            content = FactsContent(
                **common_fields(each, f"{key}/{reference}", office.parent),
                model=model,
                facts=office.contact | {"reference": reference} | _common(each, office) | facts(each),
                body=read_blocks(each),
            )
            each.finish()
            yield content


def _names(table: Table) -> dict[str, Text]:
    names = {way: table.same(way) for way in WAYS if table.has(way)}
    table.finish()
    return names


def _common(table: Table, office: Office) -> Facts:
    city = office.parent if office.parent.startswith("cities/") else table.one_page("city")
    facts: Facts = position(table) | {
        "city_id": PageKey(city),
        "status": table.choice("status", Status.values) if table.has("status") else Status.AVAILABLE,
        "teaser_picture_id": table.picture("picture") if table.has("picture") else None,
    }
    facts |= _some(table, table.same, address="address", motorway_name="motorway")
    facts |= _some(table, table.text, power="power", fibre="fibre")
    facts |= _choices(table, owner_type=("owner", Owner), round_the_clock=("night", RoundTheClock))
    facts |= _choices(table, gas=("gas", Connection), rail_siding=("siding", Connection))
    return facts | _distances(table.table("km"), office.names) | _days(table)


def _distances(table: Table, names: dict[str, Text]) -> Facts:
    """`km = {motorway = 2.5, port = 31}`; the motorway is named by each property, everything else once in the file."""
    facts: Facts = {}
    for way in WAYS:
        if table.has(way):
            facts[f"{way}_km"] = table.decimal(way)
            if way != "motorway":
                if way not in names:
                    raise table.error(way, f"the file does not say under names what is meant by {way}")
                facts[f"{way}_name"] = names[way]
    table.finish()
    return facts


def _days(table: Table) -> Facts:
    """Days count from the day of loading, so that the demo never grows old."""
    today = timezone.localdate()
    facts: Facts = {}
    if table.has("confirmed_days_ago"):
        facts["confirmed_at"] = today - timedelta(days=table.number("confirmed_days_ago"))
    if table.has("available_in_days"):
        facts["available_from"] = today + timedelta(days=table.number("available_in_days"))
    return facts


def _site(table: Table) -> Facts:
    facts: Facts = {"price_on_request": table.flag("price_on_request", False)}
    facts["total_area"], facts["available_area"] = table.pair("ha")
    if table.has("parts"):
        facts["divisible_from"], facts["divisible_to"] = table.pair("parts")
    if table.has("zoning"):
        facts["zoning"] = " ".join(table.choices("zoning", Zoning.values))
    facts |= _some(table, table.decimal, price_per_m2="price", grz="grz", gfz="gfz", bmz="bmz")
    facts |= _choices(table, plan_status=("plan", PlanStatus), contamination=("contamination", Contamination))
    return facts | _choices(table, water=("water", Connection), sewage=("sewage", Connection))


def _hall(table: Table) -> Facts:
    facts: Facts = {"hall_area": table.decimal("m2"), "rent_on_request": table.flag("rent_on_request", False)}
    facts |= _some(table, table.decimal, divisible_from="parts_from", office_share="offices", clear_height="height")
    facts |= _some(table, table.decimal, crane_load="crane", floor_load="floor", rent_per_m2="rent", purchase_price="purchase")
    facts |= _some(table, table.number, gates="gates", ramps="ramps", built="built", renovated="renovated")
    return facts | _some(table, table.text, heating="heating") | _choices(table, sprinklers=("sprinklers", Sprinklers))


def _some(table: Table, read: Callable[[str], Any], **keys: str) -> Facts:
    """Those of the model's fields whose keys the table has."""
    return {name: read(key) for name, key in keys.items() if table.has(key)}


def _choices(table: Table, **keys: tuple[str, Any]) -> Facts:
    return {name: table.choice(key, choices.values) for name, (key, choices) in keys.items() if table.has(key)}


KINDS: dict[str, tuple[type[BasePage], Callable[[Table], Facts]]] = {"sites": (CommercialSitePage, _site), "halls": (HallPage, _hall)}
