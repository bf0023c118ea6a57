"""The button “Write an article” on the editors' start page."""

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from home.models import User
from home.registry import StartAction
from news.models import NewsIndexPage


def _address(user: User) -> str | None:
    """Where `user` writes an article: below the first German news list that admits one."""
    for index in NewsIndexPage.objects.in_language(settings.LANGUAGE_CODE).order_by("path"):
        if index.permissions_for_user(user).can_add_subpage():
            return reverse("wagtailadmin_pages:add", args=("news", "newspage", index.pk))
    return None


action = StartAction(10, "news", _("Write an article"), "doc-full-inverse", _address)
