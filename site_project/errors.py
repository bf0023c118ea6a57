"""Error pages in the site's look and in the visitor's language."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from home.links import active_language
from home.presentation import error_context


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
    """500, without menu and without a query: whatever broke may still be broken."""
    return render(request, "500.html", status=500)
