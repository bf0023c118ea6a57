"""The list of all articles."""

from collections.abc import Sequence
from typing import Any

from django.http import Http404, HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, TitleFieldPanel

from home.models import BasePage
from home.paging import NoSuchPageError
from home.presentation import with_question
from home.teasers import Teaser
from news.asked import asked
from news.listing import Listing, listing
from news.newest import newest


class NewsIndexPage(BasePage):
    """Lists articles by query, wherever in the tree they hang."""

    parent_page_types = ["home.HomePage"]
    subpage_types = ["news.NewsPage"]
    content_panels = [TitleFieldPanel("title", classname="", placeholder=False), FieldPanel("summary")]

    listing: Listing | None = None

    class Meta(BasePage.Meta):
        verbose_name = _("news list")
        verbose_name_plural = _("news lists")

    def teasers(self, limit: int, topic: str = "") -> Sequence[Teaser]:
        """The newest articles, for a box on another page."""
        return newest(self.language, limit, topic)

    def pictures_shown(self) -> list[int]:
        return super().pictures_shown() + (self.listing.pictures if self.listing else [])

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """The list that the address asks for. Raises Http404 for a page that it does not have."""
        try:
            self.listing = listing(self.language, asked(request.GET))
        except NoSuchPageError as error:
            raise Http404(f"No page “{error}”") from error
        question, pager = self.listing.asked, self.listing.pager
        context = super().get_context(request, *args, **kwargs) | {"listing": self.listing}
        return with_question(context, question.query(), question.on_page(1).query(), is_first=pager.number == 1)
