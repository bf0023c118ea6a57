"""What moderators see of days, times and numbers that differ between two versions: as people write them, and nothing where nothing is."""

from datetime import date, datetime, time
from typing import Any

from django.db import models
from django.utils import timezone
from django.utils.formats import date_format, localize, time_format
from wagtail.admin.compare import FieldComparison, TextDiff, register_comparison_class

FIELDS = (models.DateField, models.TimeField, models.IntegerField, models.DecimalField)


class ValueComparison(FieldComparison):
    def htmldiff(self) -> str:
        before, after = in_words(self.val_a), in_words(self.val_b)
        if not self.has_changed():
            return TextDiff([("equal", after)]).to_html()
        return TextDiff([(kind, words) for kind, words in (("deletion", before), ("addition", after)) if words], separator=" ").to_html()


def in_words(value: Any) -> str:
    """In the active language; moments in the time zone of the site."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        return date_format(timezone.localtime(value), "DATETIME_FORMAT")
    if isinstance(value, date):
        return date_format(value, "D, j. F Y")
    if isinstance(value, time):
        return time_format(value, "H:i")
    return str(localize(value))


def register() -> None:
    """Called when the apps are ready; fields with choices are named by their choice all the same."""
    for field in FIELDS:
        register_comparison_class(field, comparison_class=ValueComparison)
