"""How often somebody may ask the API: each token for itself, everybody else by address."""

from collections.abc import Callable
from hashlib import sha256

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from limits import parse
from wagtail.api.v3.errors import problem_response

from home.api.tokens import token_in
from home.limits import Standing, Window, by_address, counted, looked_at

GetResponse = Callable[[HttpRequest], HttpResponse]


class LimitMiddleware:
    """429 for who asks too often below `/api/`, and on every answer how much is left (draft-ietf-httpapi-ratelimit-headers).

    A token that nobody has found good counts for the address it came from: making up tokens opens no new windows.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.path.startswith("/api/"):
            return self.get_response(request)
        address = by_address("address", parse(settings.API_LIMIT_PER_ADDRESS), request)
        token = token_window(request)
        window = token or address
        if token and (known := looked_at(address)) and not known.within:
            return told(too_many(), address, known)
        standing = counted(window)
        if standing and not standing.within:
            return told(too_many(), window, standing)
        response = self.get_response(request)
        if token and not hasattr(request, "good_token"):
            window, standing = address, counted(address)
        return told(response, window, standing) if standing else response


def told(response: HttpResponse, window: Window, standing: Standing) -> HttpResponse:
    """The answer with the state of the window in its headers."""
    response["RateLimit-Policy"] = f'"{window.name}";q={window.limit.amount};w={window.limit.get_expiry()}'
    response["RateLimit"] = f'"{window.name}";r={standing.left};t={standing.seconds}'
    if response.status_code == 429:
        response["Retry-After"] = str(standing.seconds)
    return response


def token_window(request: HttpRequest) -> Window | None:
    token = token_in(request.headers.get("Authorization", ""))
    return Window("token", parse(settings.API_LIMIT_PER_TOKEN), sha256(token.encode()).hexdigest()[:32]) if token else None


def too_many() -> HttpResponse:
    response = problem_response(status=429, detail="Too many requests. Retry-After says in how many seconds to come again.")
    response["Cache-Control"] = "no-store"
    return response
