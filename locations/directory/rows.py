"""The organisations of a directory, read once per version of the content."""

from collections import defaultdict

from django.db.models import Q, QuerySet

from home.publication.version import once_per_version
from home.terms import Named, terms
from locations.cities import cities
from locations.directory.entries import Entry, in_order
from locations.models.organisation_page import OrganisationPage, OrganisationSector, OrganisationType


@once_per_version
def entries(paths: tuple[str, ...], language: str) -> tuple[Entry, ...]:
    """The public organisations below these tree paths, as a list in `language` has them, in German order; in two queries."""
    below = Q()
    for path in paths:
        below |= Q(path__startswith=path)
    found = OrganisationPage.objects.listed_in(language).filter(below)
    sectors, slugs = _sectors(found), {city.pk: city.slug for city in cities(language).values()}
    rows = found.values_list("pk", "title", "locale__language_code", "url_path", "organisation_type", "city", "place", "since")
    return tuple(
        in_order(
            Entry(name, its_language, url_path, kind, slugs.get(city, ""), place, tuple(sectors[pk]), since)
            for pk, name, its_language, url_path, kind, city, place, since in rows
        )
    )


def names(language: str) -> dict[str, dict[str, Named]]:
    """What the values of the filters are called. Cities have one name, whatever language their page is in."""
    return {
        "city": {city.slug: Named(city.slug, city.name, language) for city in cities(language).values()},
        "sector": terms("locations.Sector", language),
        "kind": {value: Named(value, str(label), language) for value, label in OrganisationType.choices},
    }


def _sectors(found: QuerySet) -> dict[int, list[str]]:
    """The slugs of the sectors of each organisation, in its order."""
    by_page: dict[int, list[str]] = defaultdict(list)
    rows = OrganisationSector.objects.filter(page__in=found.order_by().values("pk"))
    for pk, slug in rows.order_by("page", "sort_order").values_list("page", "sector__slug"):
        by_page[pk].append(slug)
    return by_page
