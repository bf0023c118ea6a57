"""Below which list of dates the form stands, and what stands around it."""

from typing import Any

from events.models import EventIndexPage
from events.suggesting.address import suggest_url
from home.public_forms import surroundings as around
from home.public_forms.answering import page_at
from locations.cities import cities


def list_at(path: str) -> EventIndexPage | None:
    """The public list of dates at `path`, below which events can be suggested as soon as there is a city."""
    page = page_at(path, EventIndexPage)
    return page if page and cities(page.language) else None


def surroundings(page: EventIndexPage) -> dict[str, Any]:
    return around.surroundings(page, suggest_url) | {"asked": page, "suggest_url": suggest_url(page.url or "", page.language)}
