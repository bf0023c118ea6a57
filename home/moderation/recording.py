"""Every page handed in is written down once, with the mails to be sent, in the transaction in which its workflow moves on."""

from typing import Any

from django.utils import timezone
from wagtail.models import Page, TaskState, WorkflowState
from wagtail.signals import task_submitted, workflow_approved, workflow_cancelled, workflow_rejected

from home.models import Notice, Submission, User
from home.moderation.handing_in import IN_THE_ADMIN, how_it_comes
from home.moderation.reviewers import reviewers_of

Kind = Notice.Kind


def on_task_submitted(instance: TaskState, user: User | None = None, **kwargs: Any) -> None:
    """A step of a workflow begins: its first, once more after it was sent back, or the next."""
    state = instance.workflow_state
    if not is_about_page(state):
        return
    before = state.task_states.exclude(pk=instance.pk).order_by("-pk").first()
    if before is None or before.status == TaskState.STATUS_REJECTED:
        submission = record(state, user)
        note(submission, Kind.RECEIVED, instance, submission.user)
    elif before.status == TaskState.STATUS_CANCELLED:
        return  # begun anew, of which everybody knows already
    else:
        submission = state.submission
    for reviewer in reviewers_of(instance.task.specific):
        if reviewer != user:
            note(submission, Kind.WAITING, instance, reviewer)


def on_approved(instance: WorkflowState, user: User | None = None, **kwargs: Any) -> None:
    tell_contributor(instance, Kind.APPROVED, user)


def on_rejected(instance: WorkflowState, user: User | None = None, **kwargs: Any) -> None:
    tell_contributor(instance, Kind.REJECTED, user)


def on_cancelled(instance: WorkflowState, user: User | None = None, **kwargs: Any) -> None:
    """Taken back, of which nobody need be told, or published at once by somebody who may."""
    if is_about_page(instance) and was_published(instance):
        tell_contributor(instance, Kind.APPROVED, user)


def is_about_page(state: WorkflowState) -> bool:
    model = state.base_content_type.model_class()
    return model is not None and issubclass(model, Page)


def was_published(state: WorkflowState) -> bool:
    """Whether what was handed in, or something newer, is what visitors see."""
    handed_in = state.current_task_state.revision.created_at if state.current_task_state else None
    return handed_in is not None and Page.objects.filter(pk=state.object_id, live=True, live_revision__created_at__gte=handed_in).exists()


def record(state: WorkflowState, user: User | None) -> Submission:
    """The submission of a workflow that begins, or goes on after it was sent back.

    A draft that came by a token keeps that mark, however it is handed in later.
    """
    now = timezone.now()
    known = Submission.objects.filter(workflow_state=state).first()
    if known:
        known.resubmitted_at = now
        known.save(update_fields=["resubmitted_at"])
        return known
    page_id = int(state.object_id)
    how = how_it_comes()
    draft = Submission.objects.filter(page_id=page_id, workflow_state=None).order_by("pk").first()
    submission = draft or Submission(page_id=page_id)
    if draft is None or how != IN_THE_ADMIN:
        submission.source = how.source
    submission.workflow_state = state
    submission.user = None if how.email else (user or state.requested_by)
    submission.name, submission.email, submission.language = how.name, how.email, how.language
    submission.consented_at, submission.submitted_at = how.consented_at, now
    submission.save()
    return submission


def tell_contributor(state: WorkflowState, kind: Kind, by: User | None) -> None:
    """What became of it, unless it was they who did it. What was handed in before this was written down has no submission."""
    submission = Submission.objects.filter(workflow_state=state).select_related("user").first()
    if submission and state.current_task_state and not (by and submission.user == by):
        note(submission, kind, state.current_task_state, submission.user)


def note(submission: Submission, kind: Kind, task_state: TaskState, to: User | None) -> None:
    """A mail to be sent; to the person without an account where no user is named, if there is such a person."""
    if to or submission.email:
        Notice.objects.get_or_create(submission=submission, kind=kind, user=to, task_state_id=task_state.pk)


def note_draft(page: Page, user: User, source: str) -> None:
    """A draft that did not come from the admin, before anybody hands it in."""
    Submission.objects.create(page=page, user=user, source=source)


def connect() -> None:
    """Called once, when all models are there."""
    task_submitted.connect(on_task_submitted, dispatch_uid="home.moderation")
    workflow_approved.connect(on_approved, dispatch_uid="home.moderation")
    workflow_rejected.connect(on_rejected, dispatch_uid="home.moderation")
    workflow_cancelled.connect(on_cancelled, dispatch_uid="home.moderation")
