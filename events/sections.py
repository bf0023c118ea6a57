"""Dates on other pages: the start page, beside articles, of a city, of an organisation, of a project."""

from datetime import date
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.utils import timezone

from events.addresses import calendar_url
from events.asked import Asked
from events.entries import entries
from events.entry import Entry
from events.lists import list_url
from events.models import Occurrence
from events.upcoming import upcoming
from home.models import BasePage, HomePage
from home.publication.version import once_per_version
from home.registry import Section
from locations.models import CityPage, OrganisationPage

AT_HOME, BESIDE, IN_CITY, ORGANISED, OVER = 5, 3, 5, 8, 3


def _opening(page: HomePage, request: HttpRequest) -> dict[str, Any] | None:
    """The one next date; no query once this version of the content is known."""
    found = upcoming(page.language, timezone.localdate(), AT_HOME)
    return {"entry": found[0]} if found else None


def _at_home(page: HomePage, request: HttpRequest) -> dict[str, Any] | None:
    """The next dates; no query once this version of the content is known."""
    found = upcoming(page.language, timezone.localdate(), AT_HOME)
    if not found:
        return None
    return {"entries": found, "list_url": list_url(page.language), "calendar_url": calendar_url(page.language)}


def _beside(page: BasePage, request: HttpRequest) -> dict[str, Any] | None:
    """The next dates, those on the topic of the article first; no query once this version of the content is known."""
    today, topic = timezone.localdate(), getattr(page, "topic", None)
    nearest = upcoming(page.language, today, BESIDE, topic.slug) if topic else ()
    everything = [
        entry for entry in upcoming(page.language, today, 2 * BESIDE) if entry.url_path not in {near.url_path for near in nearest}
    ]
    found = [*nearest, *everything][:BESIDE]
    return {"entries": found, "list_url": list_url(page.language)} if found else None


def _in_city(page: CityPage, request: HttpRequest) -> dict[str, Any] | None:
    """The next dates there, cancelled ones too; None where none is planned."""
    dates = Occurrence.objects.public().in_city(page.german_id).coming(timezone.localdate())
    found = entries(dates[:IN_CITY], page.language)
    if not found:
        return None
    index = list_url(page.language)
    return {
        "entries": found,
        "all_url": index + Asked(city=page.german_slug).query() if index else "",
        "calendar_url": calendar_url(page.language, city=page.german_slug),
    }


def _organised(page: OrganisationPage, request: HttpRequest) -> dict[str, Any] | None:
    """What it organises, cancelled dates too; None where nothing is planned."""
    dates = Occurrence.objects.public().organised_by(page.translation_key).coming(timezone.localdate())
    found = entries(dates[:ORGANISED], page.language)
    return {"entries": found} if found else None


def _of_project(page: BasePage, request: HttpRequest) -> dict[str, Any] | None:
    """What it invites to, cancelled dates too, or where nothing is planned the last ones; None where there never was any."""
    found, are_over = _dates_of_project(page.translation_key, page.language, timezone.localdate())
    return {"entries": found, "are_over": are_over} if found else None


@once_per_version
def _dates_of_project(key: UUID, language: str, today: date) -> tuple[list[Entry], bool]:
    """What is to come of it or, where nothing is, what was, and which of the two. Projects are few, so their dates are remembered."""
    dates = Occurrence.objects.public().of_project(key)
    if coming := entries(dates.coming(today)[:ORGANISED], language):
        return coming, False
    return entries(dates.past(today)[:OVER], language), True


opening = Section(order=10, name="events", template="events/opening.html", context=_opening)
home_section = Section(order=20, name="events", template="events/home_section.html", context=_at_home)
side_section = Section(order=30, name="events", template="events/side_section.html", context=_beside)
city_section = Section(order=20, name="events", template="events/city_section.html", context=_in_city)
organisation_section = Section(order=5, name="events", template="events/organisation_section.html", context=_organised)
project_section = Section(order=5, name="events", template="events/organisation_section.html", context=_of_project)
