"""One rule of a series, normally the only one. “This and all following dates” ends one row and begins the next."""

from uuid import uuid4

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.models import Orderable

from events.models.event_series_page import EventSeriesPage
from events.models.rule_field import RuleModelField
from events.planning import Schedule, Slot
from home.api.fields import writable
from locations.panels import CityChoice


class ScheduleRow(Orderable):
    """Not translatable, so the same in every language. `key` tells the row from all others for calendars, whatever else changes."""

    page = ParentalKey(EventSeriesPage, on_delete=models.CASCADE, related_name="schedules")
    key = models.UUIDField(default=uuid4, editable=False)
    first_date = models.DateField(_("first date"))
    start_time = models.TimeField(_("begins at"), null=True, blank=True, help_text=_("Empty: all day long."))
    end_time = models.TimeField(_("ends at"), null=True, blank=True)
    days = models.PositiveSmallIntegerField(
        _("days"), default=1, validators=[MinValueValidator(1), MaxValueValidator(60)], help_text=_("How many days each date lasts.")
    )
    rule = RuleModelField(_("repeats"), blank=True)
    city = models.ForeignKey(
        "locations.CityPage", verbose_name=_("city"), null=True, blank=True, on_delete=models.SET_NULL, related_name="+",
        limit_choices_to={"locale__language_code": settings.LANGUAGE_CODE},
    )  # fmt: skip
    venue_name = models.CharField(_("venue"), max_length=120, blank=True)
    address = models.CharField(_("address"), max_length=160, blank=True, help_text=_("Street, number, place."))

    api_fields = writable("first_date", "start_time", "end_time", "days", "rule", "city", "venue_name", "address")
    panels = [
        FieldRowPanel([FieldPanel("first_date"), FieldPanel("start_time"), FieldPanel("end_time")]),
        FieldPanel("rule"),
        FieldPanel("days"),
        MultiFieldPanel(
            [FieldRowPanel([CityChoice(nothing=_("as the series")), FieldPanel("venue_name"), FieldPanel("address")])],
            heading=_("Elsewhere than the series"),
            classname="collapsed",
        ),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("rule of a series")
        verbose_name_plural = _("rules of a series")

    def __str__(self) -> str:
        return f"{self.first_date:%d.%m.%Y}" if self.first_date else ""

    def clean(self) -> None:
        super().clean()
        if self.end_time and not self.start_time:
            raise ValidationError({"start_time": _("Say when it begins, too.")})

    @property
    def is_elsewhere(self) -> bool:
        """Whether it takes place elsewhere than the series."""
        return bool(self.city_id or self.venue_name or self.address)

    def as_schedule(self) -> Schedule:
        return Schedule(str(self.key), Slot(self.first_date, self.start_time, self.end_time, self.days), self.rule)
