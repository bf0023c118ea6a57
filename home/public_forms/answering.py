"""What every such form answers: that it is empty, sent too often, wrong somewhere, or received. Nothing that was typed is lost."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from django.http import Http404, HttpRequest, HttpResponse
from limits import RateLimitItemPerHour

from home.frame import prefix_of
from home.limits import by_address, counted
from home.links import active_language
from home.models import BasePage
from home.public_forms.form import GuardedForm
from home.views import public_page, serve_page

if TYPE_CHECKING:
    from home.registry import Words

PageT = TypeVar("PageT", bound=BasePage)
FormT = TypeVar("FormT", bound=GuardedForm)
UNPROCESSABLE, TOO_MANY = 422, 429


@dataclass(frozen=True)
class Limit:
    """How many forms of one kind may be sent from one network in an hour, and what the next one is told."""

    name: str
    per_hour: int
    refusal: "Words"


def page_at(path: str, kind: type[PageT]) -> PageT | None:
    """The public page at `path`, if it is of the kind below which the form stands."""
    try:
        page = public_page(path)
    except Http404:
        return None
    return page if isinstance(page, kind) else None


def page_itself(request: HttpRequest) -> HttpResponse:
    """For an address below which no form stands: another page may have it."""
    return serve_page(request, request.path_info.removeprefix(prefix_of(active_language())))


def answer(
    request: HttpRequest,
    made: Callable[[Any], FormT],
    limit: Limit,
    show: Callable[[FormT, int], HttpResponse],
    receive: Callable[[FormT], HttpResponse],
) -> HttpResponse:
    """`made` gets what was sent, or None; `show` the form and a status; `receive` a valid form."""
    if request.method != "POST":
        return show(made(None), 200)
    standing = counted(by_address(limit.name, RateLimitItemPerHour(limit.per_hour), request))
    form = made(request.POST)
    if standing and not standing.within:
        form.full_clean()
        form.add_error(None, str(limit.refusal))
        response = show(form, TOO_MANY)
        response["Retry-After"] = str(standing.seconds)
        return response
    return receive(form) if form.is_valid() else show(form, UNPROCESSABLE)
