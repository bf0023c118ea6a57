"""A hall to rent or to buy („Hallenobjekt“). Areas in square metres, heights in metres, loads in tonnes, prices in euros."""

from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.models import PageManager

from home.api.fields import writable
from home.publication.problems import Problem
from locations.choices import Sprinklers
from locations.kinds import HallQuerySet
from locations.models.property_page import PropertyPage, number
from locations.property_rules import division_problems, price_problems, year_problems
from locations.tables import Table, hall_tables


class HallPage(PropertyPage):
    hall_area = number(_("hall area"), 9, 0, help_text=_("In m²."), db_index=True)
    divisible_from = number(_("smallest part"), 9, 0, help_text=_("In m². Empty means that it is not divided."))
    office_share = number(_("share of offices"), 4, 1, validators=[MaxValueValidator(Decimal(100))], help_text=_("In percent."))
    clear_height = number(_("clear height"), 4, 1, help_text=_("In metres, below the lowest beam."))
    crane_load = number(_("crane load"), 5, 1, help_text=_("In tonnes; 0 means that there is no crane."))
    floor_load = number(_("floor load"), 5, 1, help_text=_("In tonnes per m²."))
    gates = models.PositiveSmallIntegerField(_("gates at ground level"), null=True, blank=True)
    ramps = models.PositiveSmallIntegerField(_("loading ramps"), null=True, blank=True)
    heating = models.CharField(_("heating"), max_length=80, blank=True)
    sprinklers = models.CharField(_("sprinklers"), max_length=10, choices=Sprinklers.choices, blank=True)
    built = models.PositiveSmallIntegerField(_("built"), null=True, blank=True, validators=[MinValueValidator(1700)])
    renovated = models.PositiveSmallIntegerField(_("renovated"), null=True, blank=True, validators=[MinValueValidator(1700)])
    rent_per_m2 = number(_("rent per m² and month"), 7, 2, help_text=_("In euros, without heating and VAT."))
    rent_on_request = models.BooleanField(_("rent on request"), default=False)
    purchase_price = number(_("purchase price"), 12, 2, help_text=_("In euros, for the whole."))

    template = "locations/property_page.html"

    objects = PageManager.from_queryset(HallQuerySet)()

    area_panels = [
        FieldRowPanel([FieldPanel("hall_area"), FieldPanel("divisible_from"), FieldPanel("office_share")]),
        MultiFieldPanel(
            [FieldRowPanel([FieldPanel("rent_per_m2"), FieldPanel("rent_on_request")]), FieldPanel("purchase_price")],
            heading=_("Rent or price"),
        ),
        FieldPanel("available_from"),
        FieldPanel("owner_type"),
    ]
    building_panels = [
        FieldRowPanel([FieldPanel("clear_height"), FieldPanel("floor_load"), FieldPanel("crane_load")]),
        FieldRowPanel([FieldPanel("gates"), FieldPanel("ramps")]),
        FieldRowPanel([FieldPanel("built"), FieldPanel("renovated")]),
        FieldRowPanel([FieldPanel("heating"), FieldPanel("sprinklers")]),
        FieldPanel("round_the_clock"),
    ]
    utilities_panels = [FieldRowPanel([FieldPanel("power"), FieldPanel("fibre"), FieldPanel("gas")])]
    edit_handler = PropertyPage.tabs(area_panels, (_("Building"), building_panels), utilities_panels)

    api_fields = [
        *PropertyPage.api_fields,
        *writable("hall_area", "divisible_from", "office_share", "clear_height", "crane_load", "floor_load", "gates", "ramps"),
        *writable("heating", "sprinklers", "built", "renovated", "rent_per_m2", "rent_on_request", "purchase_price"),
    ]

    class Meta(PropertyPage.Meta):
        verbose_name = _("hall")
        verbose_name_plural = _("halls")

    def tables(self, today: date) -> list[Table]:
        return hall_tables(self, today)

    def publication_problems(self, now: datetime) -> Iterator[Problem]:
        yield from super().publication_problems(now)
        if self.hall_area is None:
            yield "hall_area", gettext("Say how large it is.")

    def figure_problems(self, today: date) -> Iterator[Problem]:
        yield from super().figure_problems(today)
        yield from division_problems(self.divisible_from, None, self.hall_area)
        yield from price_problems("rent_per_m2", self.rent_per_m2, on_request=self.rent_on_request)
        yield from year_problems(self.built, self.renovated, today)
