"""Inviting a city: a room, made once, and a login for one person. Twice the same is once."""

import secrets

from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.models import Collection
from wagtail.users.models import UserProfile

from home.models import User
from locations.models import CityPage, CityRoom, Invitation
from locations.rooms.rights import cities_collection, grant, send_through_review

INVITED = "locations.city_invited"


def invite(city: CityPage, email: str, name: str = "", invited_by: User | None = None) -> Invitation:
    """Make or complete the room of the German page `city` and let the person with this address in, who then waits for the mail.

    Raises ValidationError, in the reader's language, for an address that is none and for somebody who needs no invitation.
    """
    email = email.strip()
    validate_email(email)
    with transaction.atomic():
        # One invitation to a city at a time: a second one that came at the same moment finds the room.
        CityPage.objects.select_for_update().get(pk=city.pk)
        room = open_room(city)
        user = _person(email, name)
        user.groups.add(room.group)
        invitation, _created = Invitation.objects.update_or_create(
            room=room,
            user=user,
            defaults={"invited_by": invited_by, "invited_at": timezone.now(), "mailed_at": None, "tried_at": None},
        )
        log(instance=city, action=INVITED, user=invited_by, data={"person": user.get_full_name() or user.get_username()})
    return invitation


def open_room(city: CityPage) -> CityRoom:
    """The room with everything that belongs to it; what is there already stays. To be called in a transaction."""
    room, _created = CityRoom.objects.get_or_create(city=city)
    room.group = room.group or Group.objects.create(name=_unused_name(city))
    room.collection = room.collection or cities_collection().add_child(instance=Collection(name=city.title))
    room.save()
    grant(room.group, city, room.collection)
    send_through_review(city)
    return room


def _unused_name(city: CityPage) -> str:
    """The city's name in front of what staff reads among the groups; a group that somebody else made under it is not taken over."""
    name = _("City of %(city)s") % {"city": city.title}
    return f"{name} ({city.pk})" if Group.objects.filter(name=name).exists() else name


def _person(email: str, name: str) -> User:
    """The login with this address, made or woken up again. It has a password that nobody knows, so that a new link can be asked for."""
    user = User.objects.filter(Q(email__iexact=email) | Q(username__iexact=email)).order_by("-is_active", "pk").first()
    if user and user.is_superuser:
        raise ValidationError(_("%(person)s runs this site and may work in every room already.") % {"person": user})
    if user is None or not user.is_active:
        user = user or User(username=email.lower(), email=email)
        user.is_active = True
        user.set_password(secrets.token_urlsafe(32))
        user.last_login = None
    if name:
        user.first_name, _space, user.last_name = name.strip().rpartition(" ")
    user.full_clean(exclude=["password"])
    user.save()
    profile = UserProfile.get_for_user(user)
    if not profile.preferred_language:
        profile.preferred_language = "de"
        profile.save()
    return user
