"""Sending what is noted: by the clock, so that nobody who hands in or approves waits for a mail server, and once (`home.mails`)."""

import logging
from datetime import datetime

from django.core.mail import get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db.models import QuerySet
from django.utils import timezone
from wagtail.users.models import UserProfile

from home.mails import TIMEOUT, may_be_tried
from home.models import Notice, User
from home.moderation.mails import mail_of

logger = logging.getLogger(__name__)

# Which of Wagtail's switches in the account turns a mail off.
SWITCHES = {
    Notice.Kind.RECEIVED: "submitted_notifications",
    Notice.Kind.WAITING: "submitted_notifications",
    Notice.Kind.APPROVED: "approved_notifications",
    Notice.Kind.REJECTED: "rejected_notifications",
}


def deliver_waiting() -> int:
    """Send what is due, and answer how many mails went out. A server that does not let us in is asked once, not once for each mail."""
    due = list(_due(timezone.now()).values_list("pk", flat=True))
    if not due:
        return 0
    try:
        connection = get_connection(timeout=TIMEOUT)
        connection.open()
    except OSError as error:
        logger.error("%d mails about contributions wait: the mail server cannot be reached (%s).", len(due), type(error).__name__)
        return 0
    with connection:
        return sum(_deliver(pk, connection) for pk in due)


def _deliver(pk: int, connection: BaseEmailBackend) -> bool:
    now = timezone.now()
    if not _due(now).filter(pk=pk).update(tried_at=now):
        return False
    notice = Notice.objects.select_related("user", "submission__page__locale", "submission__user", "task_state__finished_by").get(pk=pk)
    if not wanted(notice):
        notice.delete()
        return False
    try:
        connection.send_messages([mail_of(notice)])
    except Exception as error:  # it is noted, so nobody need know; the error's own words may name people
        logger.error("Mail %s about a contribution could not be sent (%s); it will be tried again.", pk, type(error).__name__)
        return False
    Notice.objects.filter(pk=pk).update(sent_at=timezone.now())
    return True


def wanted(notice: Notice) -> bool:
    """Whether there is still somebody to send it to who has not switched it off."""
    if notice.user is None:
        return bool(notice.submission.email)
    return notice.user.is_active and bool(notice.user.email) and wants(notice.user, notice.kind)


def wants(user: User, kind: str) -> bool:
    return bool(getattr(UserProfile.get_for_user(user), SWITCHES[Notice.Kind(kind)]))


def _due(now: datetime) -> QuerySet[Notice]:
    return Notice.objects.filter(may_be_tried(now, begun="created_at"), sent_at=None)
