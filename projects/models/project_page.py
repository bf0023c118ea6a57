"""A project: what for, how long, who takes part, who pays, what comes of it."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel, ObjectList, TabbedInterface, TitleFieldPanel
from wagtail.models import PageManager
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from home.api.fields import writable
from home.blocks import BODY, BlocksField
from home.models import BasePage
from home.publication.problems import Problem
from home.publication.public import PublicQuerySet
from home.sections import filled, pictures_in
from home.structured_data import Thing
from locations.models.contact import CONTACT_FIELDS, CONTACT_PANEL, CONTACT_SYNCHRONISED, HasContact
from locations.registry import project_sections
from projects.blocks import DOWNLOADS, FUNDING, MILESTONES, RESULTS
from projects.details import Details, details
from projects.facts import project_thing
from projects.lists import list_url
from projects.publication import project_problems

STATUS_HELP = _("Planned, running or finished: the period says so by itself, day by day. The page shows months.")


class ProjectPage(HasContact, BasePage):
    """Its summary is its aim. How it stands is nowhere written down: its period says it."""

    # In a translation these words are left out rather than old when what they belong to has changed (`home.translation`).
    texts_beside = {"lead_caption": "teaser_picture"}
    # What other apps know of it, once the page is being shown.
    sections: list[dict[str, Any]] = []

    starts = models.DateField(_("first day"), null=True, blank=True, help_text=_("Empty as long as the beginning is open."))
    ends = models.DateField(_("last day"), null=True, blank=True, help_text=_("Empty if it is permanent."))
    lead_caption = models.CharField(_("caption"), max_length=250, blank=True)
    body = BlocksField(BODY, verbose_name=_("text"), blank=True)
    milestones = BlocksField(
        MILESTONES, verbose_name=_("steps"), blank=True, help_text=_("By years; what is over and what is next follows from the calendar.")
    )
    results = BlocksField(RESULTS, verbose_name=_("results"), blank=True)
    downloads = BlocksField(DOWNLOADS, verbose_name=_("downloads"), blank=True)
    lead = models.ForeignKey(
        "locations.OrganisationPage", verbose_name=_("lead"), null=True, blank=True, on_delete=models.SET_NULL, related_name="+",
        limit_choices_to={"locale__language_code": settings.LANGUAGE_CODE},
        help_text=_("Who leads the project. Leave both fields empty if the association does so itself."),
    )  # fmt: skip
    lead_name = models.CharField(_("lead, in words"), max_length=160, blank=True, help_text=_("Only if it has no page here."))
    funding = BlocksField(
        FUNDING, verbose_name=_("funding"), blank=True, help_text=_("One entry for each programme, with what its notice prescribes.")
    )
    website = models.URLField(_("website"), blank=True, help_text=_("Of the project itself, if it has one."))

    objects = PageManager.from_queryset(PublicQuerySet)()

    override_translatable_fields = [*CONTACT_SYNCHRONISED, SynchronizedField("lead_name")]
    parent_page_types = ["projects.ProjectIndexPage"]
    subpage_types: list[str] = []

    # The tabs as one thinks: what for and how long, who, with which money, what comes of it, whom to ask.
    aim_panels = [
        TitleFieldPanel("title", heading=_("Name"), classname="", placeholder=False),
        FieldPanel("summary", heading=_("Aim"), help_text=_("One to three sentences: what is to be reached. They also stand in lists.")),
        InlinePanel("topics", heading=_("Topics"), label=_("topic"), min_num=1),
        MultiFieldPanel([FieldRowPanel([FieldPanel("starts"), FieldPanel("ends")])], heading=_("Period"), help_text=STATUS_HELP),
        MultiFieldPanel([FieldPanel("teaser_picture"), FieldPanel("lead_caption")], heading=_("Picture")),
        FieldPanel("body"),
        FieldPanel("milestones"),
    ]
    partners_panels = [
        MultiFieldPanel([FieldPanel("lead"), FieldPanel("lead_name")], heading=_("Lead")),
        InlinePanel("partners", heading=_("Partners"), label=_("partner"), help_text=_("Those who take part besides who leads.")),
        InlinePanel("cities", heading=_("Cities"), label=_("city"), help_text=_("The project then stands on their pages, too.")),
    ]
    results_panels = [FieldPanel("results"), FieldPanel("downloads"), FieldPanel("website")]
    edit_handler = TabbedInterface(
        [
            ObjectList(aim_panels, heading=_("Aim and period")),
            ObjectList(partners_panels, heading=_("Partners")),
            ObjectList([FieldPanel("funding")], heading=_("Funding")),
            ObjectList(results_panels, heading=_("Results")),
            ObjectList([CONTACT_PANEL], heading=_("Contact")),
            ObjectList(BasePage.promote_panels, heading=_("Search engines")),
            ObjectList(BasePage.settings_panels, heading=_("Settings")),
        ]
    )

    api_fields = [
        *BasePage.api_fields,
        *writable("starts", "ends", "topics", "lead_caption", "body", "milestones", "lead", "lead_name", "partners", "cities"),
        *writable("funding", "results", "downloads", "website", *CONTACT_FIELDS),
    ]
    search_fields = [
        *BasePage.search_fields,
        *(index.SearchField(name) for name in ("summary", "body", "results", "lead_name")),
        *(index.FilterField(name) for name in ("starts", "ends")),
        index.RelatedFields("partners", [index.SearchField("name"), index.SearchField("task")]),
    ]

    class Meta(BasePage.Meta):
        verbose_name = _("project")
        verbose_name_plural = _("projects")

    @cached_property
    def details(self) -> Details:
        """What is shown besides the text, as of today; asked for once its links are loaded."""
        return details(self, timezone.localdate())

    @cached_property
    def partner_rows(self) -> list[Any]:
        """Those who take part besides who leads, in order."""
        return list(self.partners.all())

    def pages_linked(self) -> list[int]:
        houses = [self.lead_id, *(row.organisation_id for row in self.partner_rows)]
        return super().pages_linked() + [pk for pk in houses if pk]

    def pictures_shown(self) -> list[int]:
        return super().pictures_shown() + pictures_in(self.sections)

    def structured_data(self) -> list[Thing]:
        return [*super().structured_data(), project_thing(self, self.details)]

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Besides what every page shows: how it stands, where the list is, and what other apps know of it."""
        self.sections = filled(project_sections, self, request)
        context = super().get_context(request, *args, **kwargs)
        return context | {"details": self.details, "sections": self.sections, "list_url": list_url(self.language)}

    def publication_problems(self, now: datetime) -> Iterator[Problem]:
        yield from super().publication_problems(now)
        yield from project_problems(self)
