"""Where the link of the mail leads. Reading it changes nothing, for programs that look for viruses read it too: it takes a click."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from events.suggesting.confirming import confirm
from events.suggesting.signing import from_mail
from events.suggesting.surroundings import list_at, surroundings

GONE = 410


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def confirmation(request: HttpRequest, path: str, signed: str) -> HttpResponse:
    """Asks for one click, or says what has become of the suggestion; 410 for a link that is forged, or too old.

    Raises Http404 below what is no list of dates.
    """
    page = list_at(path)
    if page is None:
        raise Http404
    suggestion = from_mail(signed)
    if suggestion is None:
        return render(request, "events/suggestion_gone.html", surroundings(page), status=GONE)
    if request.method == "POST":
        confirm(suggestion)
        return redirect(reverse("events:confirm_suggestion", kwargs={"path": path, "signed": signed}))
    template = "events/suggested.html" if suggestion.confirmed_at else "events/suggestion_confirm.html"
    values = {"suggestion": suggestion, "ends_at": timezone.localtime(suggestion.ends_at)}
    return render(request, template, surroundings(page) | values)
