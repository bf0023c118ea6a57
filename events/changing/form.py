"""What the office says about a date, and about how many of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminDateInput, AdminTimeInput

from events.choices import Change
from events.models import EventDate
from events.panels import REASONED, TAKES_PLACE
from events.planning import Planned, Slot, What
from locations.panels import offer_cities

ONE, FOLLOWING = "one", "following"
EXTRA, DROP = "extra", "drop"
FURTHEST = timedelta(days=366)
PLACE = ("city", "venue_name", "address")
WORDS = ("title", "note", "reason")


@dataclass(frozen=True)
class Line:
    """Fields side by side; `about` names what they go with, empty for whatever is said."""

    fields: Sequence[forms.BoundField]
    about: str = ""


class SheetForm(forms.ModelForm):
    """A form in lines, in the order in which one thinks."""

    order: Sequence[tuple[Sequence[str], str]] = ()

    class Media:
        js = [forms.Script("js/rule.js", type="module")]
        css = {"all": ["css/rule.css"]}

    def lines(self) -> list[Line]:
        found = [Line([self[name] for name in names if name in self.fields], about) for names, about in self.order]
        ordered = {name for names, _about in self.order for name in names}
        others = [Line([self[name]]) for name in self.fields if name not in ordered and not self.fields[name].widget.is_hidden]
        return [line for line in [*found, *others] if line.fields]


class DateForm(SheetForm):
    """About one date of a series; for a date of a rule that goes on, also about all that follow."""

    scope = forms.ChoiceField(
        label=_("This is about"),
        choices=[(ONE, _("this date only")), (FOLLOWING, _("this and all following dates"))],
        initial=ONE,
        widget=forms.RadioSelect,
    )

    order = [
        (("what",), ""),
        (("new_date", "new_start", "new_end"), TAKES_PLACE),
        (("city", "venue_name", "address"), TAKES_PLACE),
        (("reason",), REASONED),
        (("title", "note"), TAKES_PLACE),
        (("scope",), ""),
    ]

    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    class Meta:
        model = EventDate
        fields = ["what", "new_date", "new_start", "new_end", *PLACE, *WORDS]
        widgets = {
            "what": forms.RadioSelect,
            "new_date": AdminDateInput,
            "new_start": AdminTimeInput,
            "new_end": AdminTimeInput,
            "city": forms.Select,
        }

    def __init__(self, *args: Any, planned: Planned, may_follow: bool, now: str, orphans: Sequence[EventDate] = (), **kwargs: Any) -> None:
        """`now` is the fingerprint of what is said of the dates at this moment."""
        super().__init__(*args, **kwargs)
        self.now, self.initial["seen"] = now, now
        self.planned, self.orphans = planned, orphans
        if not may_follow:
            del self.fields["scope"]
        is_extra = self.instance.what == What.EXTRA
        self.fields["what"].choices = [choice for choice in Change.choices if (choice[0] == What.EXTRA) == is_extra]
        offer_cities(self.fields["city"], _("as the series"), self.instance.city_id)
        for orphan in orphans:
            self.fields[orphan_field(orphan)] = forms.ChoiceField(
                label=gettext("%(date)s was changed by hand, and is no date any more") % {"date": orphan},
                choices=[(EXTRA, _("keep it as an extra date")), (DROP, _("drop it"))],
                widget=forms.RadioSelect,
            )

    @property
    def is_about_following(self) -> bool:
        return self.cleaned_data.get("scope") == FOLLOWING

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if data.get("what") in (What.POSTPONED, What.LEFT_OUT):
            # Whatever was said before about when it takes place instead.
            data |= dict.fromkeys(("new_date", "new_start", "new_end"))
        if data.get("seen") and data["seen"] != self.now:
            self.add_error(None, _("Somebody else has changed dates of this series meanwhile. Look at the list, then save again."))
            self.data = self.data.copy()
            self.data["seen"] = self.now
        if data.get("scope") == FOLLOWING and data.get("what") not in (None, What.CHANGED, What.CANCELLED):
            self.add_error("what", _("This can be said of one date only. All following dates can take place otherwise, or be cancelled."))
        day = data.get("new_date")
        if day and abs(day - self.planned.original.day) > FURTHEST:
            self.add_error("new_date", _("That is more than a year from the date that was planned: is that a slip?"))
        return data

    def first(self) -> Slot | None:
        """When the first of the following dates takes place; None where they are cancelled."""
        if self.cleaned_data["what"] == What.CANCELLED:
            return None
        said = self.save(commit=False).as_change(0)
        return said.applied_to(self.planned.original)

    def place(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in PLACE if self.cleaned_data[name]}

    def words(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in WORDS if self.cleaned_data[name]}

    def wants_kept(self, orphan: EventDate) -> bool:
        return bool(self.cleaned_data[orphan_field(orphan)] == EXTRA)


class ExtraForm(SheetForm):
    """A date that no rule names."""

    order = [(("date", "new_start", "new_end"), ""), (("city", "venue_name", "address"), ""), (("title", "note"), ""), (("reason",), "")]

    class Meta:
        model = EventDate
        fields = ["date", "new_start", "new_end", *PLACE, *WORDS]
        help_texts = {"date": "", "new_start": _("Empty: as usual in this series.")}
        widgets = {"date": AdminDateInput, "new_start": AdminTimeInput, "new_end": AdminTimeInput, "city": forms.Select}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_cities(self.fields["city"], _("as the series"), self.instance.city_id)


def orphan_field(orphan: EventDate) -> str:
    return f"orphan_{orphan.date:%Y%m%d}_{orphan.time:%H%M}" if orphan.time else f"orphan_{orphan.date:%Y%m%d}"
