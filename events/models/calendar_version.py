"""How often the dates of an event have changed for calendars, and up to when they are written down."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class CalendarVersion(models.Model):
    """`sequence` and `changed_at` are SEQUENCE and LAST-MODIFIED (RFC 5545 §3.8.7); they outlive the event's dates, so that an event
    which comes back is newer than what calendars remember. `digest` is of what they are told.

    `schedules` says of each rule of a series, by its key, what calendars need to know besides the rule: its last day, as far as it ends
    within what is written down, and the days that it names in vain. `{"…": {"last": null, "exceptions": ["2026-12-24"]}}`
    """

    page = models.OneToOneField("wagtailcore.Page", on_delete=models.CASCADE, related_name="calendar_version")
    sequence = models.PositiveIntegerField(default=0)
    changed_at = models.DateTimeField()
    digest = models.CharField(max_length=64)
    planned_until = models.DateField(db_index=True)
    schedules = models.JSONField(default=dict)

    class Meta:
        verbose_name = _("calendar version")
        verbose_name_plural = _("calendar versions")

    def __str__(self) -> str:
        return f"{self.page_id}: {self.sequence}"
