"""The newest articles of a city, on its page."""

from typing import Any

from django.http import HttpRequest

from home.registry import Section
from locations.models import CityPage
from news.asked import Asked
from news.lists import list_url
from news.models import NewsPage

SHOWN = 3


def _newest(page: CityPage, request: HttpRequest) -> dict[str, Any] | None:
    """In the language of the page, in one query; None where no article names the city."""
    teasers = NewsPage.objects.listed_in(page.language).filter(city=page.german_id).newest_first()[:SHOWN].teasers(page.language)
    if not teasers:
        return None
    index = list_url(page.language)
    return {
        "teasers": teasers,
        "all_url": index + Asked(city=page.german_slug).query() if index else "",
        "pictures": [teaser.picture_id for teaser in teasers if teaser.picture_id],
    }


section = Section(order=30, name="news", template="news/city_section.html", context=_newest)
