"""Four eyes: what somebody wrote or handed in is approved by somebody else, and while it is in review nothing else makes it public."""

from typing import TYPE_CHECKING, Any

from django.db.models import CharField, Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Cast
from django.utils.translation import gettext as _
from wagtail.models import Page, PageLogEntry, Revision, WorkflowState, get_default_page_content_type

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
    return own_work(user).filter(pk=page.pk).exists()


def own_work(user: "User") -> QuerySet[Page]:
    """The pages of which that is true."""
    return Page.objects.filter(_wrote(user) | _handed_in(user))


def own_work_message() -> str:
    return _("You have worked on this page or handed it in yourself. Somebody else has to approve it.")


def in_review_message() -> str:
    return _("The page is in review. It appears when somebody approves it who has not worked on it.")


def changed_while_approving_message() -> str:
    return _("You have just changed the page. Save your changes as a draft; somebody else approves them then.")


def _wrote(user: "User") -> Q:
    """Autosaving overwrites a version under its old number, so its time counts, not its number alone."""
    versions = _about_the_page(Revision).filter(user=user.pk)
    newer = Q(created_at__gt=OuterRef("live_revision__created_at")) | Q(pk__gt=OuterRef("live_revision"))
    return Q(Exists(versions.filter(newer))) | Q(Exists(versions), live_revision=None)


def _handed_in(user: "User") -> Exists:
    """The first time or again, which the history of the page tells."""
    again = PageLogEntry.objects.filter(page=OuterRef(OuterRef("pk")), user=user.pk, action__in=HANDED_IN)
    review = _about_the_page(WorkflowState).active()
    return Exists(review.filter(Q(requested_by=user.pk) | Exists(again.filter(timestamp__gte=OuterRef("created_at")))))


def _about_the_page(model: Any) -> Any:
    """Its rows about the page of the outer query."""
    return model.objects.filter(base_content_type=get_default_page_content_type(), object_id=Cast(OuterRef("pk"), CharField()))
