"""The form, in the words of the person who fills it in."""

from collections.abc import Mapping
from datetime import date, time, timedelta
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from events.models import EventIndexPage, Suggestion
from events.suggesting.correcting import Returned
from events.suggesting.inputs import DayInput, TimeInput
from home.public_forms.form import GuardedForm
from locations.cities import cities
from locations.names import topic_names

FURTHEST = timedelta(days=3 * 366)
# Waiting for their confirmation: nobody has us fill somebody else's mailbox.
MOST_WAITING = 5
NO_DAY = _("This is no day. Please write it like this: 24.12.2026")
NO_TIME = _("This is no time. Please write it like this: 18:30")
FIELDS = ["title", "first_day", "start_time", "end_time", "venue_name", "street", "description", "link", "name", "email"]


class WebsiteField(forms.URLField):
    default_validators = (URLValidator(schemes=["http", "https"]),)


class SuggestionForm(GuardedForm, forms.ModelForm):
    one_line = ("title", "venue_name", "street", "name")

    city = forms.ChoiceField(
        label=_("City"),
        error_messages={"required": _("Please choose a city."), "invalid_choice": _("Please choose one of the cities.")},
    )
    topic = forms.ChoiceField(
        label=_("Topic"),
        error_messages={"required": _("Please choose a topic."), "invalid_choice": _("Please choose one of the topics.")},
    )
    link = WebsiteField(
        label=_("Website"), required=False, max_length=200, assume_scheme="https",
        widget=forms.URLInput(attrs={"type": "text", "inputmode": "url", "autocapitalize": "none", "spellcheck": "false"}),
        error_messages={"invalid": _("This is no address of a website. One looks like this: www.example.org")},
        help_text=_("Where one can read more, if there is such a page."),
    )  # fmt: skip
    consent = forms.BooleanField(error_messages={"required": _("Without your consent we may not keep the suggestion.")})

    class Meta:
        model = Suggestion
        fields = FIELDS
        labels = {
            "title": _("What is the event called?"),
            "first_day": _("Day"),
            "start_time": _("Begins at"),
            "end_time": _("Ends at"),
            "venue_name": _("Venue"),
            "street": _("Street and number"),
            "description": _("What is it about?"),
            "name": _("Name"),
            "email": _("E-mail"),
        }
        help_texts = {
            "venue_name": _("House and room, for instance “Technologiepark, Saal 2”."),
            "description": _("For whom it is, what happens, what it costs. A blank line begins a paragraph."),
            "email": _("We send you a link with which you confirm the suggestion."),
        }  # fmt: skip
        widgets = {
            "first_day": DayInput,
            "start_time": TimeInput,
            "end_time": TimeInput,
            "description": forms.Textarea(attrs={"rows": 8}),
            "name": forms.TextInput(attrs={"autocomplete": "name"}),
            "email": forms.EmailInput(attrs={"autocomplete": "email"}),
        }
        error_messages = {
            "title": {"required": _("Please write what the event is called.")},
            "first_day": {"required": _("Please say on which day it takes place."), "invalid": NO_DAY},
            "start_time": {"invalid": NO_TIME},
            "end_time": {"invalid": NO_TIME},
            "venue_name": {"required": _("Please say where it takes place.")},
            "description": {"required": _("Please write in some sentences what it is about.")},
            "name": {"required": _("Please tell us your name.")},
            "email": {
                "required": _("Without an e-mail address nobody can answer."),
                "invalid": _("This is no e-mail address. One looks like this: name@example.org"),
            },
        }

    def __init__(self, data: Any = None, *, page: EventIndexPage, initial: Mapping[str, Any] | None = None) -> None:
        super().__init__(data, page=page, initial=initial)
        nothing = ("", gettext("Please choose"))
        topics = list(topic_names(page.language).items())
        self.fields["city"].choices = [nothing, *((str(city.pk), city.name) for city in cities(page.language).values())]
        self.fields["topic"].choices = [nothing, *topics]
        self.fields["topic"].required = bool(topics)
        if "consent" in self.fields:
            self.fields["consent"].label = consent()

    @property
    def words(self) -> dict[str, Any]:
        """What was typed, by the fields of a suggestion."""
        return {name: self.cleaned_data[name] for name in (*FIELDS, "topic")} | {"city_id": int(self.cleaned_data["city"])}

    def clean_first_day(self) -> date:
        day: date = self.cleaned_data["first_day"]
        today = timezone.localdate()
        if day < today:
            raise ValidationError(gettext("This day is over. Please name one that is still to come."))
        if day > today + FURTHEST:
            raise ValidationError(gettext("That is more than three years ahead: is that a slip?"))
        return day

    def clean_email(self) -> str:
        email: str = self.cleaned_data["email"]
        if Suggestion.objects.waiting().filter(email__iexact=email).count() >= MOST_WAITING:
            message = gettext("%(count)d suggestions with this address wait for their confirmation. The links are in our mails.")
            raise ValidationError(message % {"count": MOST_WAITING})
        return email

    def clean(self) -> dict[str, Any]:
        start, end = self.cleaned_data.get("start_time"), self.cleaned_data.get("end_time")
        if "start_time" not in self.errors and _lacks_its_beginning(start, end):
            self.add_error("start_time", gettext("Say when it begins, too."))
        elif start and start == end:
            self.add_error("end_time", gettext("It would end when it begins. Leave the end empty if you do not know it."))
        return super().clean()


class CorrectionForm(SuggestionForm):
    """The same, filled with what was sent. The address stays: the link went there. What was consented to is still true."""

    consent = None

    def __init__(self, data: Any = None, *, page: EventIndexPage, returned: Returned) -> None:
        suggestion, submission = returned.suggestion, returned.submission
        typed = {name: getattr(suggestion, name) for name in Suggestion.TYPED}
        super().__init__(data, page=page, initial=typed | {"city": suggestion.city_id, "name": submission.name, "email": submission.email})
        self.fields["email"].disabled = True
        self.fields["email"].help_text = gettext("The link came to this address, so it stays.")

    def clean_email(self) -> str:
        return str(self.cleaned_data["email"])


def _lacks_its_beginning(start: time | None, end: time | None) -> bool:
    return bool(end and not start)


def consent() -> str:
    words = {"days": settings.SUBMISSION_DAYS, "hours": settings.SUGGESTION_HOURS}
    return (
        gettext(
            "The editors may publish the event. They may keep my name and my address for questions about it; both are deleted after"
            " %(days)s days, and everything after %(hours)s hours if I do not confirm."
        )
        % words
    )
