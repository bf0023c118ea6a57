"""Who logs in. A model of our own from the first day, because replacing Django's later means replacing every foreign key to it."""

from django.contrib.auth.models import AbstractUser
from django.utils.translation import gettext_lazy as _


class User(AbstractUser):
    class Meta:
        verbose_name = _("user")
        verbose_name_plural = _("users")
