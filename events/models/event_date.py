"""What is different on one date of a series, or a date that comes in addition."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import formats
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Orderable, TranslatableMixin
from wagtail_localize.fields import SynchronizedField

from events import planning
from events.choices import Change
from events.models.event_page import SHOWN
from events.models.event_series_page import EventSeriesPage
from events.panels import REASONED, TAKES_PLACE, about
from events.planning import What
from home.api.fields import writable
from locations.panels import CityChoice


class EventDate(TranslatableMixin, Orderable):
    """`date` and `time` are those of the date's identity and stay when it moves; `new_…` say when it takes place instead."""

    page = ParentalKey(EventSeriesPage, on_delete=models.CASCADE, related_name="changes")
    date = models.DateField(_("date"), help_text=_("As the rule names it, also once it has moved."))
    time = models.TimeField(_("at"), null=True, blank=True, help_text=_("Only if there are several that day."))
    what = models.CharField(_("this date"), max_length=10, choices=Change.choices, default=Change.CHANGED)
    new_date = models.DateField(_("new date"), null=True, blank=True)
    new_start = models.TimeField(_("begins at"), null=True, blank=True)
    new_end = models.TimeField(_("ends at"), null=True, blank=True)
    city = models.ForeignKey(
        "locations.CityPage", verbose_name=_("city"), null=True, blank=True, on_delete=models.SET_NULL, related_name="+",
        limit_choices_to={"locale__language_code": settings.LANGUAGE_CODE},
    )  # fmt: skip
    venue_name = models.CharField(_("venue"), max_length=120, blank=True)
    address = models.CharField(_("address"), max_length=160, blank=True, help_text=_("Street, number, place."))
    title = models.CharField(_("title"), max_length=200, blank=True, help_text=_("Only if this date has one of its own."))
    note = models.CharField(_("note"), max_length=250, blank=True)
    reason = models.CharField(_("reason"), max_length=250, blank=True, help_text=SHOWN)

    override_translatable_fields = [SynchronizedField("venue_name"), SynchronizedField("address")]
    api_fields = [
        *writable("date", "time", "what", "new_date", "new_start", "new_end", "city", "venue_name", "address"),
        *writable("title", "note", "reason"),
    ]
    panels = [
        FieldRowPanel([FieldPanel("date"), FieldPanel("what"), FieldPanel("time")], attrs={"data-controller": "single-date"}),
        about(FieldRowPanel([about("new_date", Change.CHANGED), FieldPanel("new_start"), FieldPanel("new_end")]), TAKES_PLACE),
        about(FieldRowPanel([CityChoice(nothing=_("as the series")), FieldPanel("venue_name"), FieldPanel("address")]), TAKES_PLACE),
        about("reason", REASONED),
        about(FieldRowPanel([FieldPanel("title"), FieldPanel("note")]), TAKES_PLACE),
    ]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = _("single date")
        verbose_name_plural = _("single dates")

    def __str__(self) -> str:
        return formats.date_format(self.date, "SHORT_DATE_FORMAT") if self.date else ""

    def clean(self) -> None:
        super().clean()
        if self.new_end and not self.new_start and self.what == What.EXTRA and not self.new_date:
            raise ValidationError({"new_start": _("Say when it begins, too.")})
        if self.what in (What.POSTPONED, What.LEFT_OUT) and (self.new_date or self.new_start or self.new_end):
            sentence = _("A date that does not take place has no new time. Choose “takes place otherwise”, or empty it.")
            raise ValidationError({"what": sentence})

    @property
    def is_elsewhere(self) -> bool:
        """Whether it takes place elsewhere than the series."""
        return bool(self.city_id or self.venue_name or self.address)

    def as_change(self, number: int) -> planning.Change:
        return planning.Change(self.date, What(self.what), self.time, self.new_date, self.new_start, self.new_end, number)
