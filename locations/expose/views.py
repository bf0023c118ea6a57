"""`<property>/expose.pdf`"""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_safe
from wagtail.images import get_image_model

from home.frame import absolute, address
from home.views import public_page
from locations.expose.content import content
from locations.expose.printing import kept, key_of
from locations.models import PropertyPage


@require_safe
def expose(request: HttpRequest, path: str) -> HttpResponse:
    """The exposé of the public property at `path`; raises Http404 for anything else."""
    page = public_page(path)
    if not isinstance(page, PropertyPage):
        raise Http404
    values = content(page, timezone.localdate())
    key = key_of(values, page.last_published_at)
    tag = f'"{key}"'
    response = get_conditional_response(request, etag=tag)
    if response is None:
        storage = get_image_model().get_rendition_model()._meta.get_field("file").storage
        response = HttpResponse(kept(key, values, page.last_published_at, storage), content_type="application/pdf")
        response["Content-Disposition"] = f'inline; filename="expose-{page.slug}-{page.language}.pdf"'
        response["Link"] = f'<{absolute(address(page.url_path))}>; rel="canonical"'
    response["ETag"] = tag
    response["Cache-Control"] = "no-cache"
    return response
