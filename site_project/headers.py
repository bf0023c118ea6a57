"""What browsers are told with every answer, cached ones too: what it may load, who may frame it, what it may ask the visitor for."""

from collections.abc import Callable, Mapping, Sequence
from urllib.parse import urlsplit

from django.conf import settings
from django.core.files.storage import default_storage
from django.http import HttpRequest, HttpResponse

# Abilities that no page of ours asks for; the others, such as full screen, a video's frame may use.
NOT_ASKED_FOR = "accelerometer camera display-capture geolocation gyroscope magnetometer microphone midi payment usb".split()

Sources = Mapping[str, Sequence[str]]


class HeadersMiddleware:
    """Adds the headers that the answer does not bring itself.

    The policies are written once per process: put together anew for each request they would cost a tenth of a cached page.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        media = media_origin()
        self.for_readers = _headers(settings.SECURE_CSP, media)
        self.for_editors = _headers(settings.ADMIN_CSP, media)

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        # Django's error pages for developers are made of inline scripts.
        inline = request.path.startswith("/admin/") or (settings.DEBUG and response.status_code >= 400)
        for name, value in self.for_editors if inline else self.for_readers:
            response.headers.setdefault(name, value)
        return response


def media_origin() -> str:
    """Scheme and host of the pictures, or an empty string where this site serves them itself."""
    parts = urlsplit(default_storage.url("images/any"))
    return f"{parts.scheme}://{parts.netloc}" if parts.netloc else ""


def written(policy: Sources, media: str = "") -> str:
    """The policy as Content-Security-Policy wants it (CSP 3, §2.2.1), with the origin of the pictures wherever pictures may come from."""
    pictures = {"img-src": [*policy["img-src"], media]} if media else {}
    return "; ".join(f"{directive} {' '.join(sources)}" for directive, sources in (dict(policy) | pictures).items())


def _headers(policy: Sources, media: str) -> list[tuple[str, str]]:
    return [
        ("Content-Security-Policy", written(policy, media)),
        ("Permissions-Policy", ", ".join(f"{ability}=()" for ability in NOT_ASKED_FOR)),
        # Pictures say otherwise themselves: whoever reads the API may show them.
        ("Cross-Origin-Resource-Policy", "same-origin"),
    ]
