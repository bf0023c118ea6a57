"""A page of text: imprint, privacy, about us."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, TitleFieldPanel

from home.api.fields import writable
from home.blocks import BODY, BlocksField
from home.blocks.body import headings
from home.models.base_page import BasePage


class StandardPage(BasePage):
    body = BlocksField(BODY, verbose_name=_("content"), blank=True)

    parent_page_types = ["home.HomePage", "home.StandardPage"]
    subpage_types = ["home.StandardPage"]
    content_panels = [
        TitleFieldPanel("title", classname="", placeholder=False),
        FieldPanel("summary"),
        FieldPanel("teaser_picture"),
        FieldPanel("body"),
    ]

    api_fields = [*BasePage.api_fields, *writable("body")]

    class Meta(BasePage.Meta):
        verbose_name = _("standard page")
        verbose_name_plural = _("standard pages")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Besides what every page shows: the headings of the text and the pages below this one, for the margin."""
        context = super().get_context(request, *args, **kwargs)
        below = StandardPage.objects.child_of(self).open_to_reader().order_by("path")
        return context | {"headings": headings(self.body), "below": list(below)}
