"""Where the link leads that came with what is missing: the form with what was sent, or, once it is used, the word that it is."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from events.models import EventIndexPage
from events.suggesting.correcting import Returned, correct, returned_by
from events.suggesting.form import CorrectionForm
from events.suggesting.surroundings import list_at, surroundings
from events.suggesting.views import limit
from home.public_forms.answering import answer

CONFLICT, GONE = 409, 410


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def correction(request: HttpRequest, path: str, signed: str) -> HttpResponse:
    """The form; 410 for a link that is forged, too old, or about what is decided. Raises Http404 below what is no list of dates."""
    page = list_at(path)
    if page is None:
        raise Http404
    returned = returned_by(signed)
    if returned is None:
        return render(request, "events/suggestion_gone.html", surroundings(page), status=GONE)
    if request.method == "POST" or returned.is_open:
        return _form(request, page, returned, reverse("events:correct_suggestion", kwargs={"path": path, "signed": signed}))
    if returned.is_handed_in_again:
        return render(request, "events/suggestion_corrected.html", surroundings(page))
    return render(request, "events/suggestion_gone.html", surroundings(page), status=GONE)


def _form(request: HttpRequest, page: EventIndexPage, returned: Returned, address: str) -> HttpResponse:
    def show(form: CorrectionForm, status: int) -> HttpResponse:
        values = {"form": form, "reason": returned.step.comment}
        return render(request, "events/suggestion_correct.html", surroundings(page) | values, status=status)

    def accept(form: CorrectionForm) -> HttpResponse:
        if correct(returned, form.words, form.key(form.words)):
            return redirect(address)
        form.add_error(None, _("This link has been used, or the editors have decided meanwhile. What you wrote now was not sent."))
        return show(form, CONFLICT)

    return answer(request, lambda data: CorrectionForm(data, page=page, returned=returned), limit(), show, accept)
