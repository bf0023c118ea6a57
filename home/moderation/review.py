"""Four eyes: what somebody wrote or handed in is approved by somebody else, and while it is in review nothing else makes it public."""

from typing import TYPE_CHECKING

from django.db.models import Q
from django.utils.translation import gettext as _
from wagtail.models import Page, PageLogEntry, WorkflowState

if TYPE_CHECKING:
    from home.models import User

HANDED_IN = ("wagtail.workflow.start", "wagtail.workflow.resume")


class ReviewError(Exception):
    """Somebody tried to decide what is not theirs to decide. A plain exception: Wagtail's views make a redirect without words of
    PermissionDenied; this one reaches the editor as a sentence (`home.publication.middleware`)."""

    def __init__(self, page: Page, message: str) -> None:
        super().__init__(message)
        self.page = page
        self.admin_message = message


def in_review(page: Page) -> bool:
    """Whether somebody has to approve `page` before it may appear; a page that was sent back is not in review."""
    task = page.current_workflow_task if page.pk else None
    return bool(getattr(task, "needs_second_person", False))


def is_own_work(page: Page, user: "User") -> bool:
    """Whether `user` handed `page` in, or wrote any of its versions since the one that is public."""
    return _handed_in(page, user) or _wrote(page, user)


def own_work_message() -> str:
    return _("You have worked on this page or handed it in yourself. Somebody else has to approve it.")


def in_review_message() -> str:
    return _("The page is in review. It appears when somebody approves it who has not worked on it.")


def changed_while_approving_message() -> str:
    return _("You have just changed the page. Save your changes as a draft; somebody else approves them then.")


def _handed_in(page: Page, user: "User") -> bool:
    state: WorkflowState | None = page.current_workflow_state
    if state is None:
        return False
    entries = PageLogEntry.objects.filter(page=page.pk, user=user.pk, action__in=HANDED_IN, timestamp__gte=state.created_at)
    return state.requested_by_id == user.pk or entries.exists()


def _wrote(page: Page, user: "User") -> bool:
    """Autosaving overwrites a version under its old number, so its time counts, not its number."""
    written = page.revisions.filter(user=user.pk)
    if public := page.live_revision:
        written = written.filter(Q(created_at__gt=public.created_at) | Q(pk__gt=public.pk)).exclude(pk=public.pk)
    return bool(written.exists())
