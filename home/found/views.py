"""`/sitemap.xml`, `/robots.txt`, `/.well-known/security.txt` and the manifests of both languages; all of them are for everybody."""

from datetime import UTC, datetime, time, timedelta
from typing import Any

from django.conf import settings
from django.contrib.sitemaps import views
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.templatetags.static import static
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_safe

from home.found.sitemap import sitemaps
from home.frame import absolute, prefix_of

TEXT = "text/plain; charset=utf-8"
SECURITY_DAYS = 180  # for which what security.txt says is said to hold; RFC 9116 §2.5.5 advises less than a year
ICONS = {"192x192": "img/icon-192.png", "512x512": "img/icon-512.png"}
PETROL, PAPER = "#0f454f", "#ffffff"  # as in css/site.css and img/icon.svg


@require_safe
def sitemap_index(request: HttpRequest) -> HttpResponse:
    return views.index(request, sitemaps(), sitemap_url_name="sitemap")


@require_safe
def sitemap(request: HttpRequest, section: str) -> HttpResponse:
    """The pages of one language; `?p=2` has the next 5,000 of them. Raises Http404 beyond the last."""
    return views.sitemap(request, sitemaps(), section=section)


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """RFC 9309: everything may be read but what is no page."""
    lines = ["User-agent: *", "Disallow: /admin/", "Disallow: /api/", "", f"Sitemap: {absolute(reverse('sitemap-index'))}", ""]
    return HttpResponse("\n".join(lines), content_type=TEXT)


@require_safe
def favicon(request: HttpRequest) -> HttpResponse:
    """Where browsers look for the icon of an answer that names none, such as a feed."""
    return redirect(static("img/favicon.ico"))


@require_safe
def security(request: HttpRequest) -> HttpResponse:
    """RFC 9116: whom to tell of a security problem, if the operator has said; raises Http404 else."""
    if not settings.SECURITY_CONTACT:
        raise Http404
    contact = settings.SECURITY_CONTACT
    midnight = datetime.combine(timezone.now().astimezone(UTC), time())
    lines = [
        f"Contact: {contact if ':' in contact else f'mailto:{contact}'}",
        f"Expires: {midnight + timedelta(days=SECURITY_DAYS):%Y-%m-%dT%H:%M:%SZ}",
        f"Preferred-Languages: {', '.join(code for code, _name in settings.LANGUAGES)}",
        f"Canonical: {absolute(request.path)}",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type=TEXT)


@require_safe
def manifest(request: HttpRequest) -> HttpResponse:
    """The web app manifest (W3C) in the active language, for home screens."""
    language = get_language() or settings.LANGUAGE_CODE
    icons: list[dict[str, Any]] = [{"src": static("img/icon.svg"), "sizes": "any", "type": "image/svg+xml"}]
    icons += [{"src": static(path), "sizes": size, "type": "image/png", "purpose": "any maskable"} for size, path in ICONS.items()]
    said = {
        "name": gettext("Metropolitan Region Central Germany"),
        "short_name": gettext("Metropolitan Region"),
        "lang": language,
        "dir": "ltr",
        "start_url": prefix_of(language),
        "scope": "/",
        "display": "minimal-ui",
        "background_color": PAPER,
        "theme_color": PETROL,
        "icons": icons,
    }
    return JsonResponse(said, content_type="application/manifest+json", json_dumps_params={"ensure_ascii": False})
