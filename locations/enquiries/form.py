"""The form, in the words of the person who fills it in."""

from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from locations.enquiries.guard import QUICKEST, handed_out, new_form
from locations.models import CommercialSitePage, Enquiry, PropertyPage

ONE_LINE = ("area", "name", "company", "phone")
WIDGETS = {
    "message": forms.Textarea(attrs={"rows": 6}),
    "name": forms.TextInput(attrs={"autocomplete": "name"}),
    "company": forms.TextInput(attrs={"autocomplete": "organization"}),
    "email": forms.EmailInput(attrs={"autocomplete": "email"}),
    "phone": forms.TextInput(attrs={"autocomplete": "tel", "type": "tel"}),
}


class EnquiryForm(forms.ModelForm):
    consent = forms.BooleanField(error_messages={"required": _("Without your consent we may not pass the enquiry on.")})
    # Nobody sees it, so whoever writes into it is a program.
    homepage = forms.CharField(required=False)
    form = forms.CharField(required=False)

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
        super().__init__(data)
        self.page = page
        self.handed = handed_out(str(data.get("form", "")), page.pk) if data is not None else None
        self.fields["subject"].choices = Enquiry.Subject.choices
        self.fields["consent"].label = consent_to(page)
        self.fields["area"].help_text = (
            gettext("For instance 4.5 ha.") if isinstance(page, CommercialSitePage) else gettext("For instance 1,200 m².")
        )

    @property
    def token(self) -> str:
        """What the form carries when it is shown (again)."""
        return self.data["form"] if self.handed else new_form(self.page.pk)

    @property
    def about(self) -> list[forms.BoundField]:
        return [self[name] for name in ("subject", "area", "message")]

    @property
    def mistakes(self) -> int:
        """Fields with something wrong in them."""
        return len(self.errors.keys() - {NON_FIELD_ERRORS})

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        for name in ONE_LINE:
            cleaned[name] = " ".join(cleaned.get(name, "").split())
        if self.errors:
            return cleaned  # one thing at a time: the form comes back anyway
        if cleaned.get("homepage"):
            message = gettext("A hidden field was filled in, as programs do. It is empty again: please send the form once more.")
            raise ValidationError(message)
        if self.handed is None:
            raise ValidationError(gettext("The form had lain open for too long. Nothing is lost: please send it once more."))
        if self.handed.age < QUICKEST:
            raise ValidationError(gettext("That was quicker than people write. Please send the form once more."))
        return cleaned


def consent_to(page: PropertyPage) -> str:
    words = {"office": page.contact_office or page.contact_name or page.contact_email, "days": settings.ENQUIRY_DAYS}
    return gettext("My enquiry may be passed on to: %(office)s. It will be deleted after %(days)s days.") % words
