"""A suggestion whose author has confirmed the address becomes a draft below its city, and goes to review: once."""

from django.db import transaction
from django.utils import timezone

from events.models import Suggestion
from events.suggesting.drafting import draft
from home.models import Submission
from home.moderation.handing_in import HandedIn, handing_in


class NobodyReviewsError(Exception):
    """Staff has taken every workflow away, so a draft would lie where nobody finds it."""


def confirm(suggestion: Suggestion) -> bool:
    """Make the draft and start its review, all or nothing; answers False where that has been done before or it is too late.

    Raises NobodyReviewsError.
    """
    now = timezone.now()
    with transaction.atomic():
        if not Suggestion.objects.waiting().filter(pk=suggestion.pk).update(confirmed_at=now):
            return False
        suggestion = Suggestion.objects.get(pk=suggestion.pk)
        page = draft(suggestion)
        workflow = page.get_workflow()
        if workflow is None:
            raise NobodyReviewsError(f"No workflow lies on the page {page.pk} or above it.")
        with handing_in(_handed_in(suggestion)):
            workflow.start(page, None)
        Suggestion.objects.filter(pk=suggestion.pk).update(page=page, **dict.fromkeys(Suggestion.PERSONAL, ""))
    return True


def _handed_in(suggestion: Suggestion) -> HandedIn:
    return HandedIn(
        source=Submission.Source.FORM,
        name=suggestion.name,
        email=suggestion.email,
        language=suggestion.language,
        consented_at=suggestion.created_at,
    )
