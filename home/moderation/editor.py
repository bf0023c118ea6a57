"""What the page editor says and offers while a page is in review."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin import messages
from wagtail.admin.action_menu import CancelWorkflowMenuItem, PublishMenuItem, RestartWorkflowMenuItem, SubmitForModerationMenuItem
from wagtail.models import Page, WorkflowState

from home.moderation.review import in_review, is_own_work, own_work_message
from home.sight.pages import publishes


class HandInItem(SubmitForModerationMenuItem):
    """Wagtail's, in words of those who know no workflow and not what one is called."""

    template_name = "home/admin/hand_in.html"

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        again = _is_sent_back(parent_context.get("page"))
        return super().get_context_data(parent_context) | {"label": _("Hand in again") if again else _("Hand in for review")}


class TakeBackItem(CancelWorkflowMenuItem):
    label = _("Take back")


def without_publishing(items: list[Any], request: HttpRequest, context: dict[str, Any]) -> None:
    """Hook `construct_page_action_menu`: what would be refused is not offered."""
    page = context.get("page")
    if page is not None and in_review(page):
        items[:] = [item for item in items if not isinstance(item, PublishMenuItem)]


def hand_in_first(items: list[Any], request: HttpRequest, context: dict[str, Any]) -> None:
    """Hook `construct_page_action_menu`: who publishes nothing here finds handing in as the button, and the draft behind its arrow."""
    page = context.get("page") or context.get("parent_page")
    if page is None or publishes(request.user, page.path):
        return
    own: list[Any] = [HandInItem()] if any(isinstance(item, SubmitForModerationMenuItem) for item in items) else []
    if not _is_sent_back(page) and any(isinstance(item, CancelWorkflowMenuItem) for item in items):
        own.append(TakeBackItem())
    theirs = (SubmitForModerationMenuItem, CancelWorkflowMenuItem, RestartWorkflowMenuItem)
    items[:] = [*own, *(item for item in items if not isinstance(item, theirs))]


def _is_sent_back(page: Page | None) -> bool:
    review = page.current_workflow_state if page is not None else None
    return bool(review and review.status == WorkflowState.STATUS_NEEDS_CHANGES)


def tell_who_approves(request: HttpRequest, page: Page) -> None:
    """Hook `before_edit_page`: who could approve, but for their own part in it, learns why the button is missing."""
    if request.method != "GET" or not in_review(page):
        return
    could = page.current_workflow_task.is_reviewer(request.user)
    if could and is_own_work(page, request.user):
        messages.info(request, own_work_message())
