"""How a visitor's address becomes a page: found in one query by its path, then served by Wagtail as always."""

from copy import copy

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from wagtail.models import Page
from wagtail.url_routing import RouteResult
from wagtail.views import serve

from home.frame import Root, root_of, roots
from home.links import active_language
from home.models import BasePage
from home.publication.public import closed_paths, pages_of_all_types


def serve_page(request: HttpRequest, path: str) -> HttpResponse:
    """Answer the published page at `path` below the start page of the active language; restrictions are Wagtail's to check.

    Raises Http404 where nothing is published.
    """
    request._wagtail_route_for_request = RouteResult(_published_page(active_language(), path))  # type: ignore[attr-defined]
    return serve(request, path)


def _published_page(language: str, path: str) -> BasePage:
    root = root_of(language)
    if root is None:
        raise Http404
    if not path:
        return _start_page(root)
    slugs = [slug for slug in path.split("/") if slug]
    url_paths = [root.page.url_path]
    for slug in slugs:
        url_paths.append(f"{url_paths[-1]}{slug}/")
    # url_path has no index, slug has: naming both lets the database use it.
    trail = list(pages_of_all_types().published().filter(url_path__in=url_paths, slug__in=[root.page.slug, *slugs]).order_by("depth"))
    if [page.url_path for page in trail] != url_paths:
        raise Http404
    return _specific(trail)


def _specific(trail: list[Page]) -> BasePage:
    """The last page of the trail as its own type, with its ancestors at hand."""
    page = trail[-1].specific_class.objects.for_detail().get(pk=trail[-1].pk)
    page.trail = trail[:-1]
    return page


def _start_page(root: Root) -> BasePage:
    """A copy of the start page that the frame has read already, with the address of the other one."""
    source = root_of(settings.LANGUAGE_CODE)
    if not (source and source.page.live and root.page.live):
        raise Http404
    others = (other.page for other in roots() if other != root and other.page.live)
    page = copy(root.page)
    page.trail, page.source_path = [], source.page.path
    page.other_url_path = next((page.url_path for page in others if not closed_paths().covers(page.path)), None)
    return page
