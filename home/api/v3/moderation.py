"""Contributing by token: handing a draft in, and what has become of it."""

from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from ninja import Router, Schema
from pydantic import Field
from wagtail.api.v3.auth import BearerTokenAuth
from wagtail.api.v3.errors import problem_response
from wagtail.api.v3.querysets import get_pages_queryset
from wagtail.models import Page

from home.models import Submission
from home.moderation.mails import public_url
from home.moderation.standing import ReviewState, standing_of
from home.moderation.submitting import AlreadyThereError, submit

router = Router(tags=["moderation"], auth=BearerTokenAuth())


class Moderation(Schema):
    """Where the newest version of a page stands. Times are in UTC."""

    id: int
    type: str
    title: str
    state: ReviewState
    source: Submission.Source | None = Field(description="The way by which it came; null for a page that nobody has handed in.")
    submitted_at: datetime | None = Field(description="When it was handed in, the last time.")
    reason: str | None = Field(description="Why it was sent back, in full; null unless it is `rejected`.")
    decided_at: datetime | None = Field(description="When it was sent back.")
    url: str | None = Field(description="Where everybody can read it, perhaps in an older version; null while nobody can.")


@router.get(
    "/pages/{page_id}/",
    response=Moderation,
    operation_id="moderation_detail",
    url_name="moderation_detail",
    summary="What has become of a page",
)
def moderation_detail(request: HttpRequest, page_id: int) -> dict[str, Any]:
    """Of a page that the owner of the token may edit; 404 for any other.

    Language: `title` is in that of the page, `reason` as whoever reviewed it has written it.
    """
    return said(get_object_or_404(get_pages_queryset(request), pk=page_id))


@router.post(
    "/pages/{page_id}/submit/",
    response=Moderation,
    operation_id="moderation_submit",
    url_name="moderation_submit",
    summary="Hand a page in",
)
def moderation_submit(request: HttpRequest, page_id: int) -> dict[str, Any] | HttpResponse:
    """The newest draft goes to those who review it, the first time or again after it was sent back.

    403 where nobody may hand it in, 409 when it is in review or public already, 422 with each place that has to be completed first.

    Language: what has to be completed is said in German, as editors read it.
    """
    page = get_object_or_404(get_pages_queryset(request), pk=page_id)
    try:
        submit(page, request.user)
    except AlreadyThereError as refusal:
        return problem_response(status=409, detail=str(refusal))
    return said(Page.objects.get(pk=page.pk))


def said(page: Page) -> dict[str, Any]:
    standing = standing_of(page)
    submission = standing.submission
    return {
        "id": page.pk,
        "type": page.cached_content_type.model_class()._meta.label,
        "title": page.draft_title or page.title,
        "state": standing.state,
        "source": submission.source if submission else None,
        "submitted_at": submission.handed_in_at if submission else None,
        "reason": standing.reason,
        "decided_at": standing.decided_at,
        "url": public_url(page.pk) or None,
    }
