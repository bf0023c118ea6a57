"""`<list of dates>/vorschlagen/`, and what follows when it is sent. Neither is ever cached, and the form alone sets a cookie."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from events.suggesting.delivery import outbox
from events.suggesting.form import SuggestionForm
from events.suggesting.receiving import receive
from events.suggesting.signing import for_browser, from_browser
from events.suggesting.surroundings import list_at, surroundings
from home.public_forms.answering import Limit, answer, page_itself

TOO_MANY = _("Many suggestions came from your network. Please wait a while, then send this one again.")


def limit() -> Limit:
    """Corrections count, too."""
    return Limit("suggestion", settings.SUGGESTIONS_PER_HOUR, TOO_MANY)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def suggest(request: HttpRequest, path: str) -> HttpResponse:
    """The form below the public list of dates at `path`; every other page answers for itself."""
    page = list_at(path)
    if page is None:
        return page_itself(request)

    def show(form: SuggestionForm, status: int) -> HttpResponse:
        return render(request, "events/suggest.html", surroundings(page) | {"form": form}, status=status)

    def accept(form: SuggestionForm) -> HttpResponse:
        suggestion = receive(form)
        outbox.deliver(suggestion.pk)
        return redirect(reverse("events:suggested", kwargs={"path": path, "signed": for_browser(suggestion)}))

    return answer(request, lambda data: SuggestionForm(data, page=page), limit(), show, accept)


@never_cache
@require_safe
def suggested(request: HttpRequest, path: str, signed: str) -> HttpResponse:
    """What happens next, for as long as the suggestion is kept; raises Http404 for any other."""
    page, suggestion = list_at(path), from_browser(signed)
    if page is None or suggestion is None:
        raise Http404
    values = {"suggestion": suggestion, "hours": settings.SUGGESTION_HOURS}
    return render(request, "events/suggested.html", surroundings(page) | values)
