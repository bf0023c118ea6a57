"""The mail to somebody who is invited: a link that sets the password once, or, to who has one, where to log in."""

from datetime import timedelta

from django.conf import settings
from django.contrib.auth.tokens import default_token_generator
from django.core.mail import EmailMultiAlternatives
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode
from django.utils.translation import gettext as _
from wagtail.users.models import UserProfile

from home.frame import absolute
from home.mails import composed
from home.models import User
from locations.models import Invitation


def invitation_mail(invitation: Invitation) -> EmailMultiAlternatives:
    """In the language in which this person has the admin."""
    user = invitation.user
    with translation.override(UserProfile.get_for_user(user).get_preferred_language()):
        subject = _("You are invited to contribute for %(city)s") % {"city": invitation.room.city.title}
        context = {
            "city": invitation.room.city.title,
            "person": user,
            "login_url": absolute(reverse("wagtailadmin_login")),
            "forgotten_url": absolute(reverse("wagtailadmin_password_reset")),
            "password_url": password_link(user) if user.last_login is None else "",
            "good_until": timezone.localtime() + timedelta(seconds=settings.PASSWORD_RESET_TIMEOUT),
        }
        return composed("locations/mail/invitation", subject, user.email, context)


def password_link(user: User) -> str:
    """Good once, and for as long as PASSWORD_RESET_TIMEOUT says."""
    key = {"uidb64": urlsafe_base64_encode(force_bytes(user.pk)), "token": default_token_generator.make_token(user)}
    return absolute(reverse("wagtailadmin_password_reset_confirm", kwargs=key))
