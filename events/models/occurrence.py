"""Every date of every event, written down when something is published, so that no request expands a rule."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from events.occurrence_querysets import OccurrenceQuerySet
from events.planning import Status


class Occurrence(models.Model):
    """`page` is the German page. Moments are UTC; days are local (Europe/Berlin) and name the days on which the date is announced.

    `original_start` and `original_day` say when it was to be: they are those of its identity and of its RECURRENCE-ID.
    """

    # Found by two of the indexes below.
    page = models.ForeignKey("wagtailcore.Page", on_delete=models.CASCADE, related_name="occurrences", db_index=False)
    translation_key = models.UUIDField(db_index=True)
    identity = models.CharField(max_length=15)
    schedule = models.CharField(max_length=36, blank=True)  # the key of its rule; empty for an event of its own and an extra date
    is_of_series = models.BooleanField()
    starts = models.DateTimeField()
    ends = models.DateTimeField(null=True)
    all_day = models.BooleanField()
    first_day = models.DateField()
    last_day = models.DateField()
    original_day = models.DateField()
    original_start = models.DateTimeField()
    status = models.CharField(max_length=12, choices=[(status, status) for status in Status])
    city = models.ForeignKey("locations.CityPage", null=True, on_delete=models.SET_NULL, related_name="+")
    venue_name = models.CharField(max_length=120, blank=True)
    address = models.CharField(max_length=250, blank=True)
    elsewhere = models.BooleanField(default=False)  # than the series says
    exceptional = models.BooleanField(default=False)  # a calendar that knows the rule would not know it like this

    objects = OccurrenceQuerySet.as_manager()

    class Meta:
        verbose_name = _("date")
        verbose_name_plural = _("dates")
        constraints = [models.UniqueConstraint(fields=["page", "identity"], name="unique_identity_of_date")]
        indexes = [
            # The order of all lists, and everything that they count and pass over, so that only what is shown is read.
            models.Index(fields=["starts", "page", "identity", "first_day", "last_day", "city"], name="date_order"),
            # How many of each event and city are to come, or over: counted as they lie, without being sorted.
            models.Index(fields=["page", "city", "last_day", "starts"], name="dates_of_event"),
            models.Index(fields=["page"], condition=models.Q(elsewhere=True), name="dates_elsewhere"),
        ]

    def __str__(self) -> str:
        return f"{self.page_id}/{self.identity}"
