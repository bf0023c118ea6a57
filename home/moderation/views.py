"""“Review” in the admin: what waits for approval, and what waits for English."""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import URLPattern, URLResolver, include, path, reverse
from django.utils.translation import gettext as _

from home.counting import CountedPaginator
from home.models import User
from home.moderation.english import english_row, translatable_kinds, untranslated
from home.moderation.narrowing import NarrowingForm
from home.moderation.queue import detailed, pending, row
from home.moderation.reviewers import tasks_of
from home.moderation.rooms import all_rooms

PAGE_SIZE = 20


def queue(request: HttpRequest) -> HttpResponse:
    require_reviewer(request.user)
    waiting, rooms = pending(request.user), all_rooms()
    kinds = ContentType.objects.filter(pk__in=waiting.order_by().values("page__content_type"))
    form = NarrowingForm(request.GET, rooms, kinds)
    shown = page_of(request, detailed(waiting.filter(form.condition("page__")), request.user))
    rows = [row(submission, rooms) for submission in shown]
    return render(request, "home/admin/queue.html", surroundings("queue", form, shown) | {"rows": rows})


def english(request: HttpRequest) -> HttpResponse:
    require_reviewer(request.user)
    waiting, rooms = untranslated(request.user), all_rooms()
    form = NarrowingForm(request.GET, rooms, translatable_kinds())
    shown = page_of(request, waiting.filter(form.condition()))
    return render(
        request, "home/admin/english.html", surroundings("english", form, shown) | {"rows": [english_row(each, rooms) for each in shown]}
    )


def require_reviewer(user: User) -> None:
    """Raise PermissionDenied for who reviews nowhere."""
    if not tasks_of(user).exists():
        raise PermissionDenied


def page_of(request: HttpRequest, found: Any) -> Any:
    """The page of the list that `p` asks for, the nearest one where there is none."""
    return CountedPaginator(found, PAGE_SIZE).get_page(request.GET.get("p"))


def surroundings(active: str, form: NarrowingForm, shown: Any) -> dict[str, Any]:
    tabs = [("queue", _("Waits for approval")), ("english", _("Waits for English"))]
    return {
        "header_title": _("Review"),
        "page_title": _("Review"),
        "header_icon": "check",
        "breadcrumbs_items": [{"url": reverse("moderation:queue"), "label": _("Review")}],
        "tabs": [{"label": label, "url": reverse(f"moderation:{name}"), "is_active": name == active} for name, label in tabs],
        "list_name": f"moderation:{active}",
        "form": form,
        "items": shown,
        "elided_page_range": shown.paginator.get_elided_page_range(shown.number),
    }


urls = ([path("", queue, name="queue"), path("english/", english, name="english")], "moderation")


def admin_urls() -> list[URLPattern | URLResolver]:
    return [path("review/", include(urls))]
