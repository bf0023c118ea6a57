"""Who is to be invited."""

from django import forms
from django.utils.translation import gettext_lazy as _


class InvitationForm(forms.Form):
    name = forms.CharField(label=_("Name"), max_length=120, help_text=_("As colleagues read it in the history of a page."))
    email = forms.EmailField(label=_("E-mail"), max_length=150, help_text=_("The invitation goes there, and the person logs in with it."))

    def clean_name(self) -> str:
        return " ".join(self.cleaned_data["name"].split())
