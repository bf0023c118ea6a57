"""What happens around every request."""

from collections.abc import Callable
from contextlib import nullcontext

from django.conf import settings
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation
from django.utils.translation import get_language_from_path

from home.memory import request_memory

GetResponse = Callable[[HttpRequest], HttpResponse]


class RequestMemoryMiddleware:
    """Opens the request's memory while visitors read; editors' requests change what would be remembered."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        reads = request.method in ("GET", "HEAD") and not request.path.startswith("/admin/")
        with request_memory() if reads else nullcontext():
            return self.get_response(request)


class UnavailableMiddleware:
    """The styled 503 page with Retry-After: during announced maintenance, and when the database does not answer."""

    retry_after = 120  # seconds

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if settings.MAINTENANCE and not request.path.startswith(settings.STATIC_URL):
            return self.unavailable(request)
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if isinstance(exception, OperationalError):
            return self.unavailable(request)
        return None

    def unavailable(self, request: HttpRequest) -> HttpResponse:
        with translation.override(get_language_from_path(request.path) or settings.LANGUAGE_CODE):
            response = render(request, "503.html", status=503)
        response["Retry-After"] = str(self.retry_after)
        response["Cache-Control"] = "no-store"
        return response
