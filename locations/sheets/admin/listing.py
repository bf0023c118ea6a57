"""The editors' lists of commercial sites and halls, with what one wants to compare, and their export."""

from typing import Any

from django.conf import settings
from django.db.models import F, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format, number_format
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.ui.tables.pages import BulkActionsColumn
from wagtail.admin.views.pages.listing import IndexView
from wagtail.admin.widgets.button import Button, HeaderButton

from locations.models import PropertyPage
from locations.sheets.admin.filters import PropertyFilterSet
from locations.sheets.columns import language_of_sheets
from locations.sheets.existing import german_properties, without_text
from locations.sheets.exporting import FORMATS, export
from locations.sheets.rights import may_import

# What a list compares, by kind: the columns of area and price, and of “on request”.
COMPARED = {
    "site": ("available_area", "ha", "price_per_m2", "€/m²", "price_on_request"),
    "hall": ("hall_area", "m²", "rent_per_m2", "€/m²", "rent_on_request"),
}
EXPORTS = {"xlsx": _("Export as XLSX"), "csv": _("Export as CSV"), "geojson": _("Export as GeoJSON")}


def with_unit(value: Any, unit: str) -> str:
    """A figure in the reader's notation without superfluous zeros; a dash for none."""
    if value is None:
        return "–"
    return f"{number_format(value.normalize() if value % 1 else int(value), use_l10n=True, force_grouping=True)} {unit}"


def columns_of(kind: str) -> list[Column]:
    area, area_unit, price, price_unit, on_request = COMPARED[kind]

    def priced(page: PropertyPage) -> str:
        return gettext("on request") if getattr(page, on_request) else with_unit(getattr(page, price), price_unit)

    return [
        BulkActionsColumn("bulk_actions"),
        TitleColumn("title", label=_("Name"), accessor="get_admin_display_title", get_url=_edit_url, sort_key="title", classname="title"),
        Column("city_title", label=_("City"), sort_key="city_title"),
        Column("area", label=_("Area"), accessor=lambda page: with_unit(getattr(page, area), area_unit), sort_key=area),
        Column("price", label=_("Price"), accessor=priced, sort_key=price),
        Column("status", label=_("Availability"), accessor="get_status_display", sort_key="status"),
        Column("confirmed_at", label=_("Confirmed"), accessor=_confirmed, sort_key="confirmed_at"),
        Column("live", label=_("Publication"), accessor="status_string", sort_key="live"),
    ]


def _edit_url(page: PropertyPage) -> str:
    """Wagtail's own column has buttons for each row, which ask the database for each row."""
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def _confirmed(page: PropertyPage) -> str:
    if page.confirmed_at is None:
        return gettext("never")
    day = date_format(page.confirmed_at, "SHORT_DATE_FORMAT")
    return day if page.is_confirmed_on(timezone.localdate()) else gettext("%(day)s, long ago") % {"day": day}


class PropertyIndexView(IndexView):
    """The German pages, whose facts translations share."""

    kind = ""
    base_filterset_class = PropertyFilterSet
    show_locale_labels = False
    page_title = ""

    @cached_property
    def columns(self) -> list[Column]:
        return columns_of(self.kind)

    def get_base_queryset(self) -> QuerySet[PropertyPage]:
        return super().get_base_queryset().filter(locale__language_code=settings.LANGUAGE_CODE)

    def annotate_queryset(self, pages: QuerySet[PropertyPage]) -> QuerySet[PropertyPage]:
        return super().annotate_queryset(pages.annotate(city_title=F("city__title")))

    def search_queryset(self, queryset: QuerySet[PropertyPage]) -> QuerySet[PropertyPage]:
        """By name, number and address, also parts of them."""
        if not self.is_searching:
            return queryset
        word = self.search_query
        return queryset.filter(
            Q(title__icontains=word) | Q(draft_title__icontains=word) | Q(reference__icontains=word) | Q(address__icontains=word)
        )

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if (form := request.GET.get("export")) in FORMATS:
            return self.as_file(form)
        return super().get(request, *args, **kwargs)

    def as_file(self, form: str) -> HttpResponse:
        """The rows of the list as it is filtered, all its pages."""
        chosen = self.get_queryset().values_list("pk", flat=True)
        pages = without_text(german_properties(self.kind).filter(pk__in=list(chosen))).order_by("path")
        data = export(pages, self.kind, form, language_of_sheets())
        name = f"{_file_name(self.kind)}-{timezone.localdate():%Y-%m-%d}.{form}"
        return HttpResponse(data, content_type=FORMATS[form], headers={"Content-Disposition": f'attachment; filename="{name}"'})

    @cached_property
    def header_buttons(self) -> list[Button]:
        buttons = super().header_buttons
        if may_import(self.request.user):
            buttons.append(HeaderButton(gettext("Import"), url=f"{reverse('property_import:index')}?kind={self.kind}", icon_name="upload"))
        return buttons

    @cached_property
    def header_more_buttons(self) -> list[Button]:
        return [
            Button(label, url=f"{self.index_url}?{self._query(form)}", icon_name="download", priority=priority)
            for priority, (form, label) in enumerate(EXPORTS.items(), start=90)
        ]

    def _query(self, form: str) -> str:
        query = self.request.GET.copy()
        query.pop("p", None)
        query["export"] = form
        return query.urlencode()


def _file_name(kind: str) -> str:
    return gettext("commercial-sites") if kind == "site" else gettext("halls").lower()
