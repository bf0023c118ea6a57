"""The entry in the menu of the preview panel, and the link that it leads to."""

from typing import Any
from urllib.parse import urlencode, urlsplit

from django.apps import apps
from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext_lazy as _
from wagtail.models import PreviewableMixin

from home.frame import address

FRONT_END = "front-end"
SALT = "home.preview"


class FrontEndPreview(PreviewableMixin):
    """A page whose editors may look at it in the front end, where the operator names one; once it has been saved for the first time."""

    @property
    def preview_modes(self) -> list[tuple[str, Any]]:
        modes = list(super().preview_modes)
        if not settings.FRONTEND_PREVIEW_URL or not self.pk:  # type: ignore[attr-defined]
            return modes
        host = urlsplit(settings.FRONTEND_PREVIEW_URL).netloc
        return [(modes[0][0], _("This website")), *modes[1:], (FRONT_END, _("Front end (%(host)s)") % {"host": host})]

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        """In the front end what is being edited; whatever else is looked at, such as an older revision, is shown here."""
        edited = being_edited(request, self) if mode_name == FRONT_END and settings.FRONTEND_PREVIEW_URL else {}
        response: HttpResponse = HttpResponseRedirect(link(self, edited)) if edited else super().serve_preview(request, mode_name)
        return response


def being_edited(request: HttpRequest, page: Any) -> dict[str, int]:
    """What the reader of a preview has open: the form of a page, which Wagtail keeps, or a translation. Empty for all else."""
    if getattr(request, "is_editing", False):
        states = apps.get_model("wagtailadmin", "FormState").objects.for_preview(user=request.user, instance=page)
        found = states.order_by("-last_updated_at").values_list("pk", flat=True).first()
        return {"state": found} if found else {}
    translations = apps.get_model("wagtail_localize", "Translation").objects.filter(enabled=True, target_locale=page.locale)
    found = translations.filter(source__object=page.translation_key).values_list("pk", flat=True).first()
    return {"translation": found, "user": request.user.pk} if found else {}


def link(page: Any, edited: dict[str, int]) -> str:
    """The address of the front end's preview with the signature, the page's own address and its language."""
    token = signing.dumps({"page": page.pk} | edited, salt=SALT)
    query = urlencode({"token": token, "path": address(page.url_path), "locale": page.language})
    return f"{settings.FRONTEND_PREVIEW_URL}{'&' if '?' in settings.FRONTEND_PREVIEW_URL else '?'}{query}"
