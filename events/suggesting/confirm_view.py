"""Where the link of the mail leads. Reading it changes nothing, for programs that look for viruses read it too: it takes a click."""

import logging

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from events.suggesting.confirming import NobodyReviewsError, confirm
from events.suggesting.signing import from_mail
from events.suggesting.surroundings import list_at, surroundings

GONE, UNAVAILABLE = 410, 503

logger = logging.getLogger(__name__)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def confirmation(request: HttpRequest, path: str, signed: str) -> HttpResponse:
    """Asks for one click, or says what has become of the suggestion; 410 for a link that is forged, or too old, 503 where nobody
    could review it, which is logged.

    Raises Http404 below what is no list of dates.
    """
    page = list_at(path)
    if page is None:
        raise Http404
    suggestion = from_mail(signed)
    if suggestion is None:
        return render(request, "events/suggestion_gone.html", surroundings(page), status=GONE)
    values = surroundings(page) | {"suggestion": suggestion, "ends_at": timezone.localtime(suggestion.ends_at)}
    if request.method == "POST":
        try:
            confirm(suggestion)
        except NobodyReviewsError:
            logger.exception("A suggestion cannot be confirmed")
            return render(request, "events/suggestion_confirm.html", values | {"nobody_reviews": True}, status=UNAVAILABLE)
        return redirect(reverse("events:confirm_suggestion", kwargs={"path": path, "signed": signed}))
    return render(request, "events/suggested.html" if suggestion.confirmed_at else "events/suggestion_confirm.html", values)
