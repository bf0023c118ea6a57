"""Mailing invitations: at once, and by the clock for as long as the mail server was away; never twice (as with enquiries)."""

import logging
from datetime import datetime

from django.core.mail import get_connection
from django.db.models import Q, QuerySet
from django.utils import timezone

from home.mails import PAUSE, TIMEOUT
from locations.models import Invitation
from locations.rooms.mails import invitation_mail

logger = logging.getLogger(__name__)


def deliver(pk: int) -> bool:
    """Send the mail of an invitation if it is still to be sent; answers whether it was."""
    now = timezone.now()
    if not _due(now).filter(pk=pk).update(tried_at=now):
        return False
    invitation = Invitation.objects.select_related("user", "room__city").get(pk=pk)
    try:
        with get_connection(timeout=TIMEOUT) as connection:
            connection.send_messages([invitation_mail(invitation)])
    except Exception as error:  # it is stored; the error's own words may name people
        logger.error("Invitation %s could not be mailed (%s); it will be tried again.", pk, type(error).__name__)
        return False
    Invitation.objects.filter(pk=pk).update(mailed_at=timezone.now())
    return True


def deliver_waiting() -> int:
    """For the clock: everything that is due; answers how many were mailed."""
    return sum(deliver(pk) for pk in list(_due(timezone.now()).values_list("pk", flat=True)))


def _due(now: datetime) -> QuerySet[Invitation]:
    untried = Q(tried_at__isnull=True) | Q(tried_at__lt=now - PAUSE)
    return Invitation.objects.filter(untried, mailed_at__isnull=True, user__is_active=True)
