"""A site for business to build on („Gewerbefläche“). Areas in hectares, prices in euros per square metre."""

from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal

from django.core.validators import MaxValueValidator
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.models import PageManager
from wagtail_localize.fields import SynchronizedField

from home.api.fields import writable
from home.publication.problems import Problem
from locations.choices import Connection, Contamination, PlanStatus, Zoning
from locations.kinds import CommercialSiteQuerySet
from locations.models.codes_field import CodesField
from locations.models.property_page import PropertyPage, number
from locations.property_rules import area_problems, division_problems, price_problems
from locations.tables import Table, site_tables


class CommercialSitePage(PropertyPage):
    total_area = number(_("total area"), 8, 2, help_text=_("In hectares (ha)."))
    available_area = number(_("available area"), 8, 2, help_text=_("In hectares (ha)."), db_index=True)
    divisible_from = number(_("smallest part"), 8, 2, help_text=_("In hectares (ha). Empty means that it is not divided."))
    divisible_to = number(_("largest part"), 8, 2, help_text=_("In hectares (ha)."))
    price_per_m2 = number(_("price per m²"), 8, 2, help_text=_("In euros."))
    price_on_request = models.BooleanField(_("price on request"), default=False)
    zoning = CodesField(
        _("zoning"), max_length=40, blank=True, codes=Zoning, help_text=_("As in the development plan; several where it says so.")
    )
    plan_status = models.CharField(_("plan status"), max_length=20, choices=PlanStatus.choices, blank=True)
    grz = number(
        _("site coverage ratio (GRZ)"), 3, 2, validators=[MaxValueValidator(Decimal(1))],
        help_text=_("The share of the site that may be built over, 0 to 1 (§ 19 BauNVO)."),
    )  # fmt: skip
    gfz = number(_("floor area ratio (GFZ)"), 4, 2, help_text=_("Floor area for each m² of the site (§ 20 BauNVO)."))
    bmz = number(_("cubic index (BMZ)"), 5, 2, help_text=_("Building volume in m³ for each m² of the site (§ 21 BauNVO)."))
    water = models.CharField(_("water"), max_length=15, choices=Connection.choices, blank=True)
    sewage = models.CharField(_("sewage"), max_length=15, choices=Connection.choices, blank=True)
    contamination = models.CharField(_("contamination"), max_length=15, choices=Contamination.choices, blank=True)

    # Codes are no words: they follow the German page.
    override_translatable_fields = [*PropertyPage.override_translatable_fields, SynchronizedField("zoning")]

    template = "locations/property_page.html"

    objects = PageManager.from_queryset(CommercialSiteQuerySet)()

    area_panels = [
        FieldRowPanel([FieldPanel("total_area"), FieldPanel("available_area")]),
        FieldRowPanel([FieldPanel("divisible_from"), FieldPanel("divisible_to")], heading=_("Divisible")),
        MultiFieldPanel([FieldRowPanel([FieldPanel("price_per_m2"), FieldPanel("price_on_request")])], heading=_("Price")),
        FieldPanel("available_from"),
        FieldRowPanel([FieldPanel("owner_type"), FieldPanel("contamination")]),
    ]
    law_panels = [
        FieldPanel("zoning"),
        FieldPanel("plan_status"),
        FieldRowPanel([FieldPanel("grz"), FieldPanel("gfz"), FieldPanel("bmz")]),
        FieldPanel("round_the_clock"),
    ]
    utilities_panels = [
        FieldRowPanel([FieldPanel("power"), FieldPanel("fibre")]),
        FieldRowPanel([FieldPanel("gas"), FieldPanel("water"), FieldPanel("sewage")]),
    ]
    edit_handler = PropertyPage.tabs(area_panels, (_("Building law"), law_panels), utilities_panels)

    api_fields = [
        *PropertyPage.api_fields,
        *writable("total_area", "available_area", "divisible_from", "divisible_to", "price_per_m2", "price_on_request"),
        *writable("zoning", "plan_status", "grz", "gfz", "bmz", "water", "sewage", "contamination"),
    ]

    class Meta(PropertyPage.Meta):
        verbose_name = _("commercial site")
        verbose_name_plural = _("commercial sites")

    def tables(self, today: date) -> list[Table]:
        return site_tables(self, today)

    def publication_problems(self, now: datetime) -> Iterator[Problem]:
        yield from super().publication_problems(now)
        if self.available_area is None:
            yield "available_area", gettext("Say how large it is.")

    def figure_problems(self, today: date) -> Iterator[Problem]:
        yield from super().figure_problems(today)
        yield from area_problems(self.available_area, self.total_area)
        yield from division_problems(self.divisible_from, self.divisible_to, self.available_area)
        yield from price_problems("price_per_m2", self.price_per_m2, on_request=self.price_on_request)
