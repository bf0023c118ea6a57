"""The pool of commercial sites and halls, each as a list and on a map."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, TitleFieldPanel

from home.models import BasePage


class PropertyPoolPage(BasePage):
    parent_page_types = ["home.HomePage"]
    subpage_types = ["locations.CommercialSitePage", "locations.HallPage"]
    content_panels = [TitleFieldPanel("title", classname="", placeholder=False), FieldPanel("summary")]

    class Meta:
        verbose_name = _("property pool")
        verbose_name_plural = _("property pools")
