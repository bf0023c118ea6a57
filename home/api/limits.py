"""How often somebody may ask: each token for itself, everybody else by address, counted for all workers where there is Redis."""

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from ipaddress import ip_address, ip_network

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from limits import RateLimitItem, parse
from limits.errors import StorageError
from limits.storage import Storage, storage_from_string
from limits.strategies import FixedWindowRateLimiter
from wagtail.api.v3.errors import problem_response

from home.visitors import client_address

GetResponse = Callable[[HttpRequest], HttpResponse]

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Window:
    """A limit, by the name under which answers tell of it, and who is counted."""

    name: str
    limit: RateLimitItem
    asker: str


class LimitMiddleware:
    """429 for who asks too often below `/api/`, and on every answer how much is left (draft-ietf-httpapi-ratelimit-headers).

    A token that turns out not to be good counts for the address it came from: making up tokens does not open new windows.
    A store that does not answer limits nobody.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response
        self.counter = FixedWindowRateLimiter(storage())

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.path.startswith("/api/"):
            return self.get_response(request)
        try:
            return self.limited(request)
        except StorageError:
            logger.exception("Requests to the API are not counted: the store does not answer.")
            return self.get_response(request)

    def limited(self, request: HttpRequest) -> HttpResponse:
        address = Window("address", parse(settings.API_LIMIT_PER_ADDRESS), network_of(client_address(request)))
        token = token_window(request)
        window = token or address
        if token and not self.counter.test(address.limit, address.name, address.asker):
            return self.told(too_many(), address)
        if not self.counter.hit(window.limit, window.name, window.asker):
            return self.told(too_many(), window)
        response = self.get_response(request)
        if token and response.status_code == 401:
            self.counter.hit(address.limit, address.name, address.asker)
        return self.told(response, window)

    def told(self, response: HttpResponse, window: Window) -> HttpResponse:
        """The answer with the state of the window in its headers."""
        state = self.counter.get_window_stats(window.limit, window.name, window.asker)
        seconds = max(1, round(state.reset_time - time.time()))
        response["RateLimit-Policy"] = f'"{window.name}";q={window.limit.amount};w={window.limit.get_expiry()}'
        response["RateLimit"] = f'"{window.name}";r={state.remaining};t={seconds}'
        if response.status_code == 429:
            response["Retry-After"] = str(seconds)
        return response


def storage() -> Storage:
    """Redis where the operator has one for all workers, else the memory of this process."""
    location = str(settings.CACHES["default"].get("LOCATION", ""))
    if not location.startswith(("redis://", "rediss://")):
        return storage_from_string("memory://")
    patience = {name.lower(): value for name, value in settings.REDIS_OPTIONS.items() if name.startswith("SOCKET_")}
    return storage_from_string(location, wrap_exceptions=True, **patience)


def token_window(request: HttpRequest) -> Window | None:
    header = request.headers.get("Authorization")
    return Window("token", parse(settings.API_LIMIT_PER_TOKEN), sha256(header.encode()).hexdigest()[:32]) if header else None


def network_of(address: str) -> str:
    """The address, of IPv6 the /64 network: whoever has one of its addresses has them all."""
    try:
        return str(ip_network(f"{address}/64", strict=False)) if ip_address(address).version == 6 else address
    except ValueError:  # a server that listens on a socket file knows no address
        return address


def too_many() -> HttpResponse:
    response = problem_response(status=429, detail="Too many requests. Retry-After says in how many seconds to come again.")
    response["Cache-Control"] = "no-store"
    return response
