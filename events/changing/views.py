"""The dates of a series in the editor: a list, and a form for each. What is said there becomes one revision of the page."""

from datetime import date, timedelta
from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from events.changing.following import change_following, drop, keep_as_extra, orphaned
from events.changing.form import DateForm, ExtraForm
from events.changing.saving import fingerprint, refuse_locked, save, ways_to_save
from events.changing.single import row_of, say
from events.horizon import horizon
from events.models import EventDate, EventSeriesPage
from events.planning import Planned, What, identity
from events.recurrence import RuleError
from events.rule_errors import sentence

SHOWN, BACK = 60, timedelta(days=31)


def dates(request: HttpRequest, pk: int) -> HttpResponse:
    """The dates from a month ago on, as the newest draft has them."""
    series = _series(request, pk)
    found = [planned for planned in series.plan(_until()).dates if planned.slot.day >= timezone.localdate() - BACK]
    rows = [{"planned": planned, "row": row_of(series, planned)} for planned in found[:SHOWN]]
    lock = series.get_lock()
    context = {
        "rows": rows,
        "more": len(found) > SHOWN,
        "has_draft": series.live and series.has_unpublished_changes,
        "in_review": series.workflow_in_progress,
        "locked": lock.get_message(request.user) if lock and lock.for_user(request.user) else "",
    }
    return render(request, "events/admin/dates.html", _frame(series, _("Dates")) | context)


def change(request: HttpRequest, pk: int, name: str) -> HttpResponse:
    """One date. Posted: a draft, or published with `publish`, or handed in with `submit`."""
    series = _series(request, pk)
    if refusal := refuse_locked(request, series):
        return refusal
    planned = series.plan(_until()).find(name)
    if planned is None:
        raise Http404
    options: dict[str, Any] = {"planned": planned, "may_follow": _may_follow(series, planned), "now": fingerprint(series)}
    form = DateForm(request.POST or None, instance=row_of(series, planned), **options)
    if request.method == "POST" and form.is_valid():
        form = _with_orphans(form, request, pk, planned, options) if form.is_about_following else form
        if form.is_valid() and (answer := save(request, series, form, lambda: _apply(series, planned, form))):
            return answer
    title = date_format(planned.original.day, "l, j. F Y")
    return _form(request, series, title, {"form": form, "planned": planned, "place": _place(series, planned)})


def extra(request: HttpRequest, pk: int) -> HttpResponse:
    """A date in addition."""
    series = _series(request, pk)
    if refusal := refuse_locked(request, series):
        return refusal
    form = ExtraForm(request.POST or None, instance=EventDate(page=series, locale=series.locale, what=What.EXTRA))
    if request.method == "POST" and form.is_valid():
        row = form.save(commit=False)
        taken = series.plan(_until()).find(identity(row.date))
        if taken:
            row.time = row.new_start or taken.original.start
        if taken and row.time == taken.original.start:
            form.add_error("date", _("There is a date on this day already. Give the extra one another time."))
        elif answer := save(request, series, form, lambda: say(series, row, {})):
            return answer
    return _form(request, series, _("Extra date"), {"form": form})


def _form(request: HttpRequest, series: EventSeriesPage, title: str, context: dict[str, Any]) -> HttpResponse:
    context |= {"buttons": ways_to_save(series, request.user), "in_review": series.workflow_in_progress}
    return render(request, "events/admin/date.html", _frame(series, title) | context)


def _with_orphans(form: DateForm, request: HttpRequest, pk: int, planned: Planned, options: dict[str, Any]) -> DateForm:
    """The same form, which also asks what becomes of the dates that nobody would name any more."""
    trial = _series(request, pk)
    before = orphaned(trial, [], _until())
    try:
        change_following(trial, planned, form.first(), {})
    except RuleError as error:
        form.add_error("new_date", sentence(error))
        return form
    asked = orphaned(trial, before, _until())
    series = _series(request, pk)
    return DateForm(request.POST, instance=row_of(series, planned), orphans=asked, **options) if asked else form


def _apply(series: EventSeriesPage, planned: Planned, form: DateForm) -> None:
    row = row_of(series, planned)
    if not form.is_about_following:
        say(series, row, {name: form.cleaned_data[name] for name in DateForm.Meta.fields})
        return
    first = form.first()
    change_following(series, planned, first, form.place())
    rows = {(row.date, row.time): row for row in series.changes.all()}
    for orphan in form.orphans:
        mine = rows[orphan.date, orphan.time]
        if form.wants_kept(orphan):
            keep_as_extra(series, mine)
        else:
            drop(series, mine)
    if first and (words := form.words()):
        name = identity(first.day)
        if begins := series.plan(_until()).find(name):
            say(series, row_of(series, begins), words)


def _series(request: HttpRequest, pk: int) -> EventSeriesPage:
    """The newest draft of a German series that this user may edit, locked or not."""
    stored = get_object_or_404(EventSeriesPage, pk=pk, locale__language_code=settings.LANGUAGE_CODE)
    if not stored.permissions_for_user(request.user).can_edit():
        raise PermissionDenied
    latest: EventSeriesPage = stored.get_latest_revision_as_object()
    return latest


def _may_follow(series: EventSeriesPage, planned: Planned) -> bool:
    """Whether its rule names any date after it."""
    later = [other for other in series.plan(_until()).dates if other.key == planned.key and other.original.day > planned.original.day]
    return bool(planned.key and later)


def _place(series: EventSeriesPage, planned: Planned) -> str:
    """Where the date takes place as long as nobody says otherwise."""
    row = next((row for row in series.schedules.all() if str(row.key) == planned.key and row.is_elsewhere), None)
    city = row.city if row and row.city_id else series.city
    return ", ".join(str(part) for part in ((row or series).venue_name, city) if part)


def _until() -> date:
    return horizon(timezone.localdate())


def _frame(series: EventSeriesPage, title: str) -> dict[str, Any]:
    name = series.get_admin_display_title()
    listed = {"url": reverse("event_dates:list", args=[series.pk]), "label": _("Dates")}
    here = [listed] if title == _("Dates") else [listed, {"url": "", "label": title}]
    return {
        "series": series,
        "page_title": f"{name}: {title}",
        "header_title": title,
        "header_icon": "calendar-alt",
        "breadcrumbs_items": [{"url": reverse("wagtailadmin_pages:edit", args=[series.pk]), "label": name}, *here],
    }
