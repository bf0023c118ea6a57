"""A city: what it is, whom to ask, and the room in which everything hangs that it contributes."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.http import HttpRequest
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, ObjectList, TabbedInterface, TitleFieldPanel
from wagtail.models import PageManager

from home.api.fields import writable
from home.blocks import BODY, BlocksField
from home.models import BasePage
from home.publication.problems import Problem
from home.publication.public import PublicQuerySet
from home.sections import filled, pictures_in
from home.structured_data import Thing
from locations.city_facts import city_thing
from locations.models.contact import CONTACT_FIELDS, CONTACT_PANEL, CONTACT_SYNCHRONISED, HasContact
from locations.models.placed import Placed
from locations.panels import PlacePanel
from locations.region import State
from locations.registry import city_sections
from locations.sketch import pin

YEARS = [MinValueValidator(1900), MaxValueValidator(2100)]


class CityPage(Placed, HasContact, BasePage):
    state = models.CharField(_("state"), max_length=5, choices=State.choices)
    population = models.PositiveIntegerField(_("population"), null=True, blank=True)
    population_year = models.PositiveSmallIntegerField(
        _("as of"), null=True, blank=True, validators=YEARS, help_text=_("The year for which the figure was published.")
    )
    coat_of_arms = models.ForeignKey(
        "home.CustomImage", verbose_name=_("coat of arms"), null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    body = BlocksField(BODY, verbose_name=_("introduction"), blank=True)
    website = models.URLField(_("website"), blank=True)
    member_since = models.PositiveSmallIntegerField(_("member since"), null=True, blank=True, validators=YEARS)

    objects = PageManager.from_queryset(PublicQuerySet)()

    override_translatable_fields = CONTACT_SYNCHRONISED
    parent_page_types = ["locations.CityIndexPage"]
    subpage_types = [
        *("locations.CommercialSitePage", "locations.HallPage", "news.NewsPage", "events.EventPage", "events.EventSeriesPage"),
        "quotes.QuotePage",
    ]

    city_panels = [
        TitleFieldPanel("title", heading=_("City"), classname="", placeholder=False),
        FieldPanel("summary"),
        FieldRowPanel([FieldPanel("teaser_picture"), FieldPanel("coat_of_arms")], heading=_("Pictures")),
        FieldPanel("body"),
    ]
    facts_panels = [
        FieldPanel("state"),
        FieldRowPanel([FieldPanel("population"), FieldPanel("population_year")], heading=_("Population")),
        PlacePanel(),
        FieldPanel("website"),
        FieldPanel("member_since"),
    ]
    edit_handler = TabbedInterface(
        [
            ObjectList(city_panels, heading=_("Content")),
            ObjectList(facts_panels, heading=_("Facts")),
            ObjectList([CONTACT_PANEL], heading=_("Contact")),
            ObjectList(BasePage.promote_panels, heading=_("Search engines")),
            ObjectList(BasePage.settings_panels, heading=_("Settings")),
        ]
    )

    api_fields = [
        *BasePage.api_fields,
        *writable("state", "population", "population_year", "latitude", "longitude", "coat_of_arms", "body", "website", "member_since"),
        *writable(*CONTACT_FIELDS),
    ]

    # What the apps contribute, once the page is being shown.
    sections: list[dict[str, Any]] = []

    class Meta(BasePage.Meta):
        verbose_name = _("city")
        verbose_name_plural = _("cities")

    @cached_property
    def german(self) -> tuple[int, str]:
        """Id and slug of the German page of this city: what other pages lead to, and what filters name."""
        if self.language == settings.LANGUAGE_CODE:
            return self.pk, self.slug
        source = CityPage.objects.filter(translation_key=self.translation_key, locale__language_code=settings.LANGUAGE_CODE)
        found: tuple[int, str] | None = source.values_list("pk", "slug").first()
        return found or (self.pk, self.slug)

    @property
    def german_id(self) -> int:
        return self.german[0]

    @property
    def german_slug(self) -> str:
        return self.german[1]

    def pictures_shown(self) -> list[int]:
        coat_of_arms = [self.coat_of_arms_id] if self.coat_of_arms_id else []
        return super().pictures_shown() + coat_of_arms + pictures_in(self.sections)

    def structured_data(self) -> list[Thing]:
        return [*super().structured_data(), city_thing(self)]

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Besides what every page shows: what each app has of this city, and its point on the sketch of the region."""
        self.sections = filled(city_sections, self, request)
        return super().get_context(request, *args, **kwargs) | {
            "sections": self.sections,
            "pin": pin(self.position) if self.position else None,
        }

    def publication_problems(self, now: datetime) -> Iterator[Problem]:
        yield from super().publication_problems(now)
        yield from self.placement_problems(required=True)
        if self.population and not self.population_year:
            yield "population_year", _("Say for which year the population was counted.")
