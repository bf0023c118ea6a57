"""`/suche/` and `/en/search/`: the page of the search."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from home.frame import frame, prefix_of
from home.links import active_language
from home.paging import NoSuchPageError
from home.search.asked import Asked, asked
from home.search.results import results


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Whatever was asked for stands in the address. Raises Http404 for a page of hits that there is not."""
    language = active_language()
    try:
        question = asked(request.GET)
        found = results(question, language)
    except NoSuchPageError as error:
        raise Http404(f"No page “{error}”") from error
    values = {"asked": question, "results": found, "search_url": reverse("search"), "languages": _languages(language, question)}
    return render(request, "home/search.html", values | _surroundings(language))


def _surroundings(language: str) -> dict[str, object]:
    home = {"title": _("Start page"), "url": prefix_of(language)}
    return {"frame": frame(language), "home_url": home["url"], "crumbs": [home]}


def _languages(language: str, question: Asked) -> list[dict[str, object]]:
    """The same question to the other language, from its first page on."""
    entries = []
    for code, name in settings.LANGUAGES:
        with translation.override(code):
            url = reverse("search") + question.on_page(1).query()
        entries.append({"code": code, "name": name, "is_current": code == language, "url": url})
    return entries
