"""Publishing in the page editor happens wholly or not at all, whatever ends it: an error, or the end of its process."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse

View = Callable[..., HttpResponse]


def publishing_wholly(view: View) -> View:
    """A view of the admin that publishes in one transaction. Wagtail's page editor and admin API publish by an action of Wagtail's own,
    which writes German first and lets English follow later; every other way in goes through ours (`home.publication.actions`)."""

    @wraps(view)
    def run(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        publishes = request.method == "POST" and ("action-publish" in request.POST or kwargs.get("action_name") == "publish")
        if not publishes:
            return view(request, *args, **kwargs)
        with transaction.atomic():
            return view(request, *args, **kwargs)

    return run
