"""What happens around every request."""

from collections.abc import Callable
from contextlib import nullcontext

from django.conf import settings
from django.core.exceptions import MiddlewareNotUsed
from django.db import connection
from django.http import HttpRequest, HttpResponse

from home.api.etag import READS
from home.memory import request_memory
from site_project.errors import is_outage, unavailable
from site_project.postgresql.patience import impatient

GetResponse = Callable[[HttpRequest], HttpResponse]


class PatienceMiddleware:
    """Nobody waits long for a database that does not answer, as one that is a file always does; editors wait for those who write
    before them."""

    def __init__(self, get_response: GetResponse) -> None:
        if connection.vendor != "postgresql":
            raise MiddlewareNotUsed
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with impatient(writes=request.method not in READS or request.path.startswith("/admin/")):
            return self.get_response(request)


class RequestMemoryMiddleware:
    """Opens the request's memory while somebody reads, visitor or editor; whoever writes changes what would be remembered."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with request_memory() if request.method in READS else nullcontext():
            return self.get_response(request)


class UnavailableMiddleware:
    """The styled 503 page with Retry-After: during announced maintenance, and when the database does not answer."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if settings.MAINTENANCE and not request.path.startswith(settings.STATIC_URL):
            return unavailable(request)
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        return unavailable(request) if is_outage(exception) else None
