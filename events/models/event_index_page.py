"""The list of all dates, and its months."""

from typing import Any

from django.apps import apps
from django.http import Http404, HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, TitleFieldPanel

from events.asked import asked
from events.entries import entries
from events.listing import listing
from events.month_view import month_view
from events.occurrence_querysets import OccurrenceQuerySet
from events.suggesting.address import suggest_url
from home.models import BasePage, IndexMixin
from home.paging import NoSuchPageError
from home.presentation import with_question
from home.teasers import Teaser


class EventIndexPage(IndexMixin, BasePage):
    """Lists dates by query, wherever in the tree their events hang."""

    parent_page_types = ["home.HomePage"]
    subpage_types = ["events.EventPage", "events.EventSeriesPage"]
    content_panels = [TitleFieldPanel("title", classname="", placeholder=False), FieldPanel("summary")]

    class Meta(BasePage.Meta):
        verbose_name = _("event list")
        verbose_name_plural = _("event lists")

    def teasers(self, limit: int, topic: str = "") -> list[Teaser]:
        """The next dates, whatever their event."""
        dates = public_dates().coming(timezone.localdate())
        shown = entries((dates.about(topic) if topic else dates)[:limit], self.language)
        return [
            Teaser(entry.url_path, entry.language, entry.heading, entry.topic, entry.summary, entry.day, entry.picture_id)
            for entry in shown
        ]

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """The list or the month that the address asks for. Raises Http404 for a page that the list does not have."""
        try:
            question = asked(request.GET)
            found = (month_view if question.is_month else listing)(public_dates(), self.language, question, timezone.localdate())
        except NoSuchPageError as error:
            raise Http404(f"No page “{error}”") from error
        shown_beside = {"listing": found, "suggest_url": suggest_url(self.url or "", self.language)}
        context = super().get_context(request, *args, **kwargs) | shown_beside
        shown = found.asked if question.month or not question.is_month else found.asked.but(month=None)
        return with_question(context, shown.query(), shown.on_page(1).query(), is_first=found.pager.number == 1)


def public_dates() -> OccurrenceQuerySet:
    """By its name: dates belong to events, which hang below this list."""
    return apps.get_model("events", "Occurrence").objects.public()
