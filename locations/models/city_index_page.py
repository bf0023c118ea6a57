"""All cities of the region, as a list and on a map."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, TitleFieldPanel

from home.frame import absolute
from home.models import BasePage
from home.structured_data import Thing, item_list
from locations.cities import cities


class CityIndexPage(BasePage):
    parent_page_types = ["home.HomePage"]
    subpage_types = ["locations.CityPage"]
    content_panels = [TitleFieldPanel("title", classname="", placeholder=False), FieldPanel("summary")]

    class Meta(BasePage.Meta):
        verbose_name = _("list of cities")
        verbose_name_plural = _("lists of cities")

    def structured_data(self) -> list[Thing]:
        return [*super().structured_data(), item_list([(city.name, absolute(city.url)) for city in cities(self.language).values()])]

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Besides what every page shows: all cities, in alphabetical order."""
        return super().get_context(request, *args, **kwargs) | {"cities": list(cities(self.language).values())}
