"""The pool of commercial sites and halls, each as a list and on a map."""

from typing import Any

from django.http import Http404, HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, TitleFieldPanel

from home.models import BasePage
from home.paging import NoSuchPageError
from home.presentation import with_question
from locations.asked import KINDS, VIEWS, Asked, asked
from locations.cities import cities
from locations.listing import listing
from locations.map_view import MapView
from locations.models.commercial_site_page import CommercialSitePage
from locations.models.hall_page import HallPage
from locations.querysets import PropertyQuerySet


class PropertyPoolPage(BasePage):
    """Lists properties by query, wherever in the tree they hang."""

    parent_page_types = ["home.HomePage"]
    subpage_types = ["locations.CommercialSitePage", "locations.HallPage"]
    content_panels = [TitleFieldPanel("title", classname="", placeholder=False), FieldPanel("summary")]

    class Meta(BasePage.Meta):
        verbose_name = _("property pool")
        verbose_name_plural = _("property pools")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """The properties that the address asks for. Raises Http404 for a page that the list does not have."""
        try:
            question = asked(request.GET, [city.slug for city in cities(self.language).values()])
            found = listing(properties(question, self.language), self.language, question, timezone.localdate())
        except NoSuchPageError as error:
            raise Http404(f"No page “{error}”") from error
        context = super().get_context(request, *args, **kwargs)
        context["crumbs"] = [*context["crumbs"], {"title": self.title, "url": self.url}]
        with_question(context, question.query(), question.on_page(1).query(), is_first=found.pager.number == 1)
        if question.view == "map" and found.count:
            context["map"] = MapView(question, self.language)
        return context | {"listing": found, "kinds": _switch(question, "of_kind", KINDS), "views": _switch(question, "as_view", VIEWS)}


def properties(question: Asked, language: str) -> PropertyQuerySet:
    """All public properties of the kind asked for, as a list in this language has them."""
    model = CommercialSitePage if question.kind == "site" else HallPage
    return model.objects.listed_in(language)


def _switch(question: Asked, change: str, values: tuple[str, ...]) -> dict[str, str]:
    """The query strings of this question for each kind or view."""
    return {value: getattr(question, change)(value).query() for value in values}
