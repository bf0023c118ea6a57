"""A directory of organisations: the members, or the partners."""

from typing import Any

from django.db import models
from django.http import Http404, HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, TitleFieldPanel

from home.api.fields import writable
from home.models import BasePage
from home.paging import NoSuchPageError
from home.presentation import with_question
from home.structured_data import Thing
from locations.directory.asked import asked
from locations.directory.facts import collection
from locations.directory.listing import Listing, listing
from locations.directory.rows import entries, names


class Relation(models.TextChoices):
    """What the organisations of a directory are to the association."""

    MEMBER = "member", _("members")
    PARTNER = "partner", _("partners")


class DirectoryPage(BasePage):
    """Lists the organisations below it, and in English those below its German page that are not translated."""

    relation = models.CharField(_("lists the"), max_length=10, choices=Relation.choices, default=Relation.MEMBER)
    join_page = models.ForeignKey(
        "wagtailcore.Page", verbose_name=_("page behind the button"), null=True, blank=True, on_delete=models.SET_NULL, related_name="+",
        help_text=_("Says how one becomes one of them. Its title stands on the button."),
    )  # fmt: skip

    parent_page_types = ["home.HomePage"]
    subpage_types = ["locations.OrganisationPage"]
    content_panels = [
        TitleFieldPanel("title", classname="", placeholder=False),
        FieldPanel("relation"),
        FieldPanel("summary"),
        FieldPanel("join_page"),
    ]

    api_fields = [*BasePage.api_fields, *writable("relation", "join_page")]

    listing: Listing | None = None

    class Meta(BasePage.Meta):
        verbose_name = _("directory")
        verbose_name_plural = _("directories")

    @property
    def lists_partners(self) -> bool:
        return self.relation == Relation.PARTNER

    def pages_linked(self) -> list[int]:
        return super().pages_linked() + ([self.join_page_id] if self.join_page_id else [])

    def structured_data(self) -> list[Thing]:
        return [*super().structured_data(), *([collection(self, self.listing)] if self.listing else [])]

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """The organisations that the address asks for. Raises Http404 for a page that the list does not have."""
        found = entries(tuple(sorted({self.path, self.source_path})), self.language)
        try:
            self.listing = listing(found, names(self.language), asked(request.GET))
        except NoSuchPageError as error:
            raise Http404(f"No page “{error}”") from error
        question, pager = self.listing.asked, self.listing.pager
        context = super().get_context(request, *args, **kwargs) | {"listing": self.listing}
        return with_question(context, question.query(), question.on_page(1).query(), is_first=pager.number == 1)
