"""A city in the words of schema.org."""

from __future__ import annotations

from typing import TYPE_CHECKING

from home import pictures
from home.frame import absolute, address
from home.structured_data import Thing

if TYPE_CHECKING:
    from locations.models import CityPage


def city_thing(page: CityPage) -> Thing:
    """https://schema.org/City, a kind of Place: what the page shows of it."""
    url = absolute(address(page.url_path))
    thing: Thing = {
        "@type": "City",
        "@id": f"{url}#city",
        "name": page.title,
        "url": url,
        "description": page.summary,
        "containedInPlace": {"@type": "State", "name": page.get_state_display(), "identifier": page.state},
    }
    if page.position:
        thing["geo"] = {"@type": "GeoCoordinates", "latitude": page.position[0], "longitude": page.position[1]}
    if page.website:
        thing["sameAs"] = page.website
    picture = pictures.picture(page.teaser_picture_id, page.language) if page.teaser_picture_id else None
    if picture:
        thing["image"] = picture.as_data()["url"]
    return thing
