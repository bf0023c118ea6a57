"""How a change of dates is kept: as a draft, handed in, or published; by whom may do that, and over nobody else's work."""

from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256

from django.db import transaction
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages

from events.models import EventSeriesPage
from home.models import User
from home.publication.errors import NotPublishable, labelled, publication_errors

PUBLISH, SUBMIT, DRAFT = "publish", "submit", "draft"


@dataclass(frozen=True)
class Button:
    name: str
    label: str | Promise


_BUTTONS = {
    PUBLISH: Button(PUBLISH, gettext_lazy("Save and publish")),
    SUBMIT: Button(SUBMIT, gettext_lazy("Save and submit for review")),
    DRAFT: Button(DRAFT, gettext_lazy("Save as a draft")),
}
_DONE = {
    PUBLISH: gettext_lazy("The date was changed and published."),
    SUBMIT: gettext_lazy("The change was saved and submitted for review. Visitors see it once somebody has approved it."),
    DRAFT: gettext_lazy("The change was saved as a draft. Visitors do not see it yet."),
}

_PLANNED = gettext_lazy("The change was saved. It appears with the series at the time for which that is planned.")


def ways_to_save(series: EventSeriesPage, user: User) -> list[Button]:
    """What this user may do, the most likely first."""
    may = series.permissions_for_user(user)
    names = [(PUBLISH, may.can_publish()), (SUBMIT, not may.can_publish() and may.can_submit_for_moderation()), (DRAFT, True)]
    return [_BUTTONS[name] for name, allowed in names if allowed]


def refuse_locked(request: HttpRequest, series: EventSeriesPage) -> HttpResponse | None:
    """Back to the list, which says by whom and why the series is locked."""
    if not series.permissions_for_user(request.user).page_locked():
        return None
    messages.error(request, _("The date was not changed, because the series is locked."))
    return redirect("event_dates:list", series.pk)


def fingerprint(series: EventSeriesPage) -> str:
    """Of everything that is said of dates, to notice that somebody else has said something since a form was opened."""
    said = [[row.as_schedule(), row.city_id, row.venue_name, row.address] for row in series.schedules.all()]
    for number, row in enumerate(series.changes.all()):
        said.append([row.as_change(number), row.city_id, row.venue_name, row.address, row.title, row.note, row.reason])
    return sha256(repr(said).encode()).hexdigest()


def save(request: HttpRequest, series: EventSeriesPage, form: BaseForm, apply: Callable[[], None]) -> HttpResponse | None:
    """Apply and save, all of it or nothing; None, with the reasons in the form, where the page may not be published like that."""
    allowed = [button.name for button in ways_to_save(series, request.user)]
    # Whoever sends what nobody offered keeps the change, as a draft.
    way = next((name for name in allowed if name in request.POST), DRAFT)
    try:
        with transaction.atomic():
            apply()
            if way == SUBMIT and (errors := publication_errors(series)):
                raise NotPublishable(series, errors)
            revision = series.save_revision(user=request.user, log_action=True, changed=True)
            if way == PUBLISH:
                revision.publish(user=request.user)
            elif way == SUBMIT:
                _submit(series, request.user)
    except NotPublishable as refusal:
        for message in labelled(series, refusal.message_dict):
            form.add_error(None, message)
        return None
    waits = way == PUBLISH and series.go_live_at and series.go_live_at > timezone.now()
    messages.success(request, _PLANNED if waits else _DONE[way])
    return redirect("event_dates:list", series.pk)


def _submit(series: EventSeriesPage, user: User) -> None:
    """Into review; a series that was sent back goes on where it was."""
    state = series.current_workflow_state
    if state and state.status == state.STATUS_NEEDS_CHANGES:
        state.resume(user)
    else:
        series.get_workflow().start(series, user)
