"""What there is to read about an organisation, an event or a project: the articles that refer to it."""

from typing import Any

from django.http import Http404, HttpRequest

from home.models import BasePage
from home.paging import NoSuchPageError, page_number, pager
from home.registry import Section
from news.models import NewsPage

SHOWN = 30
WITH_PICTURE = 3


def _referring(page: BasePage, request: HttpRequest) -> dict[str, Any] | None:
    """In the language of the page, the newest first, those of the page of the list that the address asks for, in one query, and two
    where there are more than one of them; None as long as there is none. Raises Http404 for a page that the list does not have."""
    articles = NewsPage.objects.listed_in(page.language).referring_to(page).newest_first()
    try:
        number = page_number(request.GET.get("page", ""))
        start = (number - 1) * SHOWN
        teasers = articles[start : start + SHOWN + 1].teasers(page.language)
        count = articles.count() if start or len(teasers) > SHOWN else len(teasers)
        pages = pager(number, count, SHOWN, _address)
    except NoSuchPageError as error:
        raise Http404(f"No page “{error}”") from error
    if not teasers:
        return None
    first, others = ([], teasers[:SHOWN]) if start else (teasers[:WITH_PICTURE], teasers[WITH_PICTURE:SHOWN])
    return {"first": first, "others": others, "pager": pages, "pictures": [teaser.picture_id for teaser in first if teaser.picture_id]}


def _address(number: int) -> str:
    return f"?page={number}#news" if number > 1 else "#news"


section = Section(order=10, name="news", template="news/referring_section.html", context=_referring)
