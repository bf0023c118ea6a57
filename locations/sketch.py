"""Where something lies on the sketch of the region, `templates/includes/region_drawing.html`.

The drawing is an equirectangular projection; its constants were fitted to the twelve cities drawn on it and meet each to within
three of its units, a millimetre on a screen.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

LEFT, TOP, WIDTH, HEIGHT = -10, 0, 640, 575
_X: Final = (-1951.6, 181.59)
_Y: Final = (15259.2, -291.245)

Position = tuple[float, float]


@dataclass(frozen=True)
class Pin:
    """The tip of a pin in the drawing's units, with the number it bears, if any."""

    x: int
    y: int
    number: int | None = None

    @property
    def head(self) -> int:
        """Where the middle of its round head lies."""
        return self.y - 36

    @property
    def baseline(self) -> int:
        """Where the number in its head stands."""
        return self.y - 29


def pin(position: Position, number: int | None = None) -> Pin | None:
    """The pin of a place given as latitude and longitude; None for one outside the drawing."""
    latitude, longitude = position
    x, y = round(_X[0] + _X[1] * longitude), round(_Y[0] + _Y[1] * latitude)
    return Pin(x, y, number) if LEFT <= x <= LEFT + WIDTH and TOP <= y <= TOP + HEIGHT else None


def pins(places: Iterable[tuple[Position | None, int]]) -> list[Pin]:
    """The pins of numbered places, southern ones in front of northern ones; places without a position have none."""
    found = [pin(position, number) for position, number in places if position]
    return sorted((each for each in found if each), key=lambda each: (each.y, -(each.number or 0)))


def excerpt(centre: Pin) -> str:
    """The view box of a wide excerpt of the drawing around a pin, moved so that it stays inside."""
    height = 330
    top = min(max(TOP, centre.y - height // 2 - 20), TOP + HEIGHT - height)
    return f"{LEFT} {top} {WIDTH} {height}"
