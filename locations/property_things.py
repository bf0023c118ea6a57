"""A property in the words of schema.org: a listing with an offer, about a place with its figures.

An offer's `itemOffered` is never a Place, so the offer belongs to the listing (https://schema.org/RealEstateListing).
Units are UN/CEFACT codes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from home.frame import absolute
from home.pictures import picture
from home.structured_data import Thing
from locations.choices import Status
from locations.details import Details
from locations.geojson import number

if TYPE_CHECKING:
    from locations.models import PropertyPage

HECTARE, SQUARE_METRE, KILOMETRE, METRE, TONNE = "HAR", "MTK", "KMT", "MTR", "TNE"
AVAILABILITY: Final = {
    Status.AVAILABLE: "https://schema.org/InStock",
    Status.RESERVED: "https://schema.org/Reserved",
    Status.TAKEN: "https://schema.org/SoldOut",
}


def property_things(page: PropertyPage, details: Details, publisher: Thing) -> list[Thing]:
    """What the page shows, for search engines."""
    facts = details.facts
    url = absolute(facts.url)
    place: Thing = {
        "@type": "Place",
        "@id": f"{url}#place",
        "name": facts.title,
        "url": url,
        "additionalProperty": _figures(details),
    }
    if facts.position:
        place["geo"] = {"@type": "GeoCoordinates", "latitude": facts.position[0], "longitude": facts.position[1]}
    if page.address:
        place["address"] = page.address
    if details.city:
        place["containedInPlace"] = {"@type": "City", "name": details.city.name, "url": absolute(details.city.url)}
    listing: Thing = {
        "@type": "RealEstateListing",
        "@id": f"{url}#listing",
        "url": url,
        "name": facts.title,
        "description": page.description,
        "inLanguage": page.language,
        "about": {"@id": place["@id"]},
        "offers": _offer(details),
        "publisher": {"@id": publisher["@id"]},
    }
    if page.last_published_at:
        listing["dateModified"] = page.last_published_at.isoformat(timespec="seconds")
    shown = picture(page.teaser_picture_id, page.language) if page.teaser_picture_id else None
    if shown:
        listing["image"] = shown.as_data()["url"]
    return [listing, place]


def _offer(details: Details) -> Thing:
    """A sale of the site or a lease of the hall; the price only where it is public."""
    facts = details.facts
    action = "Sell" if facts.kind == "site" else "LeaseOut"
    offer: Thing = {
        "@type": "Offer",
        "availability": AVAILABILITY[Status(facts.status)],
        "businessFunction": f"http://purl.org/goodrelations/v1#{action}",
        "url": absolute(details.enquiry_url or facts.url),
    }
    if facts.available_from:
        offer["availabilityStarts"] = facts.available_from.isoformat()
    if facts.price is not None:
        unit = {"@type": "UnitPriceSpecification", "price": number(facts.price), "priceCurrency": "EUR", "unitCode": SQUARE_METRE}
        offer["priceSpecification"] = unit | ({"billingDuration": "P1M"} if facts.kind == "hall" else {})
    return offer


def _figures(details: Details) -> list[Thing]:
    """The figures that the page shows, with the names that it gives them."""
    facts = details.facts
    units = {"site": HECTARE, "hall": SQUARE_METRE}
    found = [
        ("area", facts.area, units[facts.kind]),
        ("divisibleFrom", facts.divisible_from, units[facts.kind]),
        ("distanceToMotorway", facts.motorway_km, KILOMETRE),
        ("clearHeight", facts.clear_height, METRE),
        ("craneLoad", facts.crane_load, TONNE),
    ]
    measured = [_value(name, number(value), unitCode=unit) for name, value, unit in found if value is not None]
    return measured + [_value("zoning", code) for code in facts.zones]


def _value(name: str, value: Any, **more: str) -> Thing:
    return {"@type": "PropertyValue", "name": name, "value": value, **more}
