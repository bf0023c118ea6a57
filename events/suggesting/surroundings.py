"""Below which list of dates the form stands, and what stands around it."""

from typing import Any

from django.http import Http404

from events.models import EventIndexPage
from events.suggesting.address import suggest_url
from home.public_forms import surroundings as around
from home.views import public_page
from locations.cities import cities


def list_at(path: str) -> EventIndexPage | None:
    """The public list of dates at `path`, below which events can be suggested as soon as there is a city."""
    try:
        page = public_page(path)
    except Http404:
        return None
    return page if isinstance(page, EventIndexPage) and cities(page.language) else None


def surroundings(page: EventIndexPage) -> dict[str, Any]:
    return around.surroundings(page, suggest_url) | {"asked": page, "suggest_url": suggest_url(page.url or "", page.language)}
