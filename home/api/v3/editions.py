"""Nobody overwrites what somebody else has just written: a change names, in `If-Match`, the edition of the page it was made to."""

from collections.abc import Callable
from functools import wraps
from hashlib import blake2b
from typing import Any

from django.http import HttpRequest, HttpResponse
from wagtail.api.v3.errors import problem_response
from wagtail.models import Page

from home.api.etag import READS, body_tag
from home.keys import is_key

Run = Callable[..., HttpResponse]

CHANGED = "The page has changed since you read it. Read it again, and make your change to what you then find."


def changes_a_page(operation_id: str) -> bool:
    """Whether this operation of the API changes one page, or does something with it as it is."""
    return operation_id in ("pages_update", "pages_delete", "moderation_submit") or operation_id.startswith("pages_actions_")


def guarded(run: Run) -> Run:
    """An operation on one page: 412 where `If-Match` names another edition than the current; who asks with a token learns which it is.

    Without a token an answer says nothing of the edition, which a draft that nobody may know of changes as well, and nothing is changed.
    """

    @wraps(run)
    def answer(request: HttpRequest, page_id: str, **path: Any) -> HttpResponse:
        if request.method not in READS and hasattr(request, "good_token") and (refusal := refused(request, page_id)):
            return refusal
        response = run(request, page_id=page_id, **path)
        if response.status_code == 200 and request.user.is_authenticated:
            response["ETag"] = body_tag(response, edition(page_id))
        return response

    return answer


def refused(request: HttpRequest, page_id: str) -> HttpResponse | None:
    """412 (RFC 9110 §13.1.1), or None where the condition holds or there is none; the row stays locked until the change is made."""
    condition = request.headers.get("If-Match", "*").strip()
    if condition == "*" or not is_key(page_id):
        return None
    named = {editions_in(tag) for tag in condition.split(",")}
    current = edition(page_id, locked=True)
    return None if not current or current in named else problem_response(status=412, detail=CHANGED)


def editions_in(tag: str) -> str:
    """The edition that an ETag names. Compressing an answer makes its ETag weak, but the edition in it is exact all the same."""
    return tag.strip().removeprefix("W/").strip('"').partition(".")[0]


def edition(page_id: str, *, locked: bool = False) -> str:
    """What changes with every revision, publication and move of a page; empty for one that is not there."""
    pages = Page.objects.select_for_update(of=("self",)) if locked else Page.objects
    state = pages.filter(pk=page_id).values_list("latest_revision_id", "live_revision_id", "live", "url_path", "latest_revision_created_at")
    row = state.first()
    return blake2b(repr(row).encode(), digest_size=6).hexdigest() if row else ""
