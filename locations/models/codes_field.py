"""Several of a few choices in one column, so that revisions, comparisons and wagtail-localize treat it like any other text."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _


class CodesFormField(forms.MultipleChoiceField):
    widget = forms.CheckboxSelectMultiple

    def prepare_value(self, value: Any) -> Any:
        return value.split() if isinstance(value, str) else value

    def clean(self, value: Any) -> str:
        return " ".join(super().clean(value))

    def has_changed(self, initial: Any, data: Any) -> bool:
        return super().has_changed(self.prepare_value(initial), data)


class CodesField(models.CharField):
    """Codes without blanks, in the order of `codes`, divided by blanks: `GE GI`. No code may be part of another."""

    def __init__(self, *args: Any, codes: type[models.TextChoices] | None = None, **kwargs: Any) -> None:
        self.codes = codes
        super().__init__(*args, **kwargs)

    def formfield(self, **kwargs: Any) -> forms.Field:
        return CodesFormField(
            choices=self.codes.choices if self.codes else [], required=not self.blank, label=self.verbose_name, help_text=self.help_text
        )

    def clean(self, value: Any, model_instance: models.Model | None) -> str:
        """Raises ValidationError for a code that is none; answers known ones in their order, each once."""
        cleaned = super().clean(value, model_instance).split()
        known = self.codes.values if self.codes else []
        if unknown := [code for code in cleaned if code not in known]:
            raise ValidationError(
                _("“%(value)s” is not one of the choices: %(choices)s.") % {"value": unknown[0], "choices": ", ".join(known)}
            )
        return " ".join(code for code in known if code in cleaned)
