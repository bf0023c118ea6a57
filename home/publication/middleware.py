"""A refusal deep inside Wagtail's own views becomes a sentence for the editor instead of an error page."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import translation
from django.utils.datastructures import MultiValueDictKeyError
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.defaults import bad_request
from wagtail.admin import messages
from wagtail.models import Page

from home.links import active_language

if TYPE_CHECKING:
    from home.models import User

GetResponse = Callable[[HttpRequest], HttpResponse]


class RefusalMiddleware:
    """Answers, under the admin, every exception that carries an `admin_message`; `page`, if it has one, is where to go to mend it."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if not request.path.startswith(reverse("wagtailadmin_home")):
            return None
        if isinstance(exception, MultiValueDictKeyError):
            # A form of blocks of which a part did not arrive; no browser sends that, and Wagtail counts on it.
            return bad_request(request, exception)
        if not hasattr(exception, "admin_message"):
            return None
        # Wagtail's own choice of the editor's language has ended with its view.
        with translation.override(language_of(request.user)):
            message = str(exception.admin_message)
        if not request.accepts("text/html"):
            # Autosave and other scripts of the editor show the message themselves.
            return JsonResponse({"success": False, "error_code": "refused", "error_message": message}, status=400)
        messages.error(request, message)
        address = way_back(request, getattr(exception, "page", None))
        if request.headers.get("x-requested-with") == "XMLHttpRequest":
            # The dialogs of the editor follow this to the page on which the message then stands.
            return JsonResponse({"step": "success", "redirect": address})
        return redirect(address)


def language_of(user: "User") -> str:
    """The language in which `user` has the admin."""
    profile = getattr(user, "wagtail_userprofile", None)
    return profile.get_preferred_language() if profile else active_language()


def way_back(request: HttpRequest, page: Page | None) -> str:
    """The editor of the page that was refused, else the page that sent the request, else the editors' start page."""
    edit = reverse("wagtailadmin_pages:edit", args=[page.pk]) if page and page.pk else None
    if edit and (request.method == "POST" or request.path != edit) and page.permissions_for_user(request.user).can_edit():
        return edit
    referer = request.headers.get("referer", "")
    if request.method == "POST" and url_has_allowed_host_and_scheme(referer, {request.get_host()}, require_https=request.is_secure()):
        return referer
    return reverse("wagtailadmin_home")
