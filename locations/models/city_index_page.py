"""All cities of the region, as a list and on a map."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, TitleFieldPanel

from home.models import BasePage


class CityIndexPage(BasePage):
    parent_page_types = ["home.HomePage"]
    subpage_types = ["locations.CityPage"]
    content_panels = [TitleFieldPanel("title", classname="", placeholder=False), FieldPanel("summary")]

    class Meta:
        verbose_name = _("list of cities")
        verbose_name_plural = _("lists of cities")
