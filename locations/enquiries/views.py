"""`<property>/anfrage/`, and what follows when it is sent. Neither is ever cached, and the form alone sets a cookie."""

from django.conf import settings
from django.core import signing
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe
from limits import RateLimitItemPerHour

from home.frame import prefix_of
from home.limits import Standing, by_address, counted
from home.links import active_language
from home.views import public_page, serve_page
from locations.details import key_figures
from locations.enquiries.delivery import deliver
from locations.enquiries.form import EnquiryForm
from locations.enquiries.receiving import receive
from locations.enquiries.surroundings import surroundings
from locations.models import Enquiry, PropertyPage

_signer = signing.Signer(salt="locations.enquiry.done", sep="~")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def enquiry(request: HttpRequest, path: str) -> HttpResponse:
    """The form for the public property at `path` that has somebody to mail to; every other page answers for itself."""
    page = _property(path)
    if page is None:
        return serve_page(request, request.path_info.removeprefix(prefix_of(active_language())))
    if request.method != "POST":
        return _form(request, page, EnquiryForm(page=page))
    standing = counted(by_address("enquiry", RateLimitItemPerHour(settings.ENQUIRIES_PER_HOUR), request))
    form = EnquiryForm(request.POST, page=page)
    if standing and not standing.within:
        return _too_many(request, page, form, standing)
    if not form.is_valid():
        return _form(request, page, form, status=422)
    received = receive(form)
    deliver(received.pk)
    return redirect(reverse("locations:enquiry_done", kwargs={"path": path, "signed": _signer.sign(received.pk)}))


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


def _form(request: HttpRequest, page: PropertyPage, form: EnquiryForm, status: int = 200) -> HttpResponse:
    shown = {"form": form, "figures": key_figures(page.facts(), timezone.localdate())[:2]}
    return render(request, "locations/enquiry.html", surroundings(page) | shown, status=status)


def _too_many(request: HttpRequest, page: PropertyPage, form: EnquiryForm, standing: Standing) -> HttpResponse:
    form.full_clean()
    form.add_error(None, _("Many enquiries came from your network. Please wait a while, then send this one again."))
    response = _form(request, page, form, status=429)
    response["Retry-After"] = str(standing.seconds)
    return response


def _property(path: str) -> PropertyPage | None:
    try:
        page = public_page(path)
    except Http404:
        return None
    return page if isinstance(page, PropertyPage) and page.contact_email else None
