"""What this room itself shows of a city: its sites and halls, its members and partners."""

from typing import Any

from django.http import HttpRequest
from django.utils import timezone

from home.lists import public_url
from home.publication.version import once_per_version
from home.registry import Section
from locations.asked import SORTS, Asked, Kind
from locations.choices import Status
from locations.cities import cities
from locations.directory.asked import Asked as DirectoryAsked
from locations.directory.listing import listing
from locations.directory.rows import entries, names
from locations.models import CityPage, CommercialSitePage, DirectoryPage, HallPage
from locations.querysets import PropertyQuerySet
from locations.results import results

SITES, HALLS = 4, 3


def _properties(page: CityPage, request: HttpRequest) -> dict[str, Any] | None:
    """The largest that are to be had, in one query for each kind; None where the city has none."""
    sites = _largest(CommercialSitePage.objects.listed_in(page.language), page, SITES)
    halls = _largest(HallPage.objects.listed_in(page.language), page, HALLS)
    if not (sites or halls):
        return None
    pool = pool_url(page.language)
    return {
        "results": [*sites, *halls],
        "sites_url": pool + _asked("site", page).query() if pool and sites else "",
        "halls_url": pool + _asked("hall", page).query() if pool and halls else "",
    }


def _largest(properties: PropertyQuerySet, page: CityPage, limit: int) -> list[Any]:
    found = properties.filter(city=page.german_id).exclude(status=Status.TAKEN).sorted_by(SORTS[0])[:limit].facts()
    return results(found, 1, cities(page.language), timezone.localdate())


def _asked(kind: Kind, page: CityPage) -> Asked:
    return Asked(kind=kind, city=page.german_slug)


def _organisations(page: CityPage, request: HttpRequest) -> dict[str, Any] | None:
    """All of them, in alphabetical order; no query once this version of the content is known. None where the city has none."""
    found = listing(entries(directory_paths(), page.language), names(page.language), DirectoryAsked(city=page.german_slug))
    return {"rows": found.rows} if found.count else None


def pool_url(language: str) -> str:
    """The path of the public pool in a language, an empty string where there is none."""
    return public_url("locations.PropertyPoolPage", language)


@once_per_version
def directory_paths() -> tuple[str, ...]:
    """The tree paths of all public directories, in every language."""
    return tuple(DirectoryPage.objects.public().order_by("path").values_list("path", flat=True))


pool_section = Section(order=40, name="pool", template="locations/pool_city_section.html", context=_properties)
organisations_section = Section(
    order=50, name="organisations", template="locations/organisations_city_section.html", context=_organisations
)
