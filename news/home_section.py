"""The newest articles on the start page: one leads, three follow."""

from typing import Any

from django.http import HttpRequest

from home.models import HomePage
from home.registry import Section
from news.lists import list_url
from news.newest import newest

SHOWN = 4


def _newest(page: HomePage, request: HttpRequest) -> dict[str, Any] | None:
    """In the language of the start page, in one query once per version; None as long as there is no article."""
    teasers = newest(page.language, SHOWN, "")
    if not teasers:
        return None
    with_picture = [teaser.picture_id for teaser in teasers[:2] if teaser.picture_id]
    return {"lead": teasers[0], "others": teasers[1:], "list_url": list_url(page.language), "pictures": with_picture}


section = Section(order=10, name="news", template="news/home_section.html", context=_newest)
