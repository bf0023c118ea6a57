"""The outline of a property: a polygon as GeoJSON geometry (RFC 7946, sections 3.1.6 and 3.1.7), in degrees, longitude first."""

import json
from itertools import chain
from math import isfinite
from typing import Any, Literal

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from typing_extensions import TypedDict

from locations.region import REGION

LONGEST = 32_000  # characters; a cell of a spreadsheet holds 32,767

Ring = list[list[float]]  # positions, each longitude, latitude and perhaps height; the last is the first


class PolygonData(TypedDict):
    """RFC 7946 §3.1.6: the outer ring, then its holes. Degrees in WGS 84, longitude first."""

    type: Literal["Polygon"]
    coordinates: list[Ring]


class MultiPolygonData(TypedDict):
    """RFC 7946 §3.1.7: several polygons."""

    type: Literal["MultiPolygon"]
    coordinates: list[list[Ring]]


OutlineData = PolygonData | MultiPolygonData


def require_outline(value: Any) -> None:
    """Raises ValidationError for what is no Polygon or MultiPolygon in the region, in the words of whoever pasted it."""
    if not isinstance(value, dict) or value.get("type") not in ("Polygon", "MultiPolygon"):
        raise ValidationError(_("This is not a polygon as GeoJSON."))
    coordinates = value.get("coordinates")
    rings = _flat(coordinates if value["type"] == "MultiPolygon" else [coordinates])
    if not rings or not all(isinstance(ring, list) and len(ring) > 3 and all(map(_is_position, ring)) for ring in rings):
        raise ValidationError(_("A polygon is made of rings of at least four points, each as [longitude, latitude]."))
    if any(ring[0] != ring[-1] for ring in rings):
        raise ValidationError(_("The outline is not closed: its last point must be its first."))
    points = list(chain.from_iterable(rings))
    if len(written(value)) > LONGEST:
        raise ValidationError(_("The outline has too many points (%(points)d). Simplify it."), params={"points": len(points)})
    if not all(REGION.west <= point[0] <= REGION.east and REGION.south <= point[1] <= REGION.north for point in points):
        raise ValidationError(_("The outline lies outside the region. GeoJSON says the longitude first."))


def written(outline: dict[str, Any]) -> str:
    """As short as it can be written."""
    return json.dumps(outline, ensure_ascii=False, separators=(",", ":"))


def _flat(polygons: Any) -> list[Any]:
    """The rings of all polygons; none where something else stands in place of a polygon."""
    if not isinstance(polygons, list) or not all(isinstance(polygon, list) and polygon for polygon in polygons):
        return []
    return list(chain.from_iterable(polygons))


def _is_position(point: Any) -> bool:
    return isinstance(point, list) and len(point) in (2, 3) and all(map(_is_figure, point))


def _is_figure(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and isfinite(value)
