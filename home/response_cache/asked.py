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
    sent = request.META
    query = sent.get("QUERY_STRING", "")
    return (
        request.method in ("GET", "HEAD")
        and not (sent.get("HTTP_COOKIE") or sent.get("HTTP_AUTHORIZATION") or sent.get("HTTP_RANGE"))
        and not request.path.startswith(NEVER)
        and len(request.path) + len(query) + len(_accept(request)) <= LONGEST
        and (not query or _parameters.issuperset(request.GET))
    )


def key_of(request: HttpRequest, version: int, now: dt.datetime) -> str:
    """What tells this answer from all others, and the second (Unix time) at which it ends: `<hash>-<end>`.

    Answers that are right today may be wrong tomorrow, so each ends with the local day.
    """
    # The order of names says nothing, that of a name's values does: where only one can be meant, it is the last.
    query = urlencode(sorted(request.GET.lists()), doseq=True) if request.META.get("QUERY_STRING") else ""
    parts = (settings.BUILD, str(version), request.scheme or "", request.get_host(), request.path, query, _accept(request))
    digest = sha256(chr(0).join(parts).encode(errors="surrogatepass")).hexdigest()
    return f"{digest[:32]}-{end_of_day(int(now.timestamp()) // 60)}"


def _accept(request: HttpRequest) -> str:
    """The kind of answer that the client wants, for there is a choice in the API only."""
    accept: str = request.META.get("HTTP_ACCEPT", "") if request.path.startswith(API) else ""
    return accept


@lru_cache(maxsize=2)
def end_of_day(minute: int) -> int:
    """The Unix time, in seconds, of the next local midnight after this minute of Unix time."""
    day = timezone.localdate(dt.datetime.fromtimestamp(minute * 60, dt.UTC))
    return int(timezone.make_aware(dt.datetime.combine(day + dt.timedelta(days=1), dt.time())).timestamp())
