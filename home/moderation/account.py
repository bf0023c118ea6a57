"""The switch for the mail that a contribution has arrived: Wagtail offers it, for another mail, only to those who publish."""

from typing import Any

from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.account import NotificationPreferencesForm
from wagtail.admin.views.account import BaseSettingsPanel, notifications_tab
from wagtail.admin.widgets import SwitchInput
from wagtail.models import Page
from wagtail.permissions import policy_registry
from wagtail.users.models import UserProfile

from home.models import User


class ReceivedForm(forms.ModelForm):
    class Meta:
        model = UserProfile
        fields = ["submitted_notifications"]
        labels = {"submitted_notifications": _("Confirmations")}
        help_texts = {"submitted_notifications": _("Receive a mail when what you handed in has arrived")}
        widgets = {"submitted_notifications": SwitchInput()}


class ReceivedPanel(BaseSettingsPanel):
    name = "received"
    title = _("What you hand in")
    tab = notifications_tab
    order = 90
    form_class = ReceivedForm
    form_object = "profile"

    def is_active(self) -> bool:
        policy = policy_registry.get_by_type(Page)
        contributes = policy.user_has_any_permission(self.user, ["add", "change"])
        return bool(contributes and "submitted_notifications" not in NotificationPreferencesForm(instance=self.profile).fields)


def panel(request: HttpRequest, user: User, profile: Any) -> ReceivedPanel:
    return ReceivedPanel(request, user, profile)
