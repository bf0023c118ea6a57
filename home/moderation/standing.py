"""What has become of a page: of its newest version, in one word."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from wagtail.models import Page, WorkflowState

from home.models import Submission


class ReviewState(StrEnum):
    DRAFT = "draft"
    IN_REVIEW = "in_review"
    REJECTED = "rejected"
    SCHEDULED = "scheduled"
    LIVE = "live"


@dataclass(frozen=True)
class Standing:
    """`reason` and `decided_at` are those of whoever sent the page back; `submission` is the newest, if there is one."""

    state: ReviewState
    submission: Submission | None
    reason: str | None = None
    decided_at: datetime | None = None


def standing_of(page: Page) -> Standing:
    submission = Submission.objects.filter(page=page.pk).order_by("-pk").first()
    review = page.current_workflow_state
    if review and review.status == WorkflowState.STATUS_NEEDS_CHANGES:
        step = review.current_task_state
        return Standing(ReviewState.REJECTED, submission, step.comment, step.finished_at)
    if review:
        return Standing(ReviewState.IN_REVIEW, submission)
    if page.approved_schedule:
        return Standing(ReviewState.SCHEDULED, submission)
    return Standing(ReviewState.LIVE if page.live and not page.has_unpublished_changes else ReviewState.DRAFT, submission)
