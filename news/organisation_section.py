"""What there is to read about an organisation: the articles that refer to it."""

from typing import Any

from django.http import HttpRequest

from home.registry import Section
from locations.models import OrganisationPage
from news.models import NewsPage

SHOWN = 30
WITH_PICTURE = 3


def _referring(page: OrganisationPage, request: HttpRequest) -> dict[str, Any] | None:
    """In the language of the organisation's page, the newest first, in one query; None as long as there is none."""
    articles = NewsPage.objects.listed_in(page.language).referring_to(page).newest_first()
    teasers = articles[:SHOWN].teasers(page.language)
    if not teasers:
        return None
    first, others = teasers[:WITH_PICTURE], teasers[WITH_PICTURE:]
    return {"first": first, "others": others, "pictures": [teaser.picture_id for teaser in first if teaser.picture_id]}


section = Section(order=10, name="news", template="news/organisation_section.html", context=_referring)
