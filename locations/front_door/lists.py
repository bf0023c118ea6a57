"""What became of a city's contributions: sent back, expiring, not handed in yet, in review, online.

Each list costs as many queries for many pages as for one.
"""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db.models import CharField, Exists, F, OuterRef, Q, QuerySet
from django.db.models.functions import Cast
from django.urls import reverse
from wagtail.models import Page, Revision, WorkflowState, get_default_page_content_type

from home.models import Submission, User
from home.moderation.queue import kind_of
from locations.models import CityRoom
from locations.registry import expiring

SHOWN = 5  # of the lists that nobody has to work through


@dataclass(frozen=True)
class Row:
    """A page, in words for the person who wrote it. `moment` is when that happened which put it into its list."""

    pk: int
    title: str
    kind: str
    edit_url: str
    moment: datetime | None = None
    appears_at: datetime | None = None
    by: str = ""
    reason: str = ""
    is_suggested: bool = False
    can_be_confirmed: bool = False
    can_be_taken_back: bool = False


@dataclass(frozen=True)
class Rows:
    """The first of a list, and how many there are."""

    rows: list[Row] = field(default_factory=list)
    count: int = 0


def returned(rooms: list[CityRoom]) -> Rows:
    """Sent back with a reason, the latest first."""
    found = _submissions(rooms, WorkflowState.STATUS_NEEDS_CHANGES).order_by("-workflow_state__current_task_state__finished_at")
    rows = []
    for submission in found:
        step = submission.workflow_state.current_task_state
        by = (step.finished_by.get_full_name() or step.finished_by.get_username()) if step.finished_by else ""
        rows.append(
            _row(
                submission.page,
                moment=step.finished_at,
                by=by,
                reason=step.comment,
                is_suggested=submission.source == Submission.Source.FORM,
            )
        )
    return Rows(rows, len(rows))


def in_review(rooms: list[CityRoom], user: User) -> Rows:
    """What the staff has to decide on, the oldest first. Whoever handed something in may take it back."""
    found = _submissions(rooms, WorkflowState.STATUS_IN_PROGRESS).order_by("submitted_at")
    rows = [_row(each.page, moment=each.handed_in_at, can_be_taken_back=each.workflow_state.requested_by_id == user.pk) for each in found]
    return Rows(rows, len(rows))


def soon_expiring(rooms: list[CityRoom], today: date) -> Rows:
    """What is online and needs the city's word."""
    rows = [
        _row(page, reason=words, can_be_confirmed=each.can_be_confirmed)
        for each in expiring
        for room in rooms
        for page, words in each.find(room.city.path, today)
    ]
    return Rows(rows, len(rows))


def unfinished(rooms: list[CityRoom]) -> Rows:
    """Drafts, and changes of pages that are online, which nobody has handed in."""
    drafts = _pages(rooms).filter(Q(live=False) | Q(has_unpublished_changes=True)).exclude(_planned())
    under_way = [WorkflowState.STATUS_IN_PROGRESS, WorkflowState.STATUS_NEEDS_CHANGES]
    drafts = drafts.exclude(pk__in=Submission.objects.filter(workflow_state__status__in=under_way).values("page"))
    # What was taken offline, by hand or in time, is nobody's unfinished work.
    drafts = drafts.exclude(Q(live=False, has_unpublished_changes=False, first_published_at__isnull=False))
    return _first(drafts.order_by("-latest_revision_created_at"), "latest_revision_created_at")


def online(rooms: list[CityRoom]) -> Rows:
    """What everybody can read, or will at a time that is settled, the newest first."""
    found = _pages(rooms).filter(Q(live=True) | _planned())
    return _first(found.order_by(F("last_published_at").desc(nulls_first=True), "-pk"), "last_published_at")


def _planned() -> Exists:
    """Approved, to appear later."""
    ours = Revision.objects.filter(base_content_type=get_default_page_content_type(), object_id=Cast(OuterRef("pk"), CharField()))
    return Exists(ours.filter(approved_go_live_at__isnull=False))


def _first(pages: QuerySet[Page], moment: str) -> Rows:
    shown = pages.select_related("content_type")[:SHOWN]
    return Rows([_row(page, moment=getattr(page, moment), appears_at=page.go_live_at) for page in shown], pages.count())


def _pages(rooms: list[CityRoom]) -> QuerySet[Page]:
    """What lies below the cities' pages; the city's own page is the staff's until somebody of the city has changed it."""
    return Page.objects.filter(_below(rooms, "path")).exclude(pk__in=[room.city_id for room in rooms])


def _submissions(rooms: list[CityRoom], status: str) -> QuerySet[Submission]:
    joins = ("page__content_type", "workflow_state__current_task_state__finished_by")
    return Submission.objects.filter(_below(rooms, "page__path"), workflow_state__status=status).select_related(*joins)


def _below(rooms: list[CityRoom], name: str) -> Q:
    below = Q(pk__in=[])
    for room in rooms:
        below |= Q(**{f"{name}__startswith": room.city.path})
    return below


def _row(page: Page, **words: Any) -> Row:
    return Row(page.pk, page.get_admin_display_title(), kind_of(page), reverse("wagtailadmin_pages:edit", args=[page.pk]), **words)
