"""The column in which a rule is kept, as django-recurrence keeps it."""

from typing import Any

from django.db import models
from django.db.models.query_utils import DeferredAttribute
from django.utils.translation import gettext_lazy as _
from recurrence import serialize
from recurrence.base import Recurrence
from recurrence.fields import RecurrenceField

from events.recurrence import Rule, RuleError, check, parse, to_text
from events.rule_errors import as_validation_error
from events.rule_form import RuleField
from events.rule_widget import RuleWidget


class RuleAttribute(DeferredAttribute):
    """Text becomes a rule the moment it is assigned; unlike the library's own, it may be deferred."""

    def __set__(self, instance: models.Model, value: Any) -> None:
        instance.__dict__[self.field.attname] = self.field.to_python(value)


class RuleModelField(RecurrenceField):
    """Text such as `RRULE:FREQ=WEEKLY` in the database, a `Rule` in Python: None (and empty text) for what takes place once.

    Raises ValidationError for text that is no rule of ours, and, as part of a model's `full_clean()`, where the rule does not go
    together with the model's `first_date`.
    """

    description = _("Rule by which dates repeat")
    descriptor_class = RuleAttribute

    def __init__(self, verbose_name: Any = None, **kwargs: Any) -> None:
        """The name comes first, as in Django's fields; the library's own takes something else there."""
        super().__init__(verbose_name=verbose_name, **kwargs)

    def contribute_to_class(self, cls: type[models.Model], name: str, **kwargs: Any) -> None:
        """Without the library's attribute, which breaks where the field is deferred."""
        super(RecurrenceField, self).contribute_to_class(cls, name, **kwargs)

    def to_python(self, value: Any) -> Rule | None:
        if value is None or isinstance(value, Rule):
            return value
        text = serialize(value) if isinstance(value, Recurrence) else str(value)
        try:
            return parse(text) if text.strip() else None
        except RuleError as error:
            raise as_validation_error(error) from error

    def get_prep_value(self, value: Any) -> str:
        rule = self.to_python(value)
        return to_text(rule) if rule else ""

    def validate(self, value: Rule | None, model_instance: models.Model | None) -> None:
        super().validate(value, model_instance)
        first = getattr(model_instance, "first_date", None)
        if value is None or first is None:
            return
        try:
            check(value, first)
        except RuleError as error:
            raise as_validation_error(error) from error

    def formfield(self, **kwargs: Any) -> Any:
        return super().formfield(**{"form_class": RuleField, "widget": RuleWidget} | kwargs)
