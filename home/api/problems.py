"""Errors of the API as RFC 9457 has them, also where no endpoint is; v2 keeps Wagtail's shapes."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.urls import resolve
from django.utils.http import escape_leading_slashes
from django.views.decorators.csrf import csrf_exempt
from wagtail.api.v3.errors import PROBLEM_JSON, problem_response

GetResponse = Callable[[HttpRequest], HttpResponse]

NOTHING_HERE = "There is nothing at this address."
KEPT = ("Allow", "Cache-Control", "Retry-After", "WWW-Authenticate")
SENTENCES = {
    400: "The request could not be understood.",
    403: "This is not allowed.",
    405: "This method is not allowed here.",
    500: "Something went wrong here. It has been noted.",
    503: "The site is not available at the moment.",
}


@csrf_exempt  # nothing is there that a form could change
def unknown_address(request: HttpRequest, rest: str) -> HttpResponse:
    """404 for an address under `/api/` that leads nowhere; the way to the right one where only the last slash is missing."""
    if not rest.endswith("/") and request.method in ("GET", "HEAD") and resolve(f"{request.path_info}/").func is not unknown_address:
        return HttpResponsePermanentRedirect(escape_leading_slashes(request.get_full_path(force_append_slash=True)))
    return problem_response(status=404, detail=NOTHING_HERE)


class ProblemMiddleware:
    """Turns what Django itself answers below `/api/` (wrong method, broken request, server error) into a problem too.

    In v2 only an outage, for which Wagtail has no shape.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.path.startswith("/api/"):
            return self.get_response(request)
        if request.path.startswith("/api/v2/"):
            response = self.get_response(request)
            return problem_for(response) if response.status_code == 503 else response
        asked, request.method = request.method, "GET" if request.method == "HEAD" else request.method  # django-ninja knows no HEAD
        response = self.get_response(request)
        request.method = asked
        if response.status_code < 400:
            return response
        if response.get("Content-Type", "").startswith((PROBLEM_JSON, "application/json")):
            return response
        return problem_for(response)


def problem_for(response: HttpResponse) -> HttpResponse:
    """The problem that says what Django's answer says."""
    problem = problem_response(status=response.status_code, detail=SENTENCES.get(response.status_code, ""))
    for name in KEPT:
        if name in response:
            problem[name] = response[name]
    return problem
