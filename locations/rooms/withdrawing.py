"""Withdrawing a city: nobody of it comes in any more, at once. What it has contributed stays and belongs to the staff's work."""

import secrets

from django.contrib.auth.models import Group
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.models import APIToken, Page, WorkflowPage, WorkflowState

from home.models import Submission, User
from locations.models import CityPage, CityRoom
from locations.rooms.rights import WORKFLOW

WITHDRAWN = "locations.city_withdrawn"


def withdraw(city: CityPage, by: User | None = None) -> list[User]:
    """Close the room and answer whose logins ended; nothing happens where no room is open.

    Pages in review stay there, for the staff to approve or to send back; those sent back are drafts from now on, as nobody is left who
    would correct them, but for who suggested one without an account. Pictures, documents and their collection stay.
    """
    with transaction.atomic():
        CityPage.objects.select_for_update().get(pk=city.pk)
        room = CityRoom.objects.select_related("group").filter(city=city, group__isnull=False).first()
        if room is None:
            return []
        ended = close(room)
        WorkflowPage.objects.filter(page=city.pk, workflow__name=WORKFLOW).delete()
        for state in _sent_back(city):
            state.cancel(user=by)
        log(instance=city, action=WITHDRAWN, user=by, data={"count": len(ended)})
    return ended


def close(room: CityRoom) -> list[User]:
    """Take the group with all its rights away, and the login of whoever belonged to no other; answers those people."""
    members = list(User.objects.filter(groups=room.group_id))
    APIToken.objects.filter(user__in=members, revoked_at__isnull=True).update(revoked_at=timezone.now())
    room.invitations.all().delete()
    Group.objects.filter(pk=room.group_id).delete()
    room.group = None
    if room.pk and CityRoom.objects.filter(pk=room.pk).exists():
        room.save(update_fields=["group"])
    ended = [user for user in members if not user.is_superuser and not user.groups.exists()]
    for user in ended:
        end_login(user)
    return ended


def end_login(user: User) -> None:
    """An inactive user's sessions are refused with the next request; the new password ends links and sessions for good."""
    user.is_active = False
    user.set_password(secrets.token_urlsafe(32))
    user.save(update_fields=["is_active", "password"])


def on_room_deleted(instance: CityRoom, **kwargs: object) -> None:
    """A city that is deleted takes its room along."""
    if instance.group_id:
        close(instance)


def _sent_back(city: Page) -> list[WorkflowState]:
    keys = [str(pk) for pk in city.get_descendants(inclusive=True).values_list("pk", flat=True)]
    sent_back = WorkflowState.objects.filter(status=WorkflowState.STATUS_NEEDS_CHANGES, object_id__in=keys)
    states = sent_back.exclude(submission__source=Submission.Source.FORM)
    return [state for state in states if isinstance(state.content_object, Page)]


def what_ends(room: CityRoom) -> tuple[list[User], list[User]]:
    """Whose login would end, and who would only lose this room."""
    members = list(User.objects.filter(groups=room.group_id).prefetch_related("groups").order_by("last_name", "username"))
    ends = [user for user in members if not user.is_superuser and len(user.groups.all()) == 1]
    return ends, [user for user in members if user not in ends]


def summary(ended: list[User]) -> str:
    """What is said when it is done."""
    return _("The city has no access any more. Logins ended: %(count)s.") % {"count": len(ended)}
