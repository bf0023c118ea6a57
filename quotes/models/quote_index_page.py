"""The list of all quotes, and of those that held once."""

from typing import Any

from django.apps import apps
from django.http import Http404, HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, TitleFieldPanel

from home.models import BasePage
from home.paging import NoSuchPageError
from home.presentation import with_question
from quotes.asked import asked
from quotes.listing import Listing, listing
from quotes.querysets import QuoteQuerySet


class QuoteIndexPage(BasePage):
    """Lists quotes by query, wherever in the tree they hang."""

    parent_page_types = ["home.HomePage"]
    subpage_types = ["quotes.QuotePage"]
    content_panels = [TitleFieldPanel("title", classname="", placeholder=False), FieldPanel("summary")]

    listing: Listing | None = None

    class Meta(BasePage.Meta):
        verbose_name = _("list of quotes")
        verbose_name_plural = _("lists of quotes")

    def pictures_shown(self) -> list[int]:
        return super().pictures_shown() + (self.listing.pictures if self.listing else [])

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """The list that the address asks for. Raises Http404 for a page that it does not have."""
        try:
            self.listing = listing(_listed_in(self.language), self.language, asked(request.GET), timezone.localdate())
        except NoSuchPageError as error:
            raise Http404(f"No page “{error}”") from error
        question, pager = self.listing.asked, self.listing.pager
        context = super().get_context(request, *args, **kwargs) | {"listing": self.listing}
        return with_question(context, question.query(), question.on_page(1).query(), is_first=pager.number == 1)


def _listed_in(language: str) -> QuoteQuerySet:
    """By its name: quotes hang below this list."""
    return apps.get_model("quotes", "QuotePage").objects.listed_in(language)
