"""A sheet is chosen, its dry run shown, and only then, on a second word, written."""

from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from home.models import User
from locations.models import CheckedSheet
from locations.sheets.applying import wait_for_others, write
from locations.sheets.checking import check
from locations.sheets.plan import Plan
from locations.sheets.rights import may_import
from locations.sheets.table import LARGEST, MOST_ROWS, UnreadableSheet

SHOWN = 100  # problems, and rows of the report
AT_ONCE = 500  # rows that are written while somebody waits; the command line takes more

LISTS = {"site": "commercial_sites:index", "hall": "halls:index"}


class SheetForm(forms.Form):
    kind = forms.ChoiceField(
        label=_("What the sheet holds"), choices=[("site", _("Commercial sites")), ("hall", _("Halls"))], widget=forms.RadioSelect
    )
    sheet = forms.FileField(label=_("File"), widget=forms.FileInput(attrs={"accept": ".xlsx,.csv,.txt"}))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["sheet"].help_text = gettext(
            "XLSX or CSV with the columns of the export, in German or English, at most %(rows)d rows and %(size)d MiB."
        ) % {"rows": MOST_ROWS, "size": LARGEST >> 20}

    def clean_sheet(self) -> Any:
        sheet = self.cleaned_data["sheet"]
        if sheet.size > LARGEST:
            raise forms.ValidationError(_("The file is larger than %(most)d MiB. Divide it into several."), params={"most": LARGEST >> 20})
        return sheet


class ImportView(WagtailAdminTemplateMixin, FormView):
    """The form; posted, the report of the dry run."""

    form_class = SheetForm
    template_name = "locations/admin/import.html"
    page_title = _("Import sheets")
    header_icon = "upload"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        _require_writer(request.user)
        return super().dispatch(request, *args, **kwargs)

    def get_initial(self) -> dict[str, Any]:
        kind = self.request.GET.get("kind")
        return {"kind": kind if kind in LISTS else "site"}

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]

    def form_valid(self, form: SheetForm) -> HttpResponse:
        sheet, kind = form.cleaned_data["sheet"], form.cleaned_data["kind"]
        data = sheet.read()
        try:
            plan = check(data, kind, self.request.user)
        except UnreadableSheet as error:
            form.add_error("sheet", str(error))
            return self.form_invalid(form)
        return _report(self.request, plan, _kept(self.request.user, plan, sheet.name, data))


@require_POST
def confirm(request: HttpRequest) -> HttpResponse:
    """Write what was shown; where it would be something else by now, show that instead."""
    _require_writer(request.user)
    with transaction.atomic():
        waiting = CheckedSheet.waiting().select_for_update()
        sheet = waiting.filter(user=request.user, key=request.POST.get("key", "")).first()
        if sheet is None:
            messages.error(request, gettext("This sheet has been imported already, or it waited for too long. Choose it again."))
            return redirect("property_import:index")
        wait_for_others()
        data = bytes(sheet.content)
        plan = check(data, sheet.kind, request.user)
        sheet.delete()
        if plan.digest != sheet.digest or not _may_be_written(plan):
            messages.warning(request, gettext("Something has changed since the check. This is what the sheet would do now."))
            return _report(request, plan, _kept(request.user, plan, sheet.name, data))
        write(plan, request.user)
    return _show(request, "locations/admin/import_result.html", gettext("Imported"), plan, None)


def _require_writer(user: User) -> None:
    if not may_import(user):
        raise PermissionDenied


def _may_be_written(plan: Plan) -> bool:
    return plan.may_be_written and len(plan.rows) <= AT_ONCE


def _kept(user: User, plan: Plan, name: str, data: bytes) -> CheckedSheet | None:
    """The sheet, waiting for its confirmation: the only one of this user; None where there is nothing to confirm."""
    CheckedSheet.objects.filter(user=user).delete()
    if not _may_be_written(plan):
        return None
    return CheckedSheet.objects.create(user=user, kind=plan.kind, name=name[-255:], content=data, digest=plan.digest)


def _report(request: HttpRequest, plan: Plan, sheet: CheckedSheet | None) -> HttpResponse:
    return _show(request, "locations/admin/import_report.html", gettext("Check of the sheet"), plan, sheet)


def _show(request: HttpRequest, template: str, title: str, plan: Plan, sheet: CheckedSheet | None) -> HttpResponse:
    context = {
        "plan": plan,
        "sheet": sheet,
        "problems": plan.problems[:SHOWN],
        "more_problems": max(0, len(plan.problems) - SHOWN),
        "rows": plan.rows[:SHOWN],
        "more_rows": max(0, len(plan.rows) - SHOWN),
        "too_many": AT_ONCE if len(plan.rows) > AT_ONCE else 0,
        "list_url": f"{reverse(LISTS[plan.kind])}?ordering=-latest_revision_created_at",
        "page_title": title,
        "header_title": title,
        "header_icon": "upload",
        "breadcrumbs_items": [
            {"url": reverse("wagtailadmin_home"), "label": gettext("Home")},
            {"url": f"{reverse('property_import:index')}?kind={plan.kind}", "label": gettext("Import sheets")},
            {"url": "", "label": title},
        ],
    }
    return render(request, template, context)
