"""An answer as it is kept: its headers and its body, compressed in both ways that browsers understand."""

import gzip
from typing import NamedTuple

import brotli
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.utils.cache import patch_vary_headers

COMPRESSIBLE = (
    "text/", "application/json", "application/problem+json", "application/atom+xml", "application/feed+json", "application/geo+json",
)  # fmt: skip
CACHE_CONTROL = "no-cache"  # keep it, but ask each time whether it is still right
BROTLI_QUALITY = 5  # what is kept for an hour is compressed once, but while a visitor waits


class Kept(NamedTuple):
    headers: dict[str, str]
    gzip: bytes
    brotli: bytes

    def response(self, encoding: str, tag: str) -> HttpResponse:
        """The answer in an encoding that the client accepts, with its ETag."""
        body = self.brotli if encoding == "br" else self.gzip
        body = body if encoding else gzip.decompress(body)
        response = HttpResponse(body, headers=self.headers)
        response["Content-Length"] = str(len(body))
        if encoding:
            response["Content-Encoding"] = encoding
        response["ETag"] = tag
        return response


def keep(response: HttpResponse) -> Kept:
    validated(response)
    headers = {name: value for name, value in response.items() if name.lower() != "content-length"}
    return Kept(headers, gzip.compress(response.content, mtime=0), brotli.compress(response.content, quality=BROTLI_QUALITY))


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


def validated(response: HttpResponse) -> None:
    """Say to browsers and to caches on the way what they may do with it."""
    response["Cache-Control"] = CACHE_CONTROL
    patch_vary_headers(response, ["Accept-Encoding", "Cookie"])
