"""“Invite this city” and “Withdraw access” on the page of a city: each asks once more before it does anything."""

from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import URLPattern, URLResolver, include, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages
from wagtail.admin.widgets import Button
from wagtail.models import Page

from home.models import User
from locations.models import CityPage, CityRoom
from locations.rooms.delivery import outbox
from locations.rooms.form import InvitationForm
from locations.rooms.inviting import invite
from locations.rooms.withdrawing import summary, what_ends, withdraw

INVITE, WITHDRAW = "locations.add_cityroom", "locations.delete_cityroom"


def admin_urls() -> list[URLPattern | URLResolver]:
    urls = [path("<int:pk>/invite/", invite_city, name="invite"), path("<int:pk>/withdraw/", withdraw_city, name="withdraw")]
    return [path("cities/", include((urls, "city_room")))]


def buttons(page: Page, user: User, next_url: str | None = None, view_name: str = "") -> Iterator[Button]:
    """For whoever hands out rights to cities, on German pages: the rights lie on these."""
    if not issubclass(page.specific_class or Page, CityPage) or page.locale_id != page.get_default_locale().pk:
        return
    if user.has_perm(INVITE):
        yield Button(gettext_lazy("Invite this city"), reverse("city_room:invite", args=[page.pk]), icon_name="group", priority=60)
    if user.has_perm(WITHDRAW) and CityRoom.objects.filter(city=page.pk, group__isnull=False).exists():
        yield Button(gettext_lazy("Withdraw access"), reverse("city_room:withdraw", args=[page.pk]), icon_name="no-view", priority=61)


def invite_city(request: HttpRequest, pk: int) -> HttpResponse:
    """Who works for the city so far, and the form for one more person."""
    city = _city(request, pk, INVITE)
    form = InvitationForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        words = form.cleaned_data
        try:
            invitation = invite(city, words["email"], words["name"], request.user)
        except ValidationError as error:
            form.add_error("email", error.messages)
        else:
            _say(request, words["email"], mailed=outbox.deliver(invitation.pk))
            return redirect("city_room:invite", city.pk)
    room = _open_room(city)
    invitations = room.invitations.select_related("user", "invited_by") if room else []
    return render(request, "locations/admin/invite.html", _frame(city, _("Invite this city")) | {"form": form, "invitations": invitations})


def withdraw_city(request: HttpRequest, pk: int) -> HttpResponse:
    """What would end; posted, it ends."""
    city = _city(request, pk, WITHDRAW)
    room = _open_room(city)
    if room is None:
        messages.warning(request, _("%(city)s has no access.") % {"city": city.title})
        return redirect("wagtailadmin_pages:edit", city.pk)
    if request.method == "POST":
        messages.success(request, summary(withdraw(city, request.user)))
        return redirect("wagtailadmin_pages:edit", city.pk)
    ends, stays = what_ends(room)
    return render(request, "locations/admin/withdraw.html", _frame(city, _("Withdraw access")) | {"ends": ends, "stays": stays})


def _say(request: HttpRequest, email: str, mailed: bool) -> None:
    if mailed:
        messages.success(request, _("The invitation is on its way to %(email)s.") % {"email": email})
    else:
        messages.warning(request, _("%(email)s is invited. The mail server did not answer; the mail follows by itself.") % {"email": email})


def _city(request: HttpRequest, pk: int, permission: str) -> CityPage:
    if not request.user.has_perm(permission):
        raise PermissionDenied
    return get_object_or_404(CityPage, pk=pk, locale__language_code=settings.LANGUAGE_CODE)


def _open_room(city: CityPage) -> CityRoom | None:
    return CityRoom.objects.filter(city=city, group__isnull=False).first()


def _frame(city: CityPage, title: str) -> dict[str, Any]:
    return {
        "city": city,
        "page_title": title,
        "header_title": title,
        "header_icon": "group",
        "breadcrumbs_items": [
            {"url": reverse("wagtailadmin_pages:edit", args=[city.pk]), "label": city.title},
            {"url": "", "label": title},
        ],
    }
