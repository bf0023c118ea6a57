"""Ways of publishing that treat many pages at once: they are asked beforehand, so that either all go live or none."""

from collections.abc import Iterable, Iterator

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.admin.views.bulk_action import BulkAction
from wagtail.models import Page

from home.publication.errors import NotPublishable, require_publishable


def refuse_bulk_publishing(request: HttpRequest, action_type: str, objects: Iterable[object], action: BulkAction) -> HttpResponse | None:
    """Publish nothing as long as one of the chosen pages, or of their drafts below, may not be published; name them all."""
    if action_type != "publish" or action.model is not Page:
        return None
    refusals = list(refusals_among(pages_to_publish(objects, request, action.cleaned_form.cleaned_data["include_descendants"])))
    for refusal in refusals:
        edit = messages.button(reverse("wagtailadmin_pages:edit", args=[refusal.page.pk]), _("Edit"))
        messages.error(request, refusal.admin_message, buttons=[edit])
    return redirect(action.next_url) if refusals else None


def pages_to_publish(chosen: Iterable[object], request: HttpRequest, include_descendants: bool) -> Iterator[Page]:
    """What Wagtail's bulk action would publish: the newest draft of each page and of each unpublished page below it."""
    for page in chosen:
        yield page.specific.get_latest_revision_as_object()
        if include_descendants:
            for draft in page.get_descendants().not_live().specific():
                if draft.permissions_for_user(request.user).can_publish():
                    yield draft.get_latest_revision_as_object()


def refusals_among(pages: Iterable[Page]) -> Iterator[NotPublishable]:
    for page in pages:
        try:
            require_publishable(page)
        except NotPublishable as refusal:
            yield refusal


def refuse_live_copies(request: HttpRequest, page: Page) -> None:
    """Raise NotPublishable before pages are copied as live ones, for Wagtail's view would stop half-way through them."""
    if request.method == "POST" and request.POST.get("publish_copies"):
        copied = page.get_descendants(inclusive=True) if request.POST.get("copy_subpages") else Page.objects.filter(pk=page.pk)
        for live in copied.live().specific():
            require_publishable(live)
