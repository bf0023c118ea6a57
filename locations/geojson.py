"""Properties as GeoJSON (RFC 7946): points in degrees, longitude first."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from home.frame import absolute
from locations.cities import City
from locations.property_facts import PropertyFacts

MEDIA_TYPE = "application/geo+json"
# In what areas are given, and for what prices are meant.
UNITS = {"site": ("ha", "m²"), "hall": ("m²", "m² and month")}


def collection(properties: Iterable[PropertyFacts], cities: Mapping[int, City]) -> dict[str, Any]:
    """A FeatureCollection in the given order; `cities` are public ones by the id of their German page."""
    return {"type": "FeatureCollection", "features": [feature(each, cities) for each in properties]}


def feature(facts: PropertyFacts, cities: Mapping[int, City]) -> dict[str, Any]:
    """One property; its `id` is that of its page."""
    geometry = None
    if facts.latitude is not None and facts.longitude is not None:
        geometry = {"type": "Point", "coordinates": [float(facts.longitude), float(facts.latitude)]}
    return {"type": "Feature", "id": facts.pk, "geometry": geometry, "properties": described(facts, cities)}


def described(facts: PropertyFacts, cities: Mapping[int, City]) -> dict[str, Any]:
    """What is said of the property; null where nothing is."""
    city = cities.get(facts.city_id) if facts.city_id else None
    area_unit, price_unit = UNITS[facts.kind]
    return {
        "title": facts.title,
        "language": facts.language,
        "url": absolute(facts.url),
        "kind": facts.kind,
        "status": facts.status,
        "city": {"slug": city.slug, "name": city.name} if city else None,
        "area": {"value": number(facts.area), "unit": area_unit} if facts.area is not None else None,
        "price": {"amount": number(facts.price), "currency": "EUR", "per": price_unit} if facts.price is not None else None,
        "price_on_request": facts.price_on_request,
        "motorway_km": number(facts.motorway_km),
        "clear_height": number(facts.clear_height),
    }


def number(value: Decimal | None) -> float | int | None:
    """A figure as JSON writes it: whole ones without a point."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)
