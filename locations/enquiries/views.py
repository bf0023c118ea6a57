"""`<property>/anfrage/`, and what follows when it is sent. Neither is ever cached, and the form alone sets a cookie."""

from django.conf import settings
from django.core import signing
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from home.public_forms.answering import Limit, answer, page_at, page_itself
from locations.details import key_figures
from locations.enquiries.delivery import outbox
from locations.enquiries.form import EnquiryForm
from locations.enquiries.receiving import receive
from locations.enquiries.surroundings import surroundings
from locations.models import Enquiry, PropertyPage

TOO_MANY = _("Many enquiries came from your network. Please wait a while, then send this one again.")
_signer = signing.Signer(salt="locations.enquiry.done", sep="~")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def enquiry(request: HttpRequest, path: str) -> HttpResponse:
    """The form for the public property at `path` that has somebody to mail to; every other page answers for itself."""
    page = _property(path)
    if page is None:
        return page_itself(request)

    def show(form: EnquiryForm, status: int) -> HttpResponse:
        shown = {"form": form, "figures": key_figures(page.facts(), timezone.localdate())[:2]}
        return render(request, "locations/enquiry.html", surroundings(page) | shown, status=status)

    def accept(form: EnquiryForm) -> HttpResponse:
        received = receive(form)
        outbox.deliver(received.pk)
        return redirect(reverse("locations:enquiry_done", kwargs={"path": path, "signed": _signer.sign(received.pk)}))

    limit = Limit("enquiry", settings.ENQUIRIES_PER_HOUR, TOO_MANY)
    return answer(request, lambda data: EnquiryForm(data, page=page), limit, show, accept)


@never_cache
@require_safe
def enquiry_done(request: HttpRequest, path: str, signed: str) -> HttpResponse:
    """What happens next, for as long as the enquiry is kept; raises Http404 for any other."""
    page = _property(path)
    try:
        pk = int(_signer.unsign(signed))
    except (signing.BadSignature, ValueError):
        raise Http404 from None
    received = Enquiry.objects.filter(pk=pk, page=page).first() if page else None
    if page is None or received is None:
        raise Http404
    values = {
        "enquiry": received,
        "received_on": timezone.localdate(received.received_at),
        "deleted_on": timezone.localdate(received.deleted_at),
        "pool": next((above for above in reversed(page.trail) if above.depth > 2), None),
    }
    return render(request, "locations/enquiry_done.html", surroundings(page) | values)


def _property(path: str) -> PropertyPage | None:
    page = page_at(path, PropertyPage)
    return page if page and page.contact_email else None
