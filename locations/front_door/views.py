"""The two things that are done on the start page itself, by one click: “still true”, and taking back what was handed in."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, URLResolver, include, path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from wagtail.admin import messages
from wagtail.models import Page, WorkflowState

from home.publication.errors import labelled, publication_errors
from locations.models import PropertyPage

START = "wagtailadmin_home"


def admin_urls() -> list[URLPattern | URLResolver]:
    urls = [path("<int:page_id>/confirm/", confirm, name="confirm"), path("<int:page_id>/take-back/", take_back, name="take_back")]
    return [path("contributions/", include((urls, "front_door")))]


@require_POST
def confirm(request: HttpRequest, page_id: int) -> HttpResponse:
    """The city says today that all of a property is still true. That is a change like any other: somebody else lets it through."""
    page: Any = get_object_or_404(Page, pk=page_id).get_latest_revision_as_object()
    permissions = page.permissions_for_user(request.user)
    if not isinstance(page, PropertyPage) or not permissions.can_edit():
        raise PermissionDenied
    if permissions.page_locked() or page.workflow_in_progress:
        messages.warning(request, _("“%(page)s” is being reviewed or edited; confirm it when that is done.") % {"page": page.title})
        return redirect(START)
    page.confirmed_at = timezone.localdate()
    if errors := publication_errors(page):
        messages.error(request, " ".join(labelled(page, errors)))
        return redirect("wagtailadmin_pages:edit", page.pk)
    with transaction.atomic():
        page.save_revision(user=request.user, log_action=True)
        _hand_in(page, request)
    messages.success(request, _("“%(page)s”: thank you. The date appears as soon as the staff has seen it.") % {"page": page.title})
    return redirect(START)


def _hand_in(page: Page, request: HttpRequest) -> None:
    state = page.current_workflow_state
    if state and state.status == WorkflowState.STATUS_NEEDS_CHANGES:
        state.resume(request.user)
    elif workflow := page.get_workflow():
        workflow.start(page, request.user)


@require_POST
def take_back(request: HttpRequest, page_id: int) -> HttpResponse:
    """What `request.user` handed in is a draft again; what was written stays."""
    page = get_object_or_404(Page, pk=page_id)
    state = page.current_workflow_state
    if state is None or state.status != WorkflowState.STATUS_IN_PROGRESS:
        messages.warning(request, _("“%(page)s” is no longer in review.") % {"page": page.get_admin_display_title()})
        return redirect(START)
    if not page.permissions_for_user(request.user).can_edit() or not state.user_can_cancel(request.user):
        raise PermissionDenied
    state.cancel(user=request.user)
    messages.success(request, _("“%(page)s” is your draft again.") % {"page": page.get_admin_display_title()})
    return redirect(START)
