"""What a project has several of: partners, cities, topics."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel
from wagtail.models import Orderable, TranslatableMixin
from wagtail_localize.fields import SynchronizedField

from home.api.fields import writable
from home.models import TopicRow
from locations.panels import CityChoice
from projects.models.project_page import ProjectPage


class ProjectPartner(TranslatableMixin, Orderable):
    page = ParentalKey(ProjectPage, on_delete=models.CASCADE, related_name="partners")
    organisation = models.ForeignKey(
        "locations.OrganisationPage", verbose_name=_("organisation"), null=True, blank=True, on_delete=models.CASCADE, related_name="+",
        limit_choices_to={"locale__language_code": settings.LANGUAGE_CODE}, help_text=_("A member or partner with a page here."),
    )  # fmt: skip
    name = models.CharField(_("or in words"), max_length=160, blank=True, help_text=_("Only if it has no page here."))
    task = models.CharField(_("task"), max_length=120, blank=True, help_text=_("What it does in the project, for instance “Storage”."))

    api_fields = writable("organisation", "name", "task")
    panels = [FieldPanel("organisation"), FieldPanel("name"), FieldPanel("task")]
    override_translatable_fields = [SynchronizedField("name")]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = _("partner of a project")
        verbose_name_plural = _("partners of a project")

    def __str__(self) -> str:
        return self.name or str(self.organisation or "")


class ProjectCity(Orderable):
    """Not translatable, so the same in every language: the German page of the city, as everywhere."""

    page = ParentalKey(ProjectPage, on_delete=models.CASCADE, related_name="cities")
    city = models.ForeignKey(
        "locations.CityPage", verbose_name=_("city"), on_delete=models.CASCADE, related_name="+",
        limit_choices_to={"locale__language_code": settings.LANGUAGE_CODE},
    )  # fmt: skip

    api_fields = writable("city")
    panels = [CityChoice(nothing=_("Please choose"))]

    class Meta(Orderable.Meta):
        verbose_name = _("city of a project")
        verbose_name_plural = _("cities of a project")

    def __str__(self) -> str:
        return str(self.city)


class ProjectTopic(TopicRow):
    page = ParentalKey(ProjectPage, on_delete=models.CASCADE, related_name="topics")

    class Meta(TopicRow.Meta):
        verbose_name = _("topic of a project")
        verbose_name_plural = _("topics of a project")
