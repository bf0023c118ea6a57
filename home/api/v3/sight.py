"""Who may not know of a page is told nothing of it: an operation that changes something answers as if no page were there."""

import re
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from wagtail.api.v3.errors import problem_response
from wagtail.models import Page

from home.api.etag import READS
from home.api.problems import NOTHING_HERE
from home.keys import is_key
from home.models import User
from home.sight.pages import may_see

DJANGOS_OWN = re.compile(r"No .+ matches the given query\.")
Run = Callable[..., HttpResponse]
Answer = Callable[..., Any]


def of_a_seen_page(run: Run) -> Run:
    """An operation on one page: 404 before anything else is asked, so that neither its type nor its edition tells that it is there."""

    @wraps(run)
    def answer(request: HttpRequest, page_id: str, **path: Any) -> HttpResponse:
        token = getattr(request, "good_token", None)
        if request.method not in READS and token and is_key(page_id) and not is_seen(token.user, page_id):
            return nothing_here(request)
        return run(request, page_id=page_id, **path)

    return answer


def to_a_seen_page(view: Answer) -> Answer:
    """One of the API's functions, whose body may name a page below or beside which something is to stand."""

    @wraps(view)
    def answer(request: HttpRequest, **values: Any) -> Any:
        if request.user.is_authenticated and any(not is_seen(request.user, key) for key in named_in(values.get("data"))):
            raise Http404
        return view(request, **values)

    return answer


def named_in(body: Any) -> list[int]:
    """The pages that a body names as a place."""
    keys = [getattr(body, "destination_id", None), getattr(getattr(body, "meta", None), "parent_id", None)]
    return [key for key in keys if key]


def is_seen(user: User, key: str | int) -> bool:
    """Whether there is a page with this key of which `user` may know."""
    page = Page.objects.filter(pk=key).first()
    return page is not None and (user.is_superuser or may_see(user, page))


def nothing_here(request: HttpRequest, refusal: Http404 | None = None) -> HttpResponse:
    """What an operation says itself, else one sentence for whatever is not there: Django's names the type that was looked for."""
    said = str(refusal or "")
    return problem_response(status=404, detail=NOTHING_HERE if not said or DJANGOS_OWN.fullmatch(said) else said)
