"""What was planned for a time: pages appear and disappear, and one that may not appear holds up no other."""

from collections.abc import Callable, Iterator

from django.db import transaction
from django.utils import timezone
from wagtail.models import Page, Revision

from home.publication.errors import NotPublishable
from home.publication.refusals import report_refusal


def publish_scheduled() -> int:
    """Do what is due and answer how many pages appeared or disappeared.

    A page that may not be published loses its date and is reported. Unexpected failures are raised together, once everything
    else is done; their pages keep their date for the next time.
    """
    done, failures = 0, []
    for step in due():
        try:
            done += step()
        except Exception as failure:
            failures.append(failure)
    if failures:
        raise ExceptionGroup("Scheduled publishing", failures)
    return done


def due() -> Iterator[Callable[[], int]]:
    """What to do now, in the order in which it was due: first what disappears, then what appears."""
    now = timezone.now()
    for page in Page.objects.filter(live=True, expire_at__lt=now).order_by("expire_at"):
        yield lambda page=page: take_down(page)
    for revision in Revision.objects.filter(approved_go_live_at__lt=now).order_by("approved_go_live_at"):
        yield lambda revision=revision: bring_up(revision)


def take_down(page: Page) -> int:
    with transaction.atomic():
        page.specific.unpublish(set_expired=True, log_action="wagtail.unpublish.scheduled")
    return 1


def bring_up(revision: Revision) -> int:
    try:
        revision.publish(log_action="wagtail.publish.scheduled")
    except NotPublishable as refusal:
        with transaction.atomic():
            # Not `save()`, which would note in the page's history that somebody cancelled the schedule.
            Revision.objects.filter(pk=revision.pk).update(approved_go_live_at=None)
            report_refusal(revision, refusal)
        return 0
    return 1
