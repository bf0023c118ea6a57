"""The cities on the start page."""

from typing import Any

from django.apps import apps
from django.http import HttpRequest

from home.frame import address
from home.models import HomePage
from home.publication.version import once_per_version
from home.registry import Section
from locations.cities import cities


def _cities(page: HomePage, request: HttpRequest) -> dict[str, Any] | None:
    """In the language of the start page; no query once this version of the content is known. None while there is no city."""
    found = list(cities(page.language).values())
    return {"cities": found, "list_url": list_url(page.language)} if found else None


@once_per_version
def list_url(language: str) -> str:
    """The path of the public list of cities in a language, an empty string where there is none."""
    lists = apps.get_model("locations", "CityIndexPage").objects.public().in_language(language).order_by("path")
    found = lists.values_list("url_path", flat=True).first()
    return address(found) if found else ""


section = Section(order=90, name="cities", template="locations/cities_home_section.html", context=_cities)
