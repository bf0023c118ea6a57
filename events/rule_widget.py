"""How a rule is edited: parts in words, of which a script shows those that matter, says the rule in a sentence and names the next dates.

Without the script all parts are there, each with its label.
"""

from typing import Any

from django import forms
from django.forms.utils import ErrorList
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.dates import WEEKDAYS
from django.utils.safestring import SafeString
from django.utils.translation import pgettext_lazy
from wagtail.admin.widgets import AdminDateInput

from events.recurrence import MAX_COUNT, MAX_INTERVAL, ORDINALS, Frequency, Rule
from events.wording import ORDINAL_WORDS

ONCE = pgettext_lazy("how often dates repeat", "just once")
CHOICES: dict[str, list[tuple[Any, Any]]] = {
    "frequency": [
        ("", ONCE),
        (Frequency.DAILY, pgettext_lazy("how often dates repeat", "daily")),
        (Frequency.WEEKLY, pgettext_lazy("how often dates repeat", "weekly")),
        (Frequency.MONTHLY, pgettext_lazy("how often dates repeat", "monthly")),
        (Frequency.YEARLY, pgettext_lazy("how often dates repeat", "yearly")),
    ],
    "weekdays": [(str(number), WEEKDAYS[number]) for number in range(7)],
    "month_by": [("day", pgettext_lazy("on day 15 of the month", "on day")), ("weekday", pgettext_lazy("on the third Thursday", "on the"))],
    "ordinal": [("", "–"), *((str(ordinal), ORDINAL_WORDS[ordinal]) for ordinal in ORDINALS)],
    "weekday": [("", "–"), *((str(number), WEEKDAYS[number]) for number in range(7))],
    "ends": [
        ("never", pgettext_lazy("end of a rule", "never")),
        ("until", pgettext_lazy("end of a rule", "on")),
        ("count", pgettext_lazy("ends after 10 dates", "after")),
    ],
}
PARTS = ("frequency", "interval", "weekdays", "month_by", "month_day", "ordinal", "weekday", "ends", "until", "count")


def widgets() -> dict[str, forms.Widget]:
    return {
        "frequency": forms.Select(choices=CHOICES["frequency"]),
        "interval": forms.NumberInput({"min": 1, "max": MAX_INTERVAL}),
        "weekdays": forms.CheckboxSelectMultiple(choices=CHOICES["weekdays"]),
        "month_by": forms.RadioSelect(choices=CHOICES["month_by"]),
        "month_day": forms.NumberInput({"min": 1, "max": 31}),
        "ordinal": forms.Select(choices=CHOICES["ordinal"]),
        "weekday": forms.Select(choices=CHOICES["weekday"]),
        "ends": forms.RadioSelect(choices=CHOICES["ends"]),
        "until": AdminDateInput(),
        "count": forms.NumberInput({"min": 1, "max": MAX_COUNT}),
    }


class RuleWidget(forms.MultiWidget):
    """Names its inputs `rule_frequency`, `rule_interval` …; one value under the bare name is taken as the text of a rule."""

    template_name = "events/widgets/rule.html"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(widgets(), attrs)

    class Media:
        css = {"all": ["css/rule.css"]}
        js = [forms.Script("js/rule.js", type="module")]

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        return data[name] if name in data else super().value_from_datadict(data, files, name)

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        return name not in data and f"{name}_frequency" not in data

    def id_for_label(self, id_: str) -> str:
        return f"{id_}_0" if id_ else id_

    def decompress(self, value: Rule | None) -> list[Any]:
        """Raw text, which only programs send, leaves the parts as for a new rule."""
        if not isinstance(value, Rule):
            return ["", 1, [], "weekday", None, None, None, "never", None, None]
        by = "day" if value.ordinal is None else "weekday"
        ends = "until" if value.until else "count" if value.count else "never"
        weekdays = [str(weekday) for weekday in value.weekdays]
        nth = (value.month_day, value.ordinal, value.weekday)
        return [value.frequency, value.interval, weekdays, by, *nth, ends, value.until, value.count]

    def render_with_errors(self, name: str, value: Any, attrs: dict[str, Any] | None = None, errors: ErrorList | None = None) -> SafeString:
        """Wagtail's way to let a widget show its errors itself: each beside the part that it concerns."""
        by_part: dict[str, list[str]] = {}
        for error in errors.as_data() if errors else []:
            part = (error.params or {}).get("part", "") if hasattr(error, "params") else ""
            by_part.setdefault(part, []).extend(error.messages)
        return self._rendered(name, value, attrs, by_part)

    def render(self, name: str, value: Any, attrs: dict[str, Any] | None = None, renderer: Any = None) -> SafeString:
        return self._rendered(name, value, attrs, {})

    def _rendered(self, name: str, value: Any, attrs: dict[str, Any] | None, errors: dict[str, list[str]]) -> SafeString:
        """From the site's own template, which the form renderer does not find."""
        values = value if isinstance(value, list | tuple) else self.decompress(value)
        attrs = self.build_attrs(self.attrs, attrs)
        id_ = attrs.pop("id", f"id_{name}")
        parts = {}
        for number, (part, widget, given) in enumerate(zip(PARTS, self.widgets, [*values, *[None] * len(PARTS)], strict=False)):
            told = {**attrs, "id": f"{id_}_{number}"}
            if part in errors:
                told |= {"aria-invalid": "true", "aria-describedby": f"{id_}_{part}-errors"}
            parts[part] = Part(widget, f"{name}_{part}", given, told, errors.get(part, []), f"{id_}_{part}-errors")
        whole = [message for part, messages in errors.items() if part not in PARTS for message in messages]
        return render_to_string(self.template_name, {"name": name, "errors": whole, "url": reverse("events_next_dates"), **parts})


class Part:
    """One part as the template needs it: a whole input, or choices to be laid out one by one."""

    def __init__(self, widget: forms.Widget, name: str, value: Any, attrs: dict[str, Any], errors: list[str], errors_id: str) -> None:
        self.widget, self.name, self.value, self.attrs = widget, name, value, attrs
        self.id, self.errors, self.errors_id = attrs["id"], errors, errors_id

    def input(self) -> SafeString:
        return self.widget.render(self.name, self.value, self.attrs)

    def options(self) -> list[dict[str, Any]]:
        groups = self.widget.get_context(self.name, self.value, self.attrs)["widget"]["optgroups"]
        return [option for _group, options, _number in groups for option in options]
