"""Addresses of the admin that name a page answer 404 to those who may not know of it, whatever Wagtail's view would have said.

Several of Wagtail's views put the title of the page into a message, or a dialog, before they ask for rights.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.defaults import page_not_found
from wagtail.models import CollectionMember, Page

from home.sight.files import files_usable_by
from home.sight.looking import looking
from home.sight.pages import is_own, may_see, policy

if TYPE_CHECKING:
    from home.models import User

NAMES_A_PAGE = ("page_id", "parent_page_id", "page_to_move_id", "destination_id")
CHOSEN_MULTIPLE = "wagtailadmin_choose_page_chosen_multiple"
BULK = "wagtail_bulk_action"
REPORTS = "wagtailadmin_reports"


class SightMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.path.startswith(reverse("wagtailadmin_home")):
            return self.get_response(request)
        with looking(request):
            return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: dict[str, Any]) -> HttpResponse | None:
        user = request.user
        if not request.path.startswith(reverse("wagtailadmin_home")) or not user.is_authenticated or user.is_superuser:
            return None
        if not user.has_perm("wagtailadmin.access_admin"):
            return None  # turned away at the door
        if _is_report(request) and not sees_reports(user):
            return _not_found(request)
        if request.resolver_match and request.resolver_match.url_name == BULK and not _bulk_is_own(request, user, kwargs):
            return _not_found(request)
        asked = _pages_asked_for(request, kwargs)
        return _not_found(request) if any(not may_see(user, page) for page in Page.objects.filter(pk__in=asked)) else None


def sees_reports(user: "User") -> bool:
    """Reports count and name everybody's pages and people: they are for those who publish."""
    return bool(policy.user_has_permission(user, "publish"))


def without_reports(request: HttpRequest, items: list[Any]) -> None:
    """Hook `construct_reports_menu`."""
    if not sees_reports(request.user):
        items.clear()


def _is_report(request: HttpRequest) -> bool:
    return bool(request.resolver_match and REPORTS in request.resolver_match.namespaces)


def _pages_asked_for(request: HttpRequest, kwargs: dict[str, Any]) -> list[int]:
    named = [str(kwargs[name]) for name in NAMES_A_PAGE if kwargs.get(name)]
    if request.resolver_match and request.resolver_match.url_name == CHOSEN_MULTIPLE:
        named += request.GET.getlist("id")
    return _numbers(named)


def _bulk_is_own(request: HttpRequest, user: "User", kwargs: dict[str, Any]) -> bool:
    """Wagtail lists by name what an action for many leaves out; here nobody names what is not theirs."""
    try:
        model = apps.get_model(kwargs["app_label"], kwargs["model_name"])
    except LookupError:
        return True
    asked = _numbers(request.GET.getlist("id"))
    if model is Page:
        asked += _numbers(request.GET.getlist("childOf"))
        return all(is_own(user, page) for page in Page.objects.filter(pk__in=asked))
    if issubclass(model, CollectionMember):
        there = model._default_manager.filter(pk__in=asked)
        return bool(files_usable_by(user, model).filter(pk__in=asked).count() == there.count())
    return True


def _numbers(words: list[str]) -> list[int]:
    """Those that may be the key of a row."""
    return [int(word) for word in words if word.isdecimal() and len(word) < 19]


def _not_found(request: HttpRequest) -> HttpResponse:
    return page_not_found(request, Exception(), template_name="wagtailadmin/404.html")
