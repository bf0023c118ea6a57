"""The property pool for maps: everything that answers a question, in one piece."""

import json
from typing import Literal

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router, Schema

from locations.api.question import Language, PropertyQuestion, understood
from locations.asked import Kind
from locations.cities import cities
from locations.geojson import MEDIA_TYPE, collection
from locations.models.property_pool_page import properties

router = Router(tags=["properties"])


class Point(Schema):
    """Degrees in WGS 84: longitude, latitude."""

    type: Literal["Point"]
    coordinates: tuple[float, float]


class CityName(Schema):
    """A city by the word that filters know, and its name in the language asked for or German."""

    slug: str
    name: str


class Area(Schema):
    """What is available of a site, or the whole of a hall."""

    value: float
    unit: Literal["ha", "m²"]


class Price(Schema):
    """To buy a site, or to rent a hall."""

    amount: float
    currency: Literal["EUR"]
    per: Literal["m²", "m² and month"]


class PropertyProperties(Schema):
    """Null where nothing is said; `url` is the full address of the property's page, `language` that of its title, `clear_height` in metres
    (halls only)."""

    title: str
    language: Language
    url: str
    kind: Kind
    status: Literal["available", "reserved", "taken"]
    city: CityName | None
    area: Area | None
    price: Price | None
    price_on_request: bool
    motorway_km: float | None
    clear_height: float | None


class PropertyFeature(Schema):
    """A property; `id` is that of its page."""

    type: Literal["Feature"]
    id: int
    geometry: Point | None
    properties: PropertyProperties


class PropertyCollection(Schema):
    """A FeatureCollection (RFC 7946 §3.3)."""

    type: Literal["FeatureCollection"]
    features: list[PropertyFeature]


@router.get(
    "/properties.geojson",
    response=PropertyCollection,
    operation_id="properties_geojson",
    url_name="properties_geojson",
    summary="Commercial sites or halls on the map",
    openapi_extra={"x-media-type": MEDIA_TYPE},
)
def properties_geojson(request: HttpRequest, question: Query[PropertyQuestion]) -> HttpResponse:
    """All that meet every criterion, in the order asked for. Written past the schema, which would take longer than everything else."""
    wanted = understood(request, question)
    found = properties(wanted, question.locale).matching(wanted).sorted_by(wanted.sort).facts()
    return HttpResponse(json.dumps(collection(found, cities(question.locale)), ensure_ascii=False), content_type=MEDIA_TYPE)
