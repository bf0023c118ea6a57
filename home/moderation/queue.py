"""What waits for review: everything that one reviewer may decide on, the oldest first, each in the words of a row."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet
from django.urls import reverse
from django.utils.text import capfirst
from wagtail.models import Page, WorkflowState

from home.models import Submission, User
from home.moderation.review import own_work
from home.moderation.reviewers import waiting_for
from home.moderation.rooms import room_of
from home.registry import Room


@dataclass(frozen=True)
class Row:
    """A contribution in the queue. Addresses are empty where there is nothing to see or to do; nobody approves their own."""

    title: str
    kind: str
    city: str
    source: str
    comes_from_elsewhere: bool
    submitter: str
    waits_since: datetime
    again_since: datetime | None
    is_change: bool
    is_own: bool
    url: str
    preview_url: str
    compare_url: str
    approve_url: str
    reject_url: str


def pending(user: User) -> QuerySet[Submission]:
    """The submissions that wait for somebody like `user`; what was sent back once keeps its place."""
    return Submission.objects.filter(
        workflow_state__status=WorkflowState.STATUS_IN_PROGRESS,
        workflow_state__current_task_state__in=waiting_for(user).values("pk"),
    ).order_by("submitted_at", "pk")


def detailed(submissions: QuerySet[Submission], user: User) -> QuerySet[Submission]:
    """With everything that rows say, in one query; `is_own` is whether `user` may not approve it."""
    joins = ("user", "page__content_type", "workflow_state__current_task_state")
    return submissions.select_related(*joins).annotate(is_own=Exists(own_work(user).filter(pk=OuterRef("page_id"))))


def row(submission: Any, rooms: list[Room]) -> Row:
    page, step = submission.page, submission.workflow_state.current_task_state
    room = room_of(page.path, rooms)
    return Row(
        title=page.get_admin_display_title(),
        kind=kind_of(page),
        city=room.title if room else "",
        source=submission.get_source_display(),
        comes_from_elsewhere=submission.source != Submission.Source.ADMIN,
        submitter=submission.submitter,
        waits_since=submission.submitted_at,
        again_since=submission.resubmitted_at,
        is_change=page.live,
        is_own=submission.is_own,
        url=reverse("wagtailadmin_pages:edit", args=[page.pk]),
        preview_url=reverse("wagtailadmin_pages:workflow_preview", args=[page.pk, step.task_id]),
        compare_url=reverse("wagtailadmin_pages:revisions_compare", args=[page.pk, "live", page.latest_revision_id]) if page.live else "",
        approve_url="" if submission.is_own else _decision(page, step, "approve"),
        reject_url=_decision(page, step, "reject"),
    )


def _decision(page: Page, step: Any, name: str) -> str:
    return reverse("wagtailadmin_pages:workflow_action", args=[page.pk, name, step.pk])


def kind_of(page: Page) -> str:
    """What editors call its type."""
    model = page.content_type.model_class()
    return capfirst(str(model._meta.verbose_name)) if model else ""
