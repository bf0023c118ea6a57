"""By what the lists of properties are narrowed."""

from typing import Any

import django_filters
from django.conf import settings
from django.db.models import Q, QuerySet
from django.forms import CheckboxSelectMultiple, RadioSelect
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.widgets import AdminDateInput
from wagtail.models import Page

from locations.choices import Status
from locations.models import CityPage


def _cities(request: HttpRequest | None) -> QuerySet[CityPage]:
    return CityPage.objects.filter(locale__language_code=settings.LANGUAGE_CODE).order_by("title")


class PropertyFilterSet(WagtailFilterSet):
    city = django_filters.ModelMultipleChoiceFilter(label=_("City"), queryset=_cities, widget=CheckboxSelectMultiple)
    status = django_filters.MultipleChoiceFilter(label=_("Availability"), choices=Status.choices, widget=CheckboxSelectMultiple)
    confirmed_before = django_filters.DateFilter(
        label=_("Last confirmed before"),
        method="not_confirmed_since",
        widget=AdminDateInput,
        help_text=_("With those that nobody ever confirmed."),
    )
    live = django_filters.ChoiceFilter(
        label=_("Publication"),
        method="in_state",
        choices=[("live", _("published")), ("draft", _("not published")), ("waiting", _("with a draft that waits"))],
        empty_label=_("Any"),
        widget=RadioSelect,
    )

    class Meta:
        model = Page
        fields: list[str] = []

    def not_confirmed_since(self, pages: QuerySet, name: str, value: Any) -> QuerySet:
        return pages.filter(Q(confirmed_at__lt=value) | Q(confirmed_at=None))

    def in_state(self, pages: QuerySet, name: str, value: str) -> QuerySet:
        return {
            "live": pages.filter(live=True),
            "draft": pages.filter(live=False),
            "waiting": pages.filter(live=True, has_unpublished_changes=True),
        }[value]
