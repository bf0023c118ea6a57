"""Error pages in the site's look and in the visitor's language."""

import sys

from django.conf import settings
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation
from django.utils.translation import get_language_from_path

from home.links import active_language
from home.presentation import error_context

RETRY_AFTER = 120  # seconds


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404, with the menu and ways on."""
    return render(request, "404.html", error_context(active_language()), status=404)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400: the request itself is broken."""
    return render(request, "400.html", status=400)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """403."""
    return render(request, "403.html", status=403)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403 for a form without its token, such as one sent after the browser lost its cookies."""
    return render(request, "403.html", {"is_form": True}, status=403)


def server_error(request: HttpRequest) -> HttpResponse:
    """500, without menu and without a query: whatever broke may still be broken. 503 when it was the database, asked by a middleware."""
    if is_outage(sys.exception()):
        return unavailable(request)
    return render(request, "500.html", status=500)


def is_outage(exception: BaseException | None) -> bool:
    """Whether the database is away, and not the site at fault."""
    return isinstance(exception, OperationalError | InterfaceError)


def unavailable(request: HttpRequest) -> HttpResponse:
    """503 in the language of the address, and when to come again."""
    with translation.override(get_language_from_path(request.path) or settings.LANGUAGE_CODE):
        response = render(request, "503.html", status=503)
    response["Retry-After"] = str(RETRY_AFTER)
    response["Cache-Control"] = "no-store"
    return response
