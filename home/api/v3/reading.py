"""Wagtail's reading operations, answered from what this site calls public and in each page's own language.

Without a token they would go by Wagtail's idea of public, which knows nothing of a translation's German source.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import translation
from ninja import Status
from wagtail.api import APIField
from wagtail.api.v3.querysets import get_pages_queryset
from wagtail.api.v3.routers.pages import PageFilterSchema
from wagtail.api.v3.schemas.pages import BASE_PAGE_READ_FIELDS
from wagtail.coreutils import resolve_model_string
from wagtail.models import Page
from wagtail.query import PageQuerySet

from home.api.addresses import page_at
from home.api.pages import load
from home.api.totals import counted_once
from home.links import in_own_type
from home.publication.public import pages_of_all_types, public_among

Answer = Callable[..., Any]

# Asks itself whether a stranger may see the page.
SHOWS_DRAFTS = ("preview_page",)


class PublicFilters(PageFilterSchema):
    """Wagtail's filters of the page list, which begin with what is public; so do the pages that they are given."""

    def filter(self, queryset: PageQuerySet, request: HttpRequest | None = None) -> PageQuerySet:
        found = public_among(queryset)
        if request is not None and "search" in request.GET:
            # The search bears conditions on its own columns only, such as this one.
            found = queryset.filter(pk__in=found.order_by().values("pk"))
        return super().filter(counted_once(found), request)

    @staticmethod
    def get_public_page(request: HttpRequest, page_id: int, loc: str) -> Page:
        found = PageFilterSchema.get_public_page(request, page_id, loc)
        if not is_public(found):
            return PageFilterSchema.get_public_page(request, 0, loc)  # raises what it raises for pages that are not there
        return found

    @staticmethod
    def get_public_page_or_root(request: HttpRequest, page_id: Any, loc: str) -> Page:
        if page_id == "root":
            return PageFilterSchema.get_request_root_page(request)
        return PublicFilters.get_public_page(request, page_id, loc)


def public(view: Answer) -> Answer:
    """One of the API's functions, which answers strangers with public pages only, and each page in its own language."""

    @wraps(view)
    def answer(request: HttpRequest, **values: Any) -> Any:
        stranger = not request.user.is_authenticated
        if view.__name__ == "find_page":
            return find_page(request, **values)
        if stranger and isinstance(values.get("filters"), PageFilterSchema):
            values["filters"] = PublicFilters.model_construct(**dict(values["filters"]))
        result = view(request, **values)
        page = result.value if isinstance(result, Status) else result
        if isinstance(page, Page):
            if stranger and view.__name__ not in SHOWS_DRAFTS and not is_public(page):
                raise Http404
            prepare(page)
        elif view.__name__ == "list_pages":
            result["items"] = [in_own_type(item) for item in result["items"]]
        return result

    return answer


def prepare(page: Page) -> None:
    """What the answer needs of the page: its language, until the answer is written (`home.api.v3.ground`), and what it refers to."""
    translation.activate(page.locale.language_code)
    load([page])
    if parent := page.get_parent():
        page._cached_parent_obj = in_own_type(parent)


def find_page(request: HttpRequest, html_path: str | None = None, id: int | None = None, **_values: Any) -> HttpResponse:  # noqa: A002
    """A redirect (302) to the page at an address of the site in either language, else to the one with this id.

    Wagtail's looks below the German start page only. A stranger finds what is public, a token also its owner's drafts.
    """
    among = get_pages_queryset(request)
    if not request.user.is_authenticated:
        among = public_among(among)
    page = page_at(html_path, among) if html_path else None
    if page is None and id:
        page = among.filter(pk=id).first()
    if page is None:
        raise Http404
    query = request.GET.copy()
    for name in ("id", "html_path", "site"):
        query.pop(name, None)
    address = reverse("wagtailapi_v3:detail_page", kwargs={"page_id": page.pk})
    return redirect(f"{address}?{query.urlencode()}" if query else address)


def is_public(page: Page) -> bool:
    return pages_of_all_types().public().filter(pk=page.pk).exists()


def field_names(query: QueryDict) -> set[str]:
    """The fields that the page list may be filtered by: those that all pages share, and with one `type` those of that type."""
    types = query.getlist("type")
    try:
        model = resolve_model_string(types[0]) if len(types) == 1 else Page
    except (LookupError, ValueError):  # which the list itself refuses
        model = Page
    # Wagtail offers `pk` too and fails on it; and it passes over `id` where it has looked at a type.
    own = {"id"} if model is Page else set()
    return own | (set(BASE_PAGE_READ_FIELDS) - {"pk"}) | {field.name for field in APIField.get_fields_for_model(model, db_fields_only=True)}


MORE_NAMES = {"pages_list": field_names}
