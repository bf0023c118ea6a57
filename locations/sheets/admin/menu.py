"""„Flächen“ in the editors' menu: for those who may write some of them."""

from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.viewsets.base import ViewSet, ViewSetGroup
from wagtail.admin.viewsets.pages import PageListingViewSet

from locations.models import CommercialSitePage, HallPage
from locations.sheets.admin.importing import ImportView, confirm
from locations.sheets.admin.listing import PropertyIndexView
from locations.sheets.rights import may_import


class WritersMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return may_import(request.user)


class PropertyViewSet(PageListingViewSet):
    index_view_class = PropertyIndexView
    menu_item_class = WritersMenuItem
    kind = ""

    def get_index_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        kwargs = super().get_index_view_kwargs(**kwargs) | {"kind": self.kind, "page_title": self.menu_label}
        # They are the view's own, by kind.
        del kwargs["columns"], kwargs["filterset_class"]
        return kwargs


class CommercialSiteViewSet(PropertyViewSet):
    model = CommercialSitePage
    kind = "site"
    name = "commercial_sites"
    url_prefix = "properties/sites"
    icon = "site"
    menu_label = _("Commercial sites")


class HallViewSet(PropertyViewSet):
    model = HallPage
    kind = "hall"
    name = "halls"
    url_prefix = "properties/halls"
    icon = "home"
    menu_label = _("Halls")


class ImportViewSet(ViewSet):
    name = "property_import"
    url_prefix = "properties/import"
    icon = "upload"
    menu_label = _("Import sheets")
    menu_item_class = WritersMenuItem

    def get_urlpatterns(self) -> list[URLPattern]:
        return [path("", ImportView.as_view(), name="index"), path("confirm/", confirm, name="confirm")]


class PropertyGroup(ViewSetGroup):
    menu_label = _("Properties")
    menu_name = "properties"
    menu_icon = "site"
    menu_order = 140
    items = (CommercialSiteViewSet("commercial_sites"), HallViewSet("halls"), ImportViewSet("property_import"))
