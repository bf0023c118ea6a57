"""The property pool for programs: the same questions as on its pages, the answers as values with their units."""

import datetime as dt
from typing import Any, Literal

from django.http import HttpRequest
from ninja import Query, Router, Schema

from locations.api.geojson import PropertyProperties
from locations.api.paging import Paged
from locations.api.question import PropertyQuestion, understood
from locations.cities import City, cities
from locations.geojson import described, number
from locations.models.property_pool_page import properties
from locations.property_facts import PropertyFacts

router = Router(tags=["properties"])


class PropertyQuestionInPages(PropertyQuestion, Paged):
    pass


class Position(Schema):
    """Degrees in WGS 84."""

    latitude: float
    longitude: float


class PropertyItem(PropertyProperties):
    """A property; `id` is that of its page, under which `/api/v3/pages/` has every detail. Null or empty where nothing is said.

    `divisible_from` is in the unit of `area`, `crane_load` in tonnes (halls only).
    """

    id: int
    position: Position | None
    motorway: str
    divisible_from: float | None
    available_from: dt.date | None
    rail_siding: Literal["available", "at-boundary", "planned", "possible", "none", ""]
    round_the_clock: Literal["yes", "partly", "no", ""]
    zoning: list[Literal["MD", "MI", "MU", "MK", "GE", "GI", "SO"]]
    crane_load: float | None
    confirmed_at: dt.date | None


class PropertyList(Schema):
    count: int
    items: list[PropertyItem]


@router.get(
    "/",
    response=PropertyList,
    operation_id="properties_list",
    url_name="properties_list",
    summary="Commercial sites or halls that meet criteria",
)
def list_properties(request: HttpRequest, question: Query[PropertyQuestionInPages]) -> dict[str, Any]:
    """Those that meet every criterion, in the order asked for; what is taken stands last."""
    wanted = understood(request, question)
    found = properties(wanted, question.locale).matching(wanted)
    known = cities(question.locale)
    return {"count": found.count(), "items": [item(facts, known) for facts in found.sorted_by(wanted.sort)[question.part].facts()]}


def item(facts: PropertyFacts, known: dict[int, City]) -> dict[str, Any]:
    position = None
    if facts.latitude is not None and facts.longitude is not None:
        position = {"latitude": float(facts.latitude), "longitude": float(facts.longitude)}
    return described(facts, known) | {
        "id": facts.pk,
        "position": position,
        "motorway": facts.motorway_name,
        "divisible_from": number(facts.divisible_from),
        "available_from": facts.available_from,
        "rail_siding": facts.rail_siding,
        "round_the_clock": facts.round_the_clock,
        "zoning": list(facts.zones),
        "crane_load": number(facts.crane_load),
        "confirmed_at": facts.confirmed_at,
    }
