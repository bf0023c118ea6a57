"""What commercial sites and halls have in common."""

from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.core.validators import MinValueValidator
from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, ObjectList, TabbedInterface, TitleFieldPanel
from wagtail_localize.fields import SynchronizedField

from home.api.fields import writable
from home.blocks import BODY, BlocksField
from home.facts import publisher
from home.models import BasePage
from home.publication.problems import Problem
from home.structured_data import Thing
from locations.belonging import InCity
from locations.choices import Connection, Owner, RoundTheClock, Status
from locations.confirmation import Confirmation
from locations.details import Details, details
from locations.models.contact import CONTACT_FIELDS, CONTACT_PANEL, CONTACT_SYNCHRONISED, HasContact
from locations.models.placed import Placed
from locations.outline import OutlineData, require_outline
from locations.panels import CityPanel, OutlineInput, PlacePanel
from locations.property_facts import PropertyFacts
from locations.property_rules import confirmation_problems
from locations.property_things import property_things
from locations.tables import Table


def number(label: Any, digits: int, places: int, **options: Any) -> models.DecimalField:
    """A figure that is never negative, may be missing, and is never a float."""
    validators = [MinValueValidator(Decimal(0)), *options.pop("validators", ())]
    return models.DecimalField(label, max_digits=digits, decimal_places=places, null=True, blank=True, validators=validators, **options)


def way(label: Any) -> models.DecimalField:
    return number(label, 5, 1, help_text=_("In kilometres by road."))


Panels = list[Any]


class PropertyPage(InCity, Placed, HasContact, BasePage):
    status = models.CharField(_("status"), max_length=10, choices=Status.choices, default=Status.AVAILABLE)
    reference = models.CharField(
        _("number"), max_length=40, blank=True, db_index=True, help_text=_("The city’s own number. Spreadsheets find the property by it.")
    )
    address = models.CharField(_("address"), max_length=160, blank=True)
    outline = models.JSONField(
        _("outline"), null=True, blank=True, validators=[require_outline], help_text=_("A polygon as GeoJSON (RFC 7946), if there is one.")
    )
    available_from = models.DateField(_("available from"), null=True, blank=True, help_text=_("Empty means at once."))
    owner_type = models.CharField(_("owner"), max_length=10, choices=Owner.choices, blank=True)
    round_the_clock = models.CharField(_("24-hour operation"), max_length=10, choices=RoundTheClock.choices, blank=True)
    power = models.CharField(_("power"), max_length=80, blank=True, help_text=_("For instance “20 kV at the boundary”."))
    gas = models.CharField(_("gas"), max_length=15, choices=Connection.choices, blank=True)
    fibre = models.CharField(_("fibre"), max_length=80, blank=True, help_text=_("For instance “up to 10 Gbit/s”."))
    rail_siding = models.CharField(_("rail siding"), max_length=15, choices=Connection.choices, blank=True)
    motorway_name = models.CharField(_("motorway"), max_length=40, blank=True, help_text=_("For instance “A 14”."))
    motorway_km = way(_("to the motorway"))
    rail_name = models.CharField(_("freight terminal"), max_length=60, blank=True, help_text=_("For instance “Leipzig-Wahren”."))
    rail_km = way(_("to the freight terminal"))
    airport_name = models.CharField(_("airport"), max_length=60, blank=True, help_text=_("For instance “Leipzig/Halle”."))
    airport_km = way(_("to the airport"))
    port_name = models.CharField(_("port"), max_length=60, blank=True, help_text=_("For instance “Halle-Trotha”."))
    port_km = way(_("to the port"))
    body = BlocksField(BODY, verbose_name=_("text"), blank=True)
    confirmed_at = models.DateField(
        _("confirmed on"), null=True, blank=True, help_text=_("When the city last said that all of this is still true.")
    )

    names = ("reference", "address", "motorway_name", "rail_name", "airport_name", "port_name")
    override_translatable_fields = [*CONTACT_SYNCHRONISED, *map(SynchronizedField, names)]
    parent_page_types = ["locations.CityPage", "locations.PropertyPoolPage"]
    subpage_types: list[str] = []

    # The tabs as one thinks: what, where, (area and price, building law: each kind its own), access, pictures, contact.
    what_panels = [
        TitleFieldPanel("title", heading=_("Name"), classname="", placeholder=False),
        FieldRowPanel([FieldPanel("status"), FieldPanel("reference")]),
        FieldPanel("summary"),
        FieldPanel("confirmed_at"),
    ]
    where_panels = [
        CityPanel(),
        FieldPanel("address"),
        PlacePanel(),
        FieldPanel("outline", widget=OutlineInput),
    ]
    access_panels = [
        FieldRowPanel([FieldPanel("motorway_name"), FieldPanel("motorway_km")]),
        FieldRowPanel([FieldPanel("rail_name"), FieldPanel("rail_km")]),
        FieldRowPanel([FieldPanel("airport_name"), FieldPanel("airport_km")]),
        FieldRowPanel([FieldPanel("port_name"), FieldPanel("port_km")]),
        FieldPanel("rail_siding"),
    ]
    pictures_panels = [FieldPanel("teaser_picture"), FieldPanel("body")]
    contact_panels = [
        MultiFieldPanel(
            CONTACT_PANEL.children,
            heading=_("Contact"),
            help_text=_(
                "A telephone number or an e-mail address is needed. With an e-mail address the page offers a form: what is asked "
                "goes there and waits under “Enquiries”."
            ),
        )
    ]

    @classmethod
    def tabs(cls, area: Panels, own: tuple[Any, Panels], utilities: Panels) -> TabbedInterface:
        """The editor's tabs of one kind; `own` is the heading and the panels of the tab that only this kind has."""
        heading, panels = own
        return TabbedInterface(
            [
                ObjectList(cls.what_panels, heading=_("What")),
                ObjectList(cls.where_panels, heading=_("Where")),
                ObjectList(area, heading=_("Area and price")),
                ObjectList(panels, heading=heading),
                ObjectList([*cls.access_panels, *utilities], heading=_("Access")),
                ObjectList(cls.pictures_panels, heading=_("Pictures and text")),
                ObjectList(cls.contact_panels, heading=_("Contact")),
                ObjectList(cls.promote_panels, heading=_("Search engines")),
                ObjectList(cls.settings_panels, heading=_("Settings")),
            ]
        )

    api_fields = [
        *BasePage.api_fields,
        *writable("status", "reference", "city", "address", "latitude", "longitude", "outline", "available_from", "owner_type"),
        *writable("round_the_clock", "power", "gas", "fibre", "rail_siding", "motorway_name", "motorway_km", "rail_name", "rail_km"),
        *writable("airport_name", "airport_km", "port_name", "port_km", "body", "confirmed_at", *CONTACT_FIELDS),
    ]
    json_shapes = {"outline": OutlineData}

    class Meta(BasePage.Meta):
        abstract = True

    # What is shown besides the text, once the page is being shown.
    details: Details | None = None

    def tables(self, today: date) -> list[Table]:
        """The facts of this kind of property, ready to be shown on this local day."""
        raise NotImplementedError

    def facts(self) -> PropertyFacts:
        """This property as lists and the search for similar ones know it."""
        return type(self).objects.get_queryset().facts_of(self)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        self.details = details(self, timezone.localdate())
        return super().get_context(request, *args, **kwargs) | {"details": self.details}

    def structured_data(self) -> list[Thing]:
        shown = self.details or details(self, timezone.localdate())
        return [*super().structured_data(), *property_things(self, shown, publisher())]

    def is_confirmed_on(self, today: date) -> bool:
        """Whether on this local day the city's word is not older than half a year."""
        return Confirmation(self.confirmed_at, today).is_recent

    def pages_linked(self) -> list[int]:
        return super().pages_linked() + ([self.city_id] if self.city_id else [])

    def figure_problems(self, today: date) -> Iterator[Problem]:
        """Which of the figures cannot be true, on a local day; a draft may lack something, but it does not say what is wrong."""
        yield from confirmation_problems(self.confirmed_at, today)

    def publication_problems(self, now: datetime) -> Iterator[Problem]:
        yield from super().publication_problems(now)
        yield from self.placement_problems(required=True)
        yield from self.figure_problems(timezone.localdate(now))
        if not self.city_id:
            yield "city", gettext("Choose the city in which this lies.")
        if not self.has_contact:
            yield "contact_email", gettext("Somebody must be there to ask: give a telephone number or an e-mail address.")
