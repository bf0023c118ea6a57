"""How often somebody may ask or try: counted for all workers where there is Redis, else by each process for itself.

A store that does not answer limits nobody.
"""

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from ipaddress import ip_address, ip_network

import redis  # noqa: F401 - `limits` imports it when it is first asked, and takes what another thread is still importing for an old version
from django.conf import settings
from django.http import HttpRequest
from limits import RateLimitItem
from limits.errors import StorageError
from limits.storage import Storage, storage_from_string
from limits.strategies import FixedWindowRateLimiter

from home.visitors import client_address

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Window:
    """A limit, the name under which it is counted, and who is counted."""

    name: str
    limit: RateLimitItem
    asker: str


@dataclass(frozen=True)
class Standing:
    """How a window stands: whether the request is within it, how many more are, and in how many seconds it begins anew."""

    within: bool
    left: int
    seconds: int


def counted(window: Window) -> Standing | None:
    """The window with one request more; None where the store does not answer."""
    return _standing(window, lambda: counter().hit(window.limit, window.name, window.asker))


def looked_at(window: Window) -> Standing | None:
    """The window as it is, and whether a request more would be within it; None where the store does not answer."""
    return _standing(window, lambda: counter().test(window.limit, window.name, window.asker))


def by_address(name: str, limit: RateLimitItem, request: HttpRequest) -> Window:
    return Window(name, limit, network_of(client_address(request)))


def network_of(address: str) -> str:
    """The address, of IPv6 the /64 network: whoever has one of its addresses has them all.

    A server that listens to both protocols knows IPv4 as a part of IPv6 (`::ffff:192.0.2.1`), which is no network of anybody's.
    """
    try:
        known = ip_address(address)
    except ValueError:  # a server that listens on a socket file knows no address
        return address
    if known.version == 4:
        return address
    return str(known.ipv4_mapped or ip_network(f"{address}/64", strict=False))


@cache
def counter() -> FixedWindowRateLimiter:
    return FixedWindowRateLimiter(storage())


def storage() -> Storage:
    """Redis where the operator has one for all workers, else the memory of this process."""
    location = str(settings.CACHES["default"].get("LOCATION", ""))
    if not location.startswith(("redis://", "rediss://")):
        return storage_from_string("memory://")
    patience = {name.lower(): value for name, value in settings.REDIS_OPTIONS.items() if name.startswith("SOCKET_")}
    return storage_from_string(location, wrap_exceptions=True, **patience)


def _standing(window: Window, within: Callable[[], bool]) -> Standing | None:
    try:
        answer = within()
        state = counter().get_window_stats(window.limit, window.name, window.asker)
    except StorageError:
        logger.exception("Nobody is counted: the store of limits does not answer.")
        return None
    return Standing(answer, state.remaining, max(1, round(state.reset_time - time.time())))
