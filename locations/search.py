"""Cities, organisations and properties as the search knows them."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext_lazy

from home.dates import day_in_words
from home.registry import SearchKind, SearchNames
from home.search.topics import names_of
from home.terms import Named
from locations import property_words
from locations.choices import Status
from locations.cities import cities
from locations.models import CityPage, CommercialSitePage, HallPage, OrganisationPage, OrganisationType
from locations.property_facts import PropertyFacts
from locations.region import State

Facts = Callable[[Sequence[Any]], Mapping[int, Sequence[str]]]
OF_ORGANISATIONS = ("body", "street", "place", "offers.title", "offers.text")
OF_PROPERTIES = ("body", "reference", "address", "power", "fibre", "motorway_name")


def _city_itself(page: CityPage) -> Iterable[tuple[str, int]]:
    return [("city", page.german_id)]


def _state(found: Sequence[Any]) -> Mapping[int, Sequence[str]]:
    """In one query."""
    rows = CityPage.objects.filter(pk__in=[entry.pk for entry in found]).order_by().values_list("pk", "state")
    return {pk: [str(State(state).label)] for pk, state in rows}


def _sectors(page: OrganisationPage) -> Iterable[tuple[str, int]]:
    return [("sector", row.sector_id) for row in page.sectors.all()]


def _type(found: Sequence[Any]) -> Mapping[int, Sequence[str]]:
    """What it is, and where, if that is in none of the cities; in one query."""
    rows = OrganisationPage.objects.filter(pk__in=[entry.pk for entry in found]).order_by()
    return {
        pk: [str(OrganisationType(kind).label), *([place] if place and not city else [])]
        for pk, kind, place, city in rows.values_list("pk", "organisation_type", "place", "city")
    }


def _facts_of(model: type[CommercialSitePage] | type[HallPage]) -> Facts:
    def facts(found: Sequence[Any]) -> Mapping[int, Sequence[str]]:
        """In one query."""
        rows = model.objects.filter(pk__in=[entry.pk for entry in found]).order_by().facts()
        return {row.pk: _said(row) for row in rows}

    return facts


def _said(row: PropertyFacts) -> list[str]:
    """How large it is, whether it is still to be had, and when the city last said so."""
    words = [property_words.area(row)] + ([property_words.status(row)] if row.status != Status.AVAILABLE else [])
    return words + ([_("confirmed on %(day)s") % {"day": day_in_words(row.confirmed_at)}] if row.confirmed_at else [])


def _cities(language: str) -> dict[int, Named]:
    return {pk: Named(city.slug, city.name, city.language) for pk, city in cities(language).items()}


def _sector_names(language: str) -> dict[int, Named]:
    return names_of("locations.Sector", language)


NAMES = (SearchNames(20, "city", _cities, proper=True), SearchNames(30, "sector", _sector_names))
cities_searched = SearchKind(
    order=40,
    name="city",
    label=pgettext_lazy("kind of page", "City"),
    plural=pgettext_lazy("kind of page", "Cities"),
    models=("locations.CityPage",),
    marks=_city_itself,
    facts=_state,
)
sites = SearchKind(
    order=60,
    name="site",
    label=pgettext_lazy("kind of page", "Commercial site"),
    plural=pgettext_lazy("kind of page", "Commercial sites"),
    also=pgettext_lazy("other names of a kind of page", "land plot plots"),
    models=("locations.CommercialSitePage",),
    texts=OF_PROPERTIES,
    facts=_facts_of(CommercialSitePage),
)
halls = SearchKind(
    order=70,
    name="hall",
    label=pgettext_lazy("kind of page", "Hall"),
    plural=pgettext_lazy("kind of page", "Halls"),
    also=pgettext_lazy("other names of a kind of page", "building buildings"),
    models=("locations.HallPage",),
    texts=OF_PROPERTIES,
    facts=_facts_of(HallPage),
)
organisations = SearchKind(
    order=80,
    name="organisation",
    label=pgettext_lazy("kind of page", "Organisation"),
    plural=pgettext_lazy("kind of page", "Organisations"),
    also=pgettext_lazy("other names of a kind of page", "company companies member members partner partners"),
    models=("locations.OrganisationPage",),
    texts=OF_ORGANISATIONS,
    marks=_sectors,
    facts=_type,
)
KINDS = (cities_searched, sites, halls, organisations)
