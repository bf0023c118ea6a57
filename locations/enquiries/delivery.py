"""Mailing what is stored: at once, and by the clock for as long as the mail server was away; never twice (`home.mails`)."""

import logging
from datetime import datetime

from django.core.mail import get_connection
from django.db.models import Q, QuerySet
from django.utils import timezone

from home.mails import TIMEOUT, may_be_tried
from locations.enquiries.mails import to_office, to_sender
from locations.models import Enquiry

logger = logging.getLogger(__name__)


def deliver(pk: int) -> bool:
    """Send what is still to be sent of an enquiry; answers whether anything was. The sender is told once the office knows."""
    now = timezone.now()
    if not _due(now).filter(pk=pk).update(tried_at=now):
        return False
    enquiry = Enquiry.objects.get(pk=pk)
    try:
        with get_connection(timeout=TIMEOUT) as connection:
            if enquiry.mailed_at is None:
                connection.send_messages([to_office(enquiry)])
                Enquiry.objects.filter(pk=pk).update(mailed_at=timezone.now())
            if enquiry.confirmed_at is None:
                connection.send_messages([to_sender(enquiry)])
                Enquiry.objects.filter(pk=pk).update(confirmed_at=timezone.now())
    except Exception as error:  # it is stored, so nobody who asks need know; the error's own words may name people
        logger.error("Enquiry %s could not be mailed (%s); it will be tried again.", pk, type(error).__name__)
        return False
    return True


def deliver_waiting() -> int:
    """For the clock: everything that is due; answers how many enquiries are done with."""
    return sum(deliver(pk) for pk in list(_due(timezone.now()).order_by("received_at").values_list("pk", flat=True)))


def _due(now: datetime) -> QuerySet[Enquiry]:
    unsent = Q(mailed_at__isnull=True) | Q(confirmed_at__isnull=True)
    return Enquiry.objects.filter(unsent, may_be_tried(now, begun="received_at"))
