"""What doing something leaves behind: each is read before and afterwards."""

from typing import Any

from wagtail.models import Page, PageViewRestriction, Revision, TaskState
from wagtail_localize.models import TranslationSource

from home.models import Submission


def newest(thing: Any) -> Any:
    """Autosaving writes a version anew under its old number."""
    return Revision.objects.filter(base_content_type__model="page", object_id=str(thing.pk)).order_by("pk").values_list("pk", "created_at")


def decisions(thing: Any) -> Any:
    """Its way through reviews."""
    steps = TaskState.objects.filter(workflow_state__object_id=str(thing.pk))
    return [*steps.values_list("pk", "status"), *Submission.objects.filter(page=thing.pk).values_list("pk", "source")]


def public(thing: Any) -> Any:
    """What visitors read, and will read by a schedule."""
    scheduled = Revision.objects.filter(object_id=str(thing.pk), approved_go_live_at__isnull=False)
    live = Page.objects.filter(pk=thing.pk, live=True)
    return [*scheduled.values_list("pk", "created_at"), *live.values_list("live_revision", "last_published_at")]


def copies(thing: Any) -> Any:
    return Page.objects.order_by("pk").values_list("pk", flat=True)


def lies_at(thing: Any) -> Any:
    return Page.objects.filter(pk=thing.pk).values_list("path", "url_path")


def closed_to(thing: Any) -> Any:
    return PageViewRestriction.objects.filter(page=thing.pk).values_list("restriction_type")


def translations(thing: Any) -> Any:
    return TranslationSource.objects.filter(object_id=thing.translation_key).values_list("pk")


def itself(thing: Any) -> Any:
    """All columns of a picture or a document."""
    return type(thing).objects.filter(pk=thing.pk).values()
