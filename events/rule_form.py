"""The form field of a rule: made of parts that an editor understands, read from a form as from the API."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from events.recurrence import Frequency, Rule, RuleError, parse
from events.rule_errors import as_validation_error
from events.rule_widget import CHOICES, PARTS, RuleWidget

# What of the form each frequency reads; the other parts may hold whatever they held before.
_READ = {
    Frequency.DAILY: ("interval",),
    Frequency.WEEKLY: ("interval", "weekdays"),
    Frequency.MONTHLY: ("interval", "month_by"),
    Frequency.YEARLY: ("interval",),
}
_READ_FOR = {"day": ("month_day",), "weekday": ("ordinal", "weekday"), "until": ("until",), "count": ("count",)}


class RuleField(forms.MultiValueField):
    """Answers a `Rule`, or None for what takes place once. Also takes the text of a rule, as the API sends it.

    Each error names in `params["part"]` the part at which the widget shows it. Parts that are hidden are not read.
    """

    widget = RuleWidget
    default_error_messages = {
        "until_missing": _("Enter the last day, or choose another end."),
        "count_missing": _("Enter how many dates there are, or choose another end."),
    }

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(tuple(_field(part) for part in PARTS), require_all_fields=False, **kwargs)
        self.parts = dict(zip(PARTS, self.fields, strict=True))

    def clean(self, value: Any) -> Rule | None:
        try:
            rule = _of_text(value) if isinstance(value, str) else self._of_parts(dict(zip(PARTS, value or (), strict=False)))
        except RuleError as error:
            raise as_validation_error(error) from error
        if rule is None and self.required:
            raise ValidationError(self.error_messages["required"], code="required", params={"part": "frequency"})
        return rule

    def has_changed(self, initial: Rule | None, data: Any) -> bool:
        try:
            return not self.disabled and self.clean(data) != (initial or None)
        except ValidationError:
            return True

    def compress(self, data_list: list[Any]) -> Rule | None:
        return self.clean(data_list)

    def _of_parts(self, sent: dict[str, Any]) -> Rule | None:
        """Raises RuleError, or ValidationError with what is wrong with each part."""
        chosen = self._cleaned(sent, ("frequency", "ends"))
        if not chosen["frequency"]:
            return None
        frequency, ends = Frequency(chosen["frequency"]), chosen["ends"] or "never"
        given = self._cleaned(sent, (*_READ[frequency], *_READ_FOR.get(ends, ())))
        given |= self._cleaned(sent, _READ_FOR[given["month_by"] or "day"]) if "month_by" in given else {}
        if ends != "never" and given[ends] is None:
            raise ValidationError(self.error_messages[f"{ends}_missing"], code="required", params={"part": ends})
        if given.get("month_by") == "weekday" and not (given["ordinal"] or given["weekday"]):
            raise RuleError("half_a_weekday", "ordinal")
        return Rule(
            frequency,
            interval=1 if given["interval"] is None else given["interval"],
            weekdays=tuple(int(weekday) for weekday in given.get("weekdays", ())),
            ordinal=_number(given.get("ordinal")) if given.get("month_by") == "weekday" else None,
            weekday=_weekday(given),
            month_day=given.get("month_day"),
            until=given.get("until"),
            count=given.get("count"),
        )

    def _cleaned(self, sent: dict[str, Any], names: tuple[str, ...]) -> dict[str, Any]:
        cleaned: dict[str, Any] = {}
        errors: list[ValidationError] = []
        for name in names:
            try:
                cleaned[name] = self.parts[name].clean(sent.get(name))
            except ValidationError as error:
                errors += [ValidationError(one.message, one.code, {**(one.params or {}), "part": name}) for one in error.error_list]
        if errors:
            raise ValidationError(errors)
        return cleaned


def _field(part: str) -> forms.Field:
    if part == "weekdays":
        return forms.MultipleChoiceField(choices=CHOICES[part], required=False)
    if part in CHOICES:
        return forms.ChoiceField(choices=CHOICES[part], required=False)
    return forms.DateField(required=False) if part == "until" else forms.IntegerField(required=False)


def _of_text(text: str) -> Rule | None:
    return parse(text) if text.strip() else None


def _number(choice: str | None) -> int | None:
    return int(choice) if choice else None


def _weekday(given: dict[str, Any]) -> int | None:
    return _number(given.get("weekday")) if given.get("month_by") == "weekday" else None
