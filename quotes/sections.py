"""Quotes on other pages: the start page, beside articles, of a city."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest
from django.utils import timezone

from home.models import BasePage, HomePage
from home.registry import Section
from locations.models import CityPage
from quotes.asked import Asked
from quotes.lists import list_url
from quotes.of_the_day import quotes_of_the_day
from quotes.quote import Quote

# With the quote of the day those that a button steps through.
STEPS, IN_CITY = 6, 3


def _at_home(page: HomePage, request: HttpRequest) -> dict[str, Any] | None:
    """The quote of the day; no query once this version of the content is known."""
    return _first_and_others(page.language, quotes_of_the_day(page.language, timezone.localdate(), STEPS))


def _beside(page: BasePage, request: HttpRequest) -> dict[str, Any] | None:
    """The same, of the city of the article or on its topic first."""
    topic = getattr(page, "topic", None)
    topics = frozenset({topic.slug} if topic else ())
    city: int | None = getattr(page, "city_id", None)
    return _first_and_others(page.language, quotes_of_the_day(page.language, timezone.localdate(), STEPS, city, topics))


def _in_city(page: CityPage, request: HttpRequest) -> dict[str, Any] | None:
    """Those of the city only, another one in front each day; None where there is none."""
    found = quotes_of_the_day(page.language, timezone.localdate(), IN_CITY, page.german_id, only=True)
    if not found:
        return None
    index = list_url(page.language)
    return {"quotes": found, "all_url": index + Asked(city=page.german_slug).query() if index else "", "pictures": _portraits(found)}


def _first_and_others(language: str, found: Sequence[Quote]) -> dict[str, Any] | None:
    if not found:
        return None
    return {"quote": found[0], "others": found[1:], "list_url": list_url(language), "pictures": _portraits(found)}


def _portraits(found: Sequence[Quote]) -> list[int]:
    return [quote.portrait_id for quote in found if quote.portrait_id]


home_section = Section(order=30, name="quotes", template="quotes/home_section.html", context=_at_home)
side_section = Section(order=10, name="quotes", template="quotes/side_section.html", context=_beside)
city_section = Section(order=35, name="quotes", template="quotes/city_section.html", context=_in_city)
