"""Handing a page in without the editor: asked the same questions, in the same words."""

from django.core.exceptions import PermissionDenied
from wagtail.models import Page, WorkflowState

from home.models import User
from home.publication.errors import require_publishable


class AlreadyThereError(Exception):
    """There is nothing to hand in: the page is in review, or its newest version is public."""


def submit(page: Page, user: User) -> None:
    """Start the workflow of a page, or go on with it after it was sent back; `page` is locked until the transaction ends.

    Raises PermissionDenied for who may not hand it in, AlreadyThereError, and NotPublishable for what the editor would refuse, too.
    """
    page = Page.objects.select_for_update(of=("self",)).get(pk=page.pk).specific
    permissions = page.permissions_for_user(user)
    if not permissions.can_edit() or (permissions.page_locked() and not page.workflow_in_progress):
        raise PermissionDenied("Your token's owner may not edit this page.")
    workflow = page.get_workflow()
    if workflow is None:
        raise PermissionDenied("Nobody reviews pages here: this part of the site has no workflow.")
    if page.workflow_in_progress:
        raise AlreadyThereError("The page is in review already.")
    if page.live and not page.has_unpublished_changes:
        raise AlreadyThereError("The newest version of the page is public already.")
    require_publishable(page.get_latest_revision_as_object())
    review = page.current_workflow_state
    if review and review.status == WorkflowState.STATUS_NEEDS_CHANGES:
        review.resume(user)
    else:
        workflow.start(page, user)
