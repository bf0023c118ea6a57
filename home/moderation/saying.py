"""After a decision in the queue: what was done, in a sentence. Wagtail's view that decides says nothing."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.models import Page, TaskState

from home.moderation.mails import public_url

View = Callable[..., HttpResponse]


def saying_decision(view: View) -> View:
    """A view of the admin that, where it decides on a page, leaves the words for whatever is shown next."""

    @wraps(view)
    def run(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = view(request, *args, **kwargs)
        if request.method == "POST" and "task_state_id" in kwargs:
            _say(request, kwargs["task_state_id"])
        return response

    return run


def _say(request: HttpRequest, task_state_id: int) -> None:
    state = TaskState.objects.filter(pk=task_state_id, finished_by=request.user.pk).select_related("workflow_state").first()
    page = state.workflow_state.content_object if state else None
    if not isinstance(page, Page):
        return
    words = {"title": page.get_admin_display_title()}
    if state.status == TaskState.STATUS_REJECTED:
        messages.success(request, _("“%(title)s” went back, with what you wrote.") % words)
    elif state.status == TaskState.STATUS_APPROVED:
        url = public_url(page.pk)
        messages.success(request, _("“%(title)s” is approved.") % words, buttons=[messages.button(url, _("View live"))] if url else [])
