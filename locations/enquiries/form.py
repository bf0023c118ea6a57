"""The form, in the words of the person who fills it in."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from home.public_forms.form import GuardedForm
from locations.models import CommercialSitePage, Enquiry, PropertyPage

WIDGETS = {
    "message": forms.Textarea(attrs={"rows": 6}),
    "name": forms.TextInput(attrs={"autocomplete": "name"}),
    "company": forms.TextInput(attrs={"autocomplete": "organization"}),
    "email": forms.EmailInput(attrs={"autocomplete": "email"}),
    "phone": forms.TextInput(attrs={"autocomplete": "tel", "type": "tel"}),
}


class EnquiryForm(GuardedForm, forms.ModelForm):
    one_line = ("area", "name", "company", "phone")

    consent = forms.BooleanField(error_messages={"required": _("Without your consent we may not pass the enquiry on.")})

    class Meta:
        model = Enquiry
        fields = ["subject", "area", "message", "name", "company", "email", "phone"]
        labels = {
            "subject": _("It is about"),
            "area": _("Area you need"),
            "message": _("Your message"),
            "company": _("Company"),
            "phone": _("Telephone"),
        }
        widgets = WIDGETS
        error_messages = {
            "subject": {"required": _("Please choose what it is about.")},
            "message": {"required": _("Please write what you would like to know.")},
            "name": {"required": _("Please tell us your name.")},
            "email": {
                "required": _("Without an e-mail address nobody can answer."),
                "invalid": _("This is no e-mail address. One looks like this: name@example.org"),
            },
        }

    def __init__(self, data: Any = None, *, page: PropertyPage) -> None:
        super().__init__(data, page=page)
        self.fields["subject"].choices = Enquiry.Subject.choices
        self.fields["consent"].label = consent_to(page)
        self.fields["area"].help_text = (
            gettext("For instance 4.5 ha.") if isinstance(page, CommercialSitePage) else gettext("For instance 1,200 m².")
        )

    @property
    def about(self) -> list[forms.BoundField]:
        return [self[name] for name in ("subject", "area", "message")]


def consent_to(page: PropertyPage) -> str:
    words = {"office": page.contact_office or page.contact_name or page.contact_email, "days": settings.ENQUIRY_DAYS}
    return gettext("My enquiry may be passed on to: %(office)s. It will be deleted after %(days)s days.") % words
