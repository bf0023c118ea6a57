"""A member or partner of the association: company, chamber, university, public body, association."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel, ObjectList, TabbedInterface, TitleFieldPanel
from wagtail.models import Orderable, PageManager, TranslatableMixin
from wagtail_localize.fields import SynchronizedField

from home import links
from home.api.fields import writable
from home.blocks import BODY, LINKS, BlocksField
from home.models import BasePage
from home.publication.problems import Problem
from home.publication.public import PublicQuerySet
from home.sections import filled, pictures_in
from home.structured_data import Thing
from home.terms import Named, term
from locations.belonging import InCity
from locations.directory.relations import relation_above
from locations.models.city_page import YEARS
from locations.models.contact import CONTACT_FIELDS, CONTACT_PANEL, CONTACT_SYNCHRONISED, HasContact
from locations.models.placed import Placed
from locations.organisation.facts import card_address, has_facts, organisation, place_of
from locations.organisation.rules import address_problems, website_problems, year_problems
from locations.panels import CityPanel, PlacePanel
from locations.registry import organisation_sections


class OrganisationType(models.TextChoices):
    COMPANY = "company", _("Company")
    CHAMBER = "chamber", _("Chamber")
    UNIVERSITY = "university", _("University")
    PUBLIC_BODY = "public-body", _("Public body")
    ASSOCIATION = "association", _("Association")


class OrganisationPage(InCity, Placed, HasContact, BasePage):
    # What other apps show of it, once the page is being shown.
    sections: list[dict[str, Any]] = []

    organisation_type = models.CharField(_("type"), max_length=20, choices=OrganisationType.choices)
    logo = models.ForeignKey("home.CustomImage", verbose_name=_("logo"), null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    body = BlocksField(BODY, verbose_name=_("description"), blank=True)
    since = models.PositiveSmallIntegerField(_("member or partner since"), null=True, blank=True, validators=YEARS)
    founded = models.PositiveSmallIntegerField(_("founded"), null=True, blank=True)
    employees = models.PositiveIntegerField(_("employees"), null=True, blank=True)
    street = models.CharField(_("street and number"), max_length=120, blank=True)
    postal_code = models.CharField(_("postal code"), max_length=10, blank=True)
    place = models.CharField(_("place"), max_length=80, blank=True, help_text=_("Only if it is not one of the cities."))
    website = models.URLField(_("website"), blank=True)
    social_links = BlocksField(LINKS, verbose_name=_("social networks"), blank=True)

    objects = PageManager.from_queryset(PublicQuerySet)()

    override_translatable_fields = [*CONTACT_SYNCHRONISED, *map(SynchronizedField, ("street", "postal_code", "place"))]
    parent_page_types = ["locations.DirectoryPage"]
    subpage_types: list[str] = []

    content_panels = [
        TitleFieldPanel("title", heading=_("Name"), classname="", placeholder=False),
        FieldRowPanel([FieldPanel("organisation_type"), FieldPanel("since")]),
        InlinePanel("sectors", heading=_("Sectors"), label=_("sector")),
        FieldPanel("summary"),
        FieldRowPanel([FieldPanel("logo"), FieldPanel("teaser_picture")], heading=_("Pictures")),
        FieldPanel("body"),
        InlinePanel("offers", heading=_("What it offers to members"), label=_("offer")),
    ]
    facts_panels = [
        FieldRowPanel([FieldPanel("founded"), FieldPanel("employees")]),
        MultiFieldPanel(
            [
                FieldPanel("street"),
                FieldRowPanel([FieldPanel("postal_code"), CityPanel()]),
                FieldPanel("place"),
            ],
            heading=_("Address"),
        ),
        PlacePanel(),
        FieldPanel("website"),
        FieldPanel("social_links"),
    ]
    edit_handler = TabbedInterface(
        [
            ObjectList(content_panels, heading=_("Content")),
            ObjectList(facts_panels, heading=_("Facts and address")),
            ObjectList([CONTACT_PANEL], heading=_("Contact")),
            ObjectList(BasePage.promote_panels, heading=_("Search engines")),
            ObjectList(BasePage.settings_panels, heading=_("Settings")),
        ]
    )

    api_fields = [
        *BasePage.api_fields,
        *writable("organisation_type", "logo", "body", "since", "founded", "employees", "sectors", "offers"),
        *writable("street", "postal_code", "city", "place", "latitude", "longitude", "website", "social_links"),
        *writable(*CONTACT_FIELDS),
    ]

    class Meta(BasePage.Meta):
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")

    @cached_property
    def sectors_shown(self) -> list[Named]:
        """Its sectors in its order, named in the language of the page where they have a name in it."""
        found = (term("locations.Sector", row.sector_id, self.language) for row in self.sectors.all())
        return [sector for sector in found if sector]

    @cached_property
    def offers_shown(self) -> list["OrganisationOffer"]:
        return list(self.offers.all())

    @property
    def is_partner(self) -> bool:
        return relation_above(self.path) == "partner"

    def pictures_shown(self) -> list[int]:
        return super().pictures_shown() + ([self.logo_id] if self.logo_id else []) + pictures_in(self.sections)

    def pages_linked(self) -> list[int]:
        return super().pages_linked() + ([self.city_id] if self.city_id else [])

    def structured_data(self) -> list[Thing]:
        return [*super().structured_data(), organisation(self)]

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Besides what every page shows: where it is, and what other apps know of it."""
        self.sections = filled(organisation_sections, self, request)
        context = super().get_context(request, *args, **kwargs)
        city = links.target(self.city_id, self.language) if self.city_id else None
        values = {"city": city, "place": place_of(self), "has_facts": has_facts(self), "card_url": card_address(self)}
        return context | values | {"sections": self.sections}

    def publication_problems(self, now: datetime) -> Iterator[Problem]:
        yield from super().publication_problems(now)
        yield from self.placement_problems(required=False)
        yield from year_problems(self.founded, self.since, timezone.localdate(now).year)
        yield from address_problems(bool(self.city_id), self.place)
        yield from website_problems("website", self.website)
        for offer in self.offers.all():
            yield from website_problems("offers", offer.url)


class OrganisationSector(Orderable):
    """Not translatable, so the same in every language: the sector is the German one, whose name is looked up when shown."""

    page = ParentalKey(OrganisationPage, on_delete=models.CASCADE, related_name="sectors")
    sector = models.ForeignKey("locations.Sector", verbose_name=_("sector"), on_delete=models.PROTECT, related_name="+")

    api_fields = writable("sector")
    panels = [FieldPanel("sector")]

    class Meta(Orderable.Meta):
        verbose_name = _("sector of an organisation")
        verbose_name_plural = _("sectors of an organisation")

    def __str__(self) -> str:
        return str(self.sector)


class OrganisationOffer(TranslatableMixin, Orderable):
    page = ParentalKey(OrganisationPage, on_delete=models.CASCADE, related_name="offers")
    title = models.CharField(_("title"), max_length=120)
    text = models.CharField(_("text"), max_length=250, blank=True)
    url = models.URLField(_("address"), blank=True)

    api_fields = writable("title", "text", "url")
    panels = [FieldPanel("title"), FieldPanel("text"), FieldPanel("url")]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = _("offer")
        verbose_name_plural = _("offers")

    def __str__(self) -> str:
        return self.title
