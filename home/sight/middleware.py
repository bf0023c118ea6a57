"""Addresses of the admin that name a page answer 404 to those who may not know of it, whatever Wagtail's view would have said.

Several of Wagtail's views put the title of the page into a message, or a dialog, before they ask for rights.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.defaults import page_not_found
from wagtail.models import CollectionMember, Page

from home.keys import is_key
from home.sight.files import files_usable_by
from home.sight.looking import looking
from home.sight.pages import is_own, may_see, policy

if TYPE_CHECKING:
    from home.models import User

NAMES_A_PAGE = ("page_id", "parent_page_id", "page_to_move_id", "destination_id")
CHOSEN_MULTIPLE = "wagtailadmin_choose_page_chosen_multiple"
BULK = "wagtail_bulk_action"
PAGES = "wagtailadmin_pages"
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
        if request.resolver_match and request.resolver_match.url_name in (BULK, CHOSEN_MULTIPLE):
            if not _is_below_own(request, user):
                return _not_found(request)
            _leave_out_unseen(request, user, kwargs)
        return None if all(may_see(user, page) for page in _pages_named(request, kwargs)) else _not_found(request)


def sees_reports(user: "User") -> bool:
    """Reports count and name everybody's pages and people: they are for those who publish."""
    return bool(policy.user_has_permission(user, "publish"))


def without_reports(request: HttpRequest, items: list[Any]) -> None:
    """Hook `construct_reports_menu`."""
    if not sees_reports(request.user):
        items.clear()


def _is_report(request: HttpRequest) -> bool:
    return bool(request.resolver_match and REPORTS in request.resolver_match.namespaces)


def _pages_named(request: HttpRequest, kwargs: dict[str, Any]) -> QuerySet[Page]:
    """Those in the address itself; in that of the comparison the name is another."""
    names = [*NAMES_A_PAGE, *(["pk"] if request.resolver_match and PAGES in request.resolver_match.namespaces else [])]
    return Page.objects.filter(pk__in=_numbers([str(kwargs[name]) for name in names if kwargs.get(name)]))


def _is_below_own(request: HttpRequest, user: "User") -> bool:
    """Whether the list from which everything was chosen is one of `user`'s, if a list is named."""
    named = set(_numbers(request.GET.getlist("childOf")))
    pages = list(Page.objects.filter(pk__in=named))
    return len(pages) == len(named) and all(is_own(user, page) for page in pages)


def _leave_out_unseen(request: HttpRequest, user: "User", kwargs: dict[str, Any]) -> None:
    """Of many things that a question names, those that `user` may not know of are left out, as if there were none: Wagtail would list by
    name what it does nothing with."""
    asked = request.GET.getlist("id")
    hidden = _unseen(user, _numbers(asked), kwargs)
    query = request.GET.copy()
    query.setlist("id", [word for word in asked if hidden.isdisjoint(_numbers([word]))])
    request.GET = query  # type: ignore[assignment]


def _unseen(user: "User", keys: list[int], kwargs: dict[str, Any]) -> set[int]:
    """Of these keys those of things that are not for `user`: for an action whatever is not theirs, for a choice what they may not see."""
    try:
        model = apps.get_model(kwargs["app_label"], kwargs["model_name"]) if "model_name" in kwargs else None
    except LookupError:
        return set()
    if model is None or model is Page:
        allowed = may_see if model is None else is_own
        return {page.pk for page in Page.objects.filter(pk__in=keys) if not allowed(user, page)}
    if issubclass(model, CollectionMember):
        return set(keys) - set(files_usable_by(user, model).filter(pk__in=keys).values_list("pk", flat=True))
    return set()


def _numbers(words: list[str]) -> list[int]:
    """Those that may be the key of a row."""
    return [int(word) for word in words if is_key(word)]


def _not_found(request: HttpRequest) -> HttpResponse:
    return page_not_found(request, Exception(), template_name="wagtailadmin/404.html")
