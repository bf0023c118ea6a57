"""Which other websites may let their visitors' browsers ask the API (Fetch standard, CORS protocol)."""

from corsheaders.middleware import CorsMiddleware
from django.http import HttpRequest
from django.http.response import HttpResponseBase


class OriginsMiddleware(CorsMiddleware):
    """As the library's, below `/api/` only; looking at the address first spares every kept page a signal."""

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return super().__call__(request) if request.path.startswith("/api/") else self.get_response(request)
