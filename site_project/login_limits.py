"""Guessing passwords does not pay: five wrong ones close a login for the address that tried, and no address may try often.

django-axes counts the wrong passwords; the limit here is for whoever tries one password on many logins, or lets us send many mails.
"""

from collections.abc import Callable
from math import ceil
from typing import Any

from axes.models import AccessAttempt
from django.conf import settings
from django.contrib.sessions.models import Session
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from limits import RateLimitItemPerMinute

from home.limits import by_address, counted

# Names of the addresses whose forms take a password, or an e-mail address to send a link to.
DOORS = {
    *("wagtailadmin_login", "wagtailadmin_password_reset", "wagtailadmin_password_reset_confirm", "wagtailcore_login"),
    *("wagtailcore_authenticate_with_password", "wagtaildocs_authenticate_with_password"),
}
MINUTE = 60  # seconds


class DoorMiddleware:
    """Refuses an address that has sent more such forms within a minute than a person would."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> HttpResponse | None:
        at_a_door = request.method == "POST" and request.resolver_match and request.resolver_match.url_name in DOORS
        standing = counted(by_address("door", RateLimitItemPerMinute(settings.LOGIN_TRIES_PER_MINUTE), request)) if at_a_door else None
        return _too_many(request, standing.seconds) if standing and not standing.within else None


def locked_out(request: HttpRequest, response: HttpResponse | None = None, credentials: Any = None) -> HttpResponse:
    """What django-axes answers in the place of the form while a login is closed; the right password changes nothing."""
    return _too_many(request, int(settings.AXES_COOLOFF_TIME.total_seconds()))


def anonymous(*_what_is_known: Any) -> str:
    """How the log calls whoever failed: neither address nor what was typed as a name, which may be a password."""
    return "somebody"


def forget_attempts() -> int:
    """Delete what is known about wrong passwords once it closes no login any more; answers how many rows."""
    deleted, _models = AccessAttempt.objects.filter(attempt_time__lt=timezone.now() - settings.AXES_COOLOFF_TIME).delete()
    return deleted


def forget_sessions() -> int:
    """Delete what is known about logins that have ended by themselves; answers how many rows."""
    deleted, _models = Session.objects.filter(expire_date__lt=timezone.now()).delete()
    return deleted


def _too_many(request: HttpRequest, seconds: int) -> HttpResponse:
    template = "wagtailadmin/too_many_attempts.html" if request.path.startswith("/admin/") else "429.html"
    response = render(request, template, {"minutes": ceil(seconds / MINUTE)}, status=429)
    response["Retry-After"] = str(seconds)
    response["Cache-Control"] = "no-store"
    return response
