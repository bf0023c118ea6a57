"""Who is asking, as far as limits must know."""

from ipaddress import ip_address

from django.conf import settings
from django.http import HttpRequest


def client_address(request: HttpRequest) -> str:
    """The visitor's IP address, as the outermost of our own proxies has seen it.

    Each proxy adds to X-Forwarded-For the address that called it; what stands further left is the visitor's own word and not believed.
    With fewer entries than `PROXY_COUNT` the request came past the proxies, and the address that called us counts.
    """
    seen = request.headers.get("x-forwarded-for", "").split(",")
    if 0 < settings.PROXY_COUNT <= len(seen) and is_address(named := seen[-settings.PROXY_COUNT].strip()):
        return named
    return str(request.META.get("REMOTE_ADDR", ""))


def is_address(text: str) -> bool:
    try:
        ip_address(text)
    except ValueError:
        return False
    return True
