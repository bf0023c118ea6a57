"""Sending what is noted: by the clock, so that nobody who hands in or approves waits for a mail server."""

from django.db.models import QuerySet
from wagtail.users.models import UserProfile

from home.mails import Outbox
from home.models import Notice, User
from home.moderation.mails import mail_of

# Which of Wagtail's switches in the account turns a mail off.
SWITCHES = {
    Notice.Kind.RECEIVED: "submitted_notifications",
    Notice.Kind.WAITING: "submitted_notifications",
    Notice.Kind.APPROVED: "approved_notifications",
    Notice.Kind.REJECTED: "rejected_notifications",
}


def wanted(notice: Notice) -> bool:
    """Whether there is still somebody to send it to who has not switched it off."""
    if notice.user is None:
        return bool(notice.submission.email)
    return notice.user.is_active and bool(notice.user.email) and wants(notice.user, notice.kind)


def wants(user: User, kind: str) -> bool:
    return bool(getattr(UserProfile.get_for_user(user), SWITCHES[Notice.Kind(kind)]))


def _notices() -> QuerySet[Notice]:
    return Notice.objects.select_related("user", "submission__page__locale", "submission__user", "task_state__finished_by")


outbox = Outbox(_notices, "created_at", {"sent_at": mail_of}, wanted)
