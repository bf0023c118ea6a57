"""What lists, maps, similar ones and the search for the nearest need to know of a property; finished values, nothing that queries."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from home.frame import address
from locations.asked import Kind


@dataclass(frozen=True)
class PropertyFacts:
    """One commercial site or hall. `language` is that of `title`; areas are in hectares for sites and in m² for halls, prices in euros
    per m² (halls: and month), lengths in kilometres and metres, loads in tonnes. None and empty mean “not said”."""

    kind: Kind
    pk: int
    title: str
    language: str
    url_path: str
    city_id: int | None
    status: str
    latitude: Decimal | None
    longitude: Decimal | None
    area: Decimal | None
    divisible_from: Decimal | None
    price: Decimal | None
    price_on_request: bool
    motorway_name: str
    motorway_km: Decimal | None
    rail_siding: str
    round_the_clock: str
    available_from: date | None
    confirmed_at: date | None
    zoning: str = ""
    clear_height: Decimal | None = None
    crane_load: Decimal | None = None

    @property
    def url(self) -> str:
        """The path of its page on this site."""
        return address(self.url_path)

    @property
    def zones(self) -> list[str]:
        """Codes of `locations.choices.Zoning`."""
        return self.zoning.split()

    @property
    def position(self) -> tuple[float, float] | None:
        """Latitude and longitude, or None while one of them is missing."""
        return None if self.latitude is None or self.longitude is None else (float(self.latitude), float(self.longitude))
