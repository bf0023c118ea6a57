"""`<list of dates>/vorschlagen/`, and what follows when it is sent. Neither is ever cached, and the form alone sets a cookie."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe
from limits import RateLimitItemPerHour

from events.models import EventIndexPage
from events.suggesting.delivery import deliver
from events.suggesting.form import SuggestionForm
from events.suggesting.receiving import receive
from events.suggesting.signing import for_browser, from_browser
from events.suggesting.surroundings import list_at, surroundings
from home.frame import prefix_of
from home.limits import Standing, by_address, counted
from home.links import active_language
from home.views import serve_page


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def suggest(request: HttpRequest, path: str) -> HttpResponse:
    """The form below the public list of dates at `path`; every other page answers for itself."""
    page = list_at(path)
    if page is None:
        return serve_page(request, request.path_info.removeprefix(prefix_of(active_language())))
    if request.method != "POST":
        return _form(request, page, SuggestionForm(page=page))
    standing = counted(by_address("suggestion", RateLimitItemPerHour(settings.SUGGESTIONS_PER_HOUR), request))
    form = SuggestionForm(request.POST, page=page)
    if standing and not standing.within:
        return _too_many(request, page, form, standing)
    if not form.is_valid():
        return _form(request, page, form, status=422)
    suggestion = receive(form)
    deliver(suggestion.pk)
    return redirect(reverse("events:suggested", kwargs={"path": path, "signed": for_browser(suggestion)}))


@never_cache
@require_safe
def suggested(request: HttpRequest, path: str, signed: str) -> HttpResponse:
    """What happens next, for as long as the suggestion is kept; raises Http404 for any other."""
    page, suggestion = list_at(path), from_browser(signed)
    if page is None or suggestion is None:
        raise Http404
    values = {"suggestion": suggestion, "hours": settings.SUGGESTION_HOURS}
    return render(request, "events/suggested.html", surroundings(page) | values)


def _form(request: HttpRequest, page: EventIndexPage, form: SuggestionForm, status: int = 200) -> HttpResponse:
    return render(request, "events/suggest.html", surroundings(page) | {"form": form}, status=status)


def _too_many(request: HttpRequest, page: EventIndexPage, form: SuggestionForm, standing: Standing) -> HttpResponse:
    form.full_clean()
    form.add_error(None, _("Many suggestions came from your network. Please wait a while, then send this one again."))
    response = _form(request, page, form, status=429)
    response["Retry-After"] = str(standing.seconds)
    return response
