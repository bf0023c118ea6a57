"""The list of enquiries in the admin: its columns, and how it is narrowed."""

from typing import Any

import django_filters
from django import forms
from django.conf import settings
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import BooleanColumn, Column, DateColumn
from wagtail.admin.views.generic import IndexView

from locations.enquiries.rights import readable
from locations.models import CityPage, CommercialSitePage, Enquiry, HallPage


class EnquiryFilters(WagtailFilterSet):
    city = django_filters.ModelChoiceFilter(
        label=_("City"), method="in_city", queryset=CityPage.objects.filter(locale__language_code=settings.LANGUAGE_CODE).order_by("title")
    )
    state = django_filters.ChoiceFilter(
        label=_("State of the enquiry"),
        method="in_state",
        choices=[("open", _("open")), ("closed", _("closed")), ("unsent", _("not sent yet"))],
        widget=forms.RadioSelect,
        empty_label=_("All"),
    )

    class Meta:
        model = Enquiry
        fields: list[str] = []

    def in_city(self, enquiries: QuerySet[Enquiry], _name: str, city: CityPage) -> QuerySet[Enquiry]:
        properties = [Exists(model.objects.filter(pk=OuterRef("page_id"), city=city)) for model in (CommercialSitePage, HallPage)]
        return enquiries.filter(Q(properties[0]) | Q(properties[1]))

    def in_state(self, enquiries: QuerySet[Enquiry], _name: str, state: str) -> QuerySet[Enquiry]:
        if state == "unsent":
            return enquiries.filter(mailed_at__isnull=True)
        return enquiries.filter(closed_at__isnull=state == "open")


class EnquiryIndexView(IndexView):
    any_permission_required = ["view"]
    filterset_class = EnquiryFilters
    default_ordering = "-received_at"
    list_display = [
        "reference",
        Column("property_title", label=_("Property"), sort_key="property_title"),
        Column("name", label=_("Who asks")),
        Column("get_subject_display", label=_("Subject")),
        DateColumn("received_at", label=_("Received"), sort_key="received_at", width="14%"),
        BooleanColumn("mailed_at", accessor=lambda enquiry: enquiry.mailed_at is not None, label=_("Sent"), width="8%"),
        BooleanColumn("closed_at", accessor=lambda enquiry: enquiry.closed_at is not None, label=_("Closed"), width="8%"),
    ]

    def get_base_queryset(self) -> QuerySet[Enquiry]:
        return readable(self.request.user)

    def get_edit_url(self, instance: Any) -> None:
        return None
