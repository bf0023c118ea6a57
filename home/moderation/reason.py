"""What a reviewer writes to whoever handed something in."""

from django import forms
from django.utils.translation import gettext_lazy as _


class ReasonForm(forms.Form):
    """Nothing is sent back without a word: nobody could guess what is missing."""

    comment = forms.CharField(
        label=_("What is missing or wrong?"),
        help_text=_("Whoever handed it in reads this word for word, in a mail."),
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": _("Please write what is missing or wrong.")},
    )
