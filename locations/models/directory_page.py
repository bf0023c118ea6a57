"""A directory of organisations: the members, or the partners."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, TitleFieldPanel

from home.api.fields import writable
from home.models import BasePage


class Relation(models.TextChoices):
    """What the organisations of a directory are to the association."""

    MEMBER = "member", _("members")
    PARTNER = "partner", _("partners")


class DirectoryPage(BasePage):
    relation = models.CharField(_("lists the"), max_length=10, choices=Relation.choices, default=Relation.MEMBER)

    parent_page_types = ["home.HomePage"]
    subpage_types = ["locations.OrganisationPage"]
    content_panels = [TitleFieldPanel("title", classname="", placeholder=False), FieldPanel("relation"), FieldPanel("summary")]

    api_fields = [*BasePage.api_fields, *writable("relation")]

    class Meta:
        verbose_name = _("directory")
        verbose_name_plural = _("directories")
