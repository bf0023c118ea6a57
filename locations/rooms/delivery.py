"""Mailing invitations: at once, and by the clock for as long as the mail server was away."""

from django.db.models import QuerySet

from home.mails import Outbox
from locations.models import Invitation
from locations.rooms.mails import invitation_mail


def _to_mail() -> QuerySet[Invitation]:
    return Invitation.objects.filter(user__is_active=True).select_related("user", "room__city")


outbox = Outbox(_to_mail, "invited_at", {"mailed_at": invitation_mail})
