"""The cities on the start page."""

from typing import Any

from django.http import HttpRequest

from home.lists import public_url
from home.models import HomePage
from home.registry import Section
from locations.cities import cities


def _cities(page: HomePage, request: HttpRequest) -> dict[str, Any] | None:
    """In the language of the start page; no query once this version of the content is known. None while there is no city."""
    found = list(cities(page.language).values())
    return {"cities": found, "list_url": public_url("locations.CityIndexPage", page.language)} if found else None


section = Section(order=90, name="cities", template="locations/cities_home_section.html", context=_cities)
