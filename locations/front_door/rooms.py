"""In which rooms somebody works."""

from django.db.models import QuerySet

from home.models import User
from locations.models import CityRoom, Invitation


def rooms_of(user: User) -> QuerySet[CityRoom]:
    """The open rooms of the groups that `user` is in, with their cities."""
    return CityRoom.objects.filter(group__in=user.groups.values("pk")).select_related("city").order_by("city__title")


def contact_of(user: User) -> User | None:
    """Whom to ask: who sent the latest invitation."""
    invitations = Invitation.objects.filter(user=user, invited_by__is_active=True).select_related("invited_by")
    latest = invitations.order_by("-invited_at").first()
    return latest.invited_by if latest else None
