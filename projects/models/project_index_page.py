"""The list of all projects: what runs, what is planned, what is finished."""

from typing import Any

from django.http import Http404, HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, TitleFieldPanel

from home.frame import absolute, address
from home.models import BasePage
from home.paging import NoSuchPageError
from home.presentation import with_question
from home.structured_data import Thing, item_list
from projects.asked import asked
from projects.entries import entries
from projects.listing import Listing, listing


class ProjectIndexPage(BasePage):
    parent_page_types = ["home.HomePage"]
    subpage_types = ["projects.ProjectPage"]
    content_panels = [TitleFieldPanel("title", classname="", placeholder=False), FieldPanel("summary")]

    listing: Listing | None = None

    class Meta(BasePage.Meta):
        verbose_name = _("list of projects")
        verbose_name_plural = _("lists of projects")

    def pictures_shown(self) -> list[int]:
        return super().pictures_shown() + (self.listing.pictures if self.listing else [])

    def structured_data(self) -> list[Thing]:
        shown = self.listing.shown if self.listing else []
        return [*super().structured_data(), item_list([(entry.title, absolute(address(entry.url_path))) for entry in shown])]

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """The list that the address asks for. Raises Http404 for a page that it does not have."""
        try:
            self.listing = listing(entries(self.language), self.language, asked(request.GET), timezone.localdate())
        except NoSuchPageError as error:
            raise Http404(f"No page “{error}”") from error
        question, pager = self.listing.asked, self.listing.pager
        context = super().get_context(request, *args, **kwargs) | {"listing": self.listing}
        return with_question(context, question.query(), question.on_page(1).query(), is_first=pager.number == 1)
