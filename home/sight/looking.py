"""Who is looking, while the admin answers: a page has no other way of knowing to whom it tells its title."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING

from django.http import HttpRequest
from wagtail.models import Page

from home.sight.pages import is_own

if TYPE_CHECKING:
    from home.models import User

_request: ContextVar[HttpRequest | None] = ContextVar("looking", default=None)


@contextmanager
def looking(request: HttpRequest) -> Iterator[None]:
    """For the middleware, around one request to the admin."""
    token = _request.set(request)
    try:
        yield
    finally:
        _request.reset(token)


def seen_by_outsider(page: Page) -> bool:
    """Whether somebody looks who may do nothing with `page`: a title that is not published yet is none of their business."""
    request = _request.get()
    user: User | None = getattr(request, "user", None)
    return bool(user and user.is_authenticated and not is_own(user, page))
