"""What nobody confirmed is deleted after the time that the form has promised; the rest, when its review is over."""

from datetime import timedelta

from django.conf import settings
from django.utils import timezone
from wagtail.models import WorkflowState

from events.models import Suggestion
from home.models import Submission

UNDER_WAY = [WorkflowState.STATUS_IN_PROGRESS, WorkflowState.STATUS_NEEDS_CHANGES]


def forget_suggestions() -> int:
    """Answers how many were deleted. Who is forgotten (`SUBMISSION_DAYS`) corrects nothing any more."""
    old = Suggestion.objects.filter(created_at__lte=timezone.now() - timedelta(hours=settings.SUGGESTION_HOURS))
    correctable = Submission.objects.filter(workflow_state__status__in=UNDER_WAY).exclude(email="")
    deleted, _models = old.exclude(page__in=correctable.values("page")).delete()
    return deleted
