"""An answer as it is kept: its headers and its body, compressed in one of the ways that browsers understand."""

import gzip
from collections.abc import Callable
from typing import NamedTuple

import brotli
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.utils.cache import patch_vary_headers

COMPRESSIBLE = (
    *("text/", "application/json", "application/atom+xml", "application/feed+json", "application/geo+json"),
    *("application/xml", "application/manifest+json"),
)
CACHE_CONTROL = "no-cache"  # keep it, but ask each time whether it is still right
BROTLI_QUALITY = 5  # what is kept for an hour is compressed once, but while a visitor waits

COMPRESS: dict[str, Callable[[bytes], bytes]] = {
    "br": lambda body: brotli.compress(body, quality=BROTLI_QUALITY),
    "gzip": lambda body: gzip.compress(body, mtime=0),
}
DECOMPRESS: dict[str, Callable[[bytes], bytes]] = {"br": brotli.decompress, "gzip": gzip.decompress}


class Kept(NamedTuple):
    headers: dict[str, str]
    form: str  # how the body is compressed
    body: bytes

    def response(self, encoding: str, tag: str) -> HttpResponse:
        """The answer in an encoding that the client accepts, which is this form or none, with its ETag."""
        body = self.body if encoding else self.plain()
        response = HttpResponse(body, headers=self.headers)
        response["Content-Length"] = str(len(body))
        if encoding:
            response["Content-Encoding"] = encoding
        response["ETag"] = tag
        return response

    def plain(self) -> bytes:
        return DECOMPRESS[self.form](self.body)

    def in_form(self, form: str) -> "Kept":
        return Kept(self.headers, form, COMPRESS[form](self.plain()))


def keep(response: HttpResponse, form: str) -> Kept:
    validated(response)
    headers = {name: value for name, value in response.items() if name.lower() != "content-length"}
    return Kept(headers, form, COMPRESS[form](response.content))


def form_for(encoding: str) -> str:
    """The form that serves an encoding; who wants none gets what lies there as gzip, unpacked."""
    return encoding or "gzip"


def unchanged(tag: str) -> HttpResponse:
    response = HttpResponseNotModified()
    validated(response)
    response["ETag"] = tag
    return response


def may_be_kept(request: HttpRequest, response: HttpResponse) -> bool:
    """Whether an answer is the same for everybody: no error, nothing personal, no form, and small enough to be in one piece."""
    return (
        request.method == "GET"
        and response.status_code == 200
        and not response.streaming
        and not response.cookies
        and not response.has_header("Content-Encoding")
        and not {"private", "no-store"} & {word.strip() for word in response.get("Cache-Control", "").lower().split(",")}
        and not request.META.get("CSRF_COOKIE_NEEDS_UPDATE")
        and response.get("Content-Type", "").startswith(COMPRESSIBLE)
    )


def accepted_encoding(request: HttpRequest) -> str:
    """`br`, `gzip` or, for clients that want neither, an empty string (RFC 9110 §12.5.3)."""
    accepted = set()
    for part in request.META.get("HTTP_ACCEPT_ENCODING", "").lower().split(","):
        name, _, quality = part.partition(";")
        if quality.replace(" ", "") not in ("q=0", "q=0.0", "q=0.00", "q=0.000"):
            accepted.add(name.strip())
    return next((encoding for encoding in ("br", "gzip") if encoding in accepted), "")


def etag(key: str, encoding: str) -> str:
    """A strong validator: other bytes, other name (RFC 9110 §8.8.3)."""
    return f'"{key}-{encoding}"' if encoding else f'"{key}"'


def strong(tags: list[str]) -> set[str]:
    """The tags without the mark that a proxy gives to those of answers it has changed: to read again, it says nothing (§13.1.2)."""
    return {tag.removeprefix("W/") for tag in tags}


def validated(response: HttpResponse) -> None:
    """Say to browsers and to caches on the way what they may do with it."""
    response["Cache-Control"] = CACHE_CONTROL
    patch_vary_headers(response, ["Accept-Encoding", "Cookie"])
