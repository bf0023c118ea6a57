"""Which requests may be answered from the store, and under which key."""

import datetime as dt
from functools import lru_cache
from hashlib import sha256
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone

API = "/api/"
# Editors' pages and files: the first are nobody else's, the others are sent by views that ask who is reading.
NEVER = ("/admin/", "/documents/", settings.MEDIA_URL, settings.STATIC_URL)
LONGEST = 1000

# Names of query parameters on which some answer depends. Others are looked at by nobody, so there would be no end of them.
_parameters: set[str] = set()


def know_parameters(*names: str) -> None:
    """Say, in `AppConfig.ready()`, that answers depend on these query parameters."""
    _parameters.update(names)


def is_cacheable(request: HttpRequest) -> bool:
    """Whether the answer depends on nothing but the address: whoever shows a cookie or a token gets an answer of their own."""
    return (
        request.method in ("GET", "HEAD")
        and not any(request.META.get(name) for name in ("HTTP_COOKIE", "HTTP_AUTHORIZATION", "HTTP_RANGE"))
        and not request.path.startswith(NEVER)
        and len(request.path) + len(request.META.get("QUERY_STRING", "")) <= LONGEST
        and _parameters.issuperset(request.GET)
    )


def key_of(request: HttpRequest, version: int, now: dt.datetime) -> str:
    """What tells this answer from all others, and the second (Unix time) at which it ends: `<hash>-<end>`.

    Answers that are right today may be wrong tomorrow, so each ends with the local day.
    """
    query = urlencode(sorted((name, value) for name, values in request.GET.lists() for value in values)) if request.GET else ""
    accept = request.META.get("HTTP_ACCEPT", "")[:LONGEST] if request.path.startswith(API) else ""
    parts = (settings.BUILD, str(version), request.scheme or "", request.get_host(), request.path, query, accept)
    return f"{sha256(chr(0).join(parts).encode(errors='surrogatepass')).hexdigest()[:32]}-{int(end_of_day(now).timestamp())}"


def end_of_day(now: dt.datetime) -> dt.datetime:
    """The next local midnight after the aware moment `now`."""
    return _midnight_after(timezone.localdate(now))


@lru_cache(maxsize=2)
def _midnight_after(day: dt.date) -> dt.datetime:
    return timezone.make_aware(dt.datetime.combine(day + dt.timedelta(days=1), dt.time()))
