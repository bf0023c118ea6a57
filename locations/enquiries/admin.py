"""Enquiries in the editors' menu: a list, one enquiry, closing and opening it again, deleting it on request."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.contrib.auth.models import Permission
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html, linebreaks
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext, gettext_lazy
from django.views.decorators.http import require_POST
from wagtail.admin import messages
from wagtail.admin.admin_url_finder import ModelAdminURLFinder
from wagtail.admin.views.generic import DeleteView, InspectView
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.log_actions import LogActionRegistry, log
from wagtail.models import Locale

from locations.enquiries.listing import EnquiryIndexView
from locations.enquiries.rights import readable
from locations.models import Enquiry

CLOSED, REOPENED = "locations.enquiry_closed", "locations.enquiry_reopened"


class EnquiryInspectView(InspectView):
    any_permission_required = ["view"]
    page_title = gettext_lazy("Enquiry")
    template_name = "locations/admin/enquiry.html"

    def get_object(self, queryset: Any = None) -> Enquiry:
        return get_object_or_404(readable(self.request.user), pk=self.pk)

    def get_page_display_value(self) -> str | SafeString:
        """The property, linked to the editor of its German page: translations are not where facts are changed."""
        if self.object.page is None:
            return self.object.property_title
        page = self.object.page.get_translation_or_none(Locale.get_default()) or self.object.page
        return format_html('<a href="{}">{}</a>', reverse("wagtailadmin_pages:edit", args=[page.pk]), self.object.property_title)

    def get_message_display_value(self) -> SafeString:
        return mark_safe(linebreaks(self.object.message, autoescape=True))  # noqa: S308 - escaped

    def get_language_display_value(self) -> str:
        return dict(settings.LANGUAGES).get(self.object.language, self.object.language)

    def get_field_display_value(self, field_name: str, field: Any) -> Any:
        value = super().get_field_display_value(field_name, field)
        return date_format(timezone.localtime(value), "DATETIME_FORMAT") if isinstance(value, datetime) else value

    def get_fields_context(self) -> list[dict[str, Any]]:
        """What was left empty needs no line."""
        return [field for field in super().get_fields_context() if field["value"]]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        may_close = self.request.user.has_perm("locations.change_enquiry")
        return super().get_context_data(**kwargs) | {"close_url": reverse("enquiry:close", args=[self.object.pk]) if may_close else ""}


class EnquiryDeleteView(DeleteView):
    def get_object(self, queryset: Any = None) -> Enquiry:
        return get_object_or_404(readable(self.request.user), pk=self.kwargs["pk"])

    def get_success_message(self) -> str:
        """Its number is gone with it."""
        return gettext("The enquiry about “%(title)s” was deleted.") % {"title": self.object.property_title}

    def get_usage_url(self) -> None:
        """Nothing refers to an enquiry, so there is no list of what does."""


class EnquiryUrlFinder(ModelAdminURLFinder):
    """Nobody edits an enquiry, so what leads elsewhere to an editor leads to the enquiry itself."""

    def get_edit_url(self, instance: Enquiry) -> str | None:
        may_read = not self.user or readable(self.user).filter(pk=instance.pk).exists()
        return reverse("enquiry:inspect", args=[instance.pk]) if may_read else None


class EnquiryViewSet(ModelViewSet):
    model = Enquiry
    name = "enquiry"
    url_prefix = "enquiries"
    icon = "mail"
    menu_order = 350
    add_to_admin_menu = True
    add_to_reference_index = False
    form_fields: list[str] = []
    index_view_class = EnquiryIndexView
    inspect_view_class = EnquiryInspectView
    inspect_view_enabled = True
    inspect_view_fields = [
        *("page", "subject", "area", "message", "name", "company", "email", "phone", "language"),
        *("received_at", "recipient", "mailed_at", "confirmed_at", "closed_at"),
    ]
    delete_view_class = EnquiryDeleteView
    copy_view_enabled = False
    url_finder_class = EnquiryUrlFinder

    def get_urlpatterns(self) -> list[URLPattern]:
        shown = {"index", "index_results", "inspect", "delete"}
        kept = [pattern for pattern in super().get_urlpatterns() if pattern.name in shown]
        return [*kept, path("close/<int:pk>/", close_or_reopen, name="close")]

    def get_permissions_to_register(self) -> QuerySet[Permission]:
        """Those that mean something here, for the form that gives rights to groups."""
        names = ["view_enquiry", "change_enquiry", "delete_enquiry"]
        return Permission.objects.filter(content_type__app_label="locations", codename__in=names)


@require_POST
def close_or_reopen(request: HttpRequest, pk: int) -> HttpResponse:
    """Close (`closed=1`) or open again; the history says who did."""
    if not request.user.has_perm("locations.change_enquiry"):
        raise PermissionDenied
    enquiry = get_object_or_404(readable(request.user), pk=pk)
    closing = request.POST.get("closed") == "1"
    Enquiry.objects.filter(pk=pk).update(closed_at=timezone.now() if closing else None)
    log(enquiry, CLOSED if closing else REOPENED, user=request.user)
    said = gettext("%(reference)s is closed.") if closing else gettext("%(reference)s is open again.")
    messages.success(request, said % {"reference": enquiry.reference})
    return redirect("enquiry:index") if closing else redirect("enquiry:inspect", pk)


def register_log_actions(actions: LogActionRegistry) -> None:
    actions.register_action(CLOSED, gettext_lazy("Close"), gettext_lazy("Enquiry closed"))
    actions.register_action(REOPENED, gettext_lazy("Reopen"), gettext_lazy("Enquiry opened again"))
