"""The address below an organisation that is no page."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from home.views import public_page
from locations.models import OrganisationPage
from locations.organisation.card import MEDIA_TYPE, vcard
from locations.organisation.facts import card


@require_safe
def contact(request: HttpRequest, path: str) -> HttpResponse:
    """The vCard of the organisation at `path` below the start page of the active language; raises Http404 where none is public."""
    page = public_page(path)
    if not isinstance(page, OrganisationPage):
        raise Http404
    response = HttpResponse(vcard(card(page)), content_type=MEDIA_TYPE)
    response["Content-Disposition"] = f'attachment; filename="{page.slug.encode("ascii", "ignore").decode() or "contact"}.vcf"'
    return response
