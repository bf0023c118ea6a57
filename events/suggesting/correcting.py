"""A suggestion that staff has sent back: its author corrects it with the form, and the same draft goes on through the same review."""

from copy import copy
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from wagtail.models import TaskState, WorkflowState

from events.lists import list_url
from events.models import EventPage, Suggestion
from events.suggesting.drafting import redraft
from events.suggesting.signing import correction_in, for_correction
from home.frame import absolute
from home.models import Submission
from home.registry import WayBack
from locations.addresses import address_below


@dataclass(frozen=True)
class Returned:
    """A suggestion, who it is from, and the step of the review that sent it back."""

    suggestion: Suggestion
    submission: Submission
    step: TaskState

    @property
    def is_open(self) -> bool:
        """Whether it still waits for its author: each time it is sent back that is another step, so a link holds once."""
        state = self.submission.workflow_state
        return state.status == WorkflowState.STATUS_NEEDS_CHANGES and state.current_task_state_id == self.step.pk

    @property
    def is_handed_in_again(self) -> bool:
        return self.submission.workflow_state.task_states.filter(pk__gt=self.step.pk).exists()


def way_back(submission: Submission, step: TaskState) -> WayBack | None:
    """The link to correct what `step` has sent back; None for what was no suggestion, and while there is no list of dates."""
    suggestion = Suggestion.objects.filter(page=submission.page_id).first()
    if suggestion is None:
        return None
    signed = for_correction(suggestion, step)
    path = address_below(list_url(suggestion.language), "events:correct_suggestion", suggestion.language, signed=signed)
    return WayBack(absolute(path), timezone.localdate() + timedelta(days=settings.CORRECTION_DAYS)) if path else None


def returned_by(signed: str) -> Returned | None:
    """What a link from a mail names, whatever has become of it; None for a link that is forged or too old, and for what is deleted or whose
    author is forgotten."""
    keys = correction_in(signed)
    if keys is None:
        return None
    suggestion = Suggestion.objects.filter(pk=keys.suggestion).first()
    step = TaskState.objects.filter(pk=keys.step).select_related("workflow_state__submission").first()
    if suggestion is None or step is None or not step.workflow_state.submission.email:
        return None
    return Returned(suggestion, step.workflow_state.submission, step)


def correct(returned: Returned, words: dict[str, Any], form_key: str) -> bool:
    """Make `words` the next version of the draft and go on with its review, all or nothing; answers False where that is not open any more.

    The same form sent twice is one correction, and True both times.
    """
    with transaction.atomic():
        # One correction at a time: a second one that came at the same moment finds the review under way.
        WorkflowState.objects.select_for_update().get(pk=returned.step.workflow_state_id)
        before = Suggestion.objects.get(pk=returned.suggestion.pk)
        if before.correction_key == form_key:
            return True
        submission = Submission.objects.select_related("workflow_state").get(pk=returned.submission.pk)
        if not Returned(before, submission, returned.step).is_open:
            return False
        after = copy(before)
        for name in Suggestion.TYPED:
            setattr(after, name, words[name])
        after.correction_key = form_key
        redraft(EventPage.objects.get(pk=before.page_id).get_latest_revision_as_object(), before, after)
        after.save(update_fields=[*Suggestion.TYPED, "correction_key"])
        Submission.objects.filter(pk=submission.pk).update(name=words["name"])
        submission.workflow_state.resume(None)
    return True
