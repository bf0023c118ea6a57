"""Projects on other pages: the start page, beside articles, of a city, of an organisation. No query once this version is known."""

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest
from django.utils import timezone

from home.models import BasePage, HomePage
from home.registry import Section
from locations.cities import cities
from locations.models import CityPage, OrganisationPage
from projects.asked import Asked
from projects.entries import entries
from projects.entry import Entry, in_order
from projects.lists import list_url
from projects.period import Status
from projects.rows import rows

AT_HOME, BESIDE, IN_CITY, TAKING_PART = 3, 2, 5, 12


def _at_home(page: HomePage, request: HttpRequest) -> dict[str, Any] | None:
    """Those that run or begin soon; None where there is none."""
    return _shown(_not_finished(page.language)[:AT_HOME], page.language)


def _beside(page: BasePage, request: HttpRequest) -> dict[str, Any] | None:
    """Those that run or begin soon: on the topic of the article first, then in its city. The one that it is about stands with the article
    itself."""
    topic, city = getattr(page, "topic", None), cities(page.language).get(getattr(page, "city_id", None) or 0)
    found = [entry for entry in _not_finished(page.language) if entry.german_pk != getattr(page, "project_id", None)]
    found.sort(key=lambda entry: ((topic and topic.slug) not in entry.topics, (city and city.slug) not in entry.cities))
    return _shown(found[:BESIDE], page.language)


def _in_city(page: CityPage, request: HttpRequest) -> dict[str, Any] | None:
    """Those that the city takes part in, finished ones too; None where there is none."""
    slug = page.german_slug
    found = [entry for entry in _all(page.language) if slug in entry.cities]
    index = list_url(page.language)
    all_url = index + Asked(city=slug).query() if index and len(found) > IN_CITY else ""
    return _shown(found[:IN_CITY], page.language, all_url=all_url)


def _taking_part(page: OrganisationPage, request: HttpRequest) -> dict[str, Any] | None:
    """Those that it leads or takes part in; None where there is none."""
    found = [entry for entry in _all(page.language) if page.translation_key in entry.organisations]
    return _shown(found[:TAKING_PART], page.language)


def _all(language: str) -> list[Entry]:
    return in_order(entries(language), timezone.localdate())


def _not_finished(language: str) -> list[Entry]:
    today = timezone.localdate()
    return [entry for entry in _all(language) if entry.status_on(today) is not Status.FINISHED]


def _shown(found: Iterable[Entry], language: str, **more: str) -> dict[str, Any] | None:
    shown = rows(found, language, timezone.localdate())
    return {"rows": shown, "list_url": list_url(language), **more} if shown else None


home_section = Section(order=60, name="projects", template="projects/home_section.html", context=_at_home)
side_section = Section(order=40, name="projects", template="projects/side_section.html", context=_beside)
city_section = Section(order=45, name="projects", template="projects/city_section.html", context=_in_city)
organisation_section = Section(order=7, name="projects", template="projects/organisation_section.html", context=_taking_part)
