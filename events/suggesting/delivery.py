"""Asking whose address it is: at once, and by the clock for as long as the mail server was away; never twice (`home.mails`)."""

import logging

from django.core.mail import get_connection
from django.utils import timezone

from events.models import Suggestion
from events.models.suggestion import SuggestionQuerySet
from events.suggesting.mails import to_confirm
from home.mails import TIMEOUT, may_be_tried

logger = logging.getLogger(__name__)


def deliver(pk: int) -> bool:
    """Send the mail of a suggestion unless it is sent already; answers whether it was sent now."""
    now = timezone.now()
    if not _due().filter(pk=pk).update(tried_at=now):
        return False
    suggestion = Suggestion.objects.select_related("city").get(pk=pk)
    try:
        with get_connection(timeout=TIMEOUT) as connection:
            connection.send_messages([to_confirm(suggestion)])
    except Exception as error:  # it is stored, so nobody who suggests need know; the error's own words may name people
        logger.error("Suggestion %s could not be mailed (%s); it will be tried again.", pk, type(error).__name__)
        return False
    Suggestion.objects.filter(pk=pk).update(mailed_at=timezone.now())
    return True


def deliver_waiting() -> int:
    """For the clock: everything that is due; answers how many mails went out."""
    return sum(deliver(pk) for pk in list(_due().order_by("created_at").values_list("pk", flat=True)))


def _due() -> SuggestionQuerySet:
    return Suggestion.objects.waiting().filter(may_be_tried(timezone.now(), begun="created_at"), mailed_at=None)
