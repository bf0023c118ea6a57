"""How a visitor's address becomes a page: found in one query by its path, then served by Wagtail as always."""

from collections.abc import Callable
from copy import copy
from itertools import accumulate

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from wagtail import hooks
from wagtail.models import Page
from wagtail.url_routing import RouteResult
from wagtail.views import serve

from home.frame import Root, root_of, roots
from home.links import active_language
from home.models import BasePage
from home.publication.public import closed_paths, let_in
from home.publication.version import once_per_version


def serve_page(request: HttpRequest, path: str) -> HttpResponse:
    """Answer the published page at `path` below the start page of the active language; restrictions are Wagtail's to check.

    Raises Http404 where nothing is published.
    """
    request._wagtail_route_for_request = RouteResult(_published_page(active_language(), path))  # type: ignore[attr-defined]
    return serve(request, path)


def published_page(path: str) -> BasePage:
    """The page at `path` below the start page of the active language, whoever may see it, for addresses that hang below a page and are
    none themselves; raises Http404."""
    return _published_page(active_language(), path)


def serve_below(request: HttpRequest, page: BasePage, answer: Callable[[], HttpResponseBase]) -> HttpResponseBase:
    """What `answer` makes of a part of a published page, for those who may see the page; to others what Wagtail answers for the page."""

    def serve_part(_page: Page, _request: HttpRequest, _arguments: object, _named: object) -> HttpResponseBase:
        let_in(page)
        return answer()

    chain = serve_part
    for around in reversed(hooks.get_hooks("on_serve_page")):
        chain = around(chain)
    for before in hooks.get_hooks("before_serve_page"):
        if isinstance(response := before(page, request, (), {}), HttpResponse):
            return response
    return chain(page, request, (), {})


def public_page(path: str) -> BasePage:
    """As `published_page`, if everybody may see it."""
    page = published_page(path)
    if closed_paths().covers(page.path) or closed_paths().covers(page.source_path):
        raise Http404
    return page


def _published_page(language: str, path: str) -> BasePage:
    root = root_of(language)
    if root is None or "\x00" in path:  # which no database bears
        raise Http404
    slugs = [slug for slug in path.split("/") if slug]
    if not slugs:
        return _start_page(root)
    url_path = f"{root.page.url_path}{'/'.join(slugs)}/"
    # url_path has no index, slug has: naming both lets the database use it.
    found = Page.objects.filter(url_path=url_path, slug=slugs[-1]).order_by().values_list("pk", "content_type_id").first()
    page = found and _typed(*found)
    if not page:
        raise Http404
    page.trail = list(_trail(root.page.url_path, tuple(slugs[:-1])))
    return page


def _typed(pk: int, content_type_id: int) -> BasePage | None:
    """The page as its own type, if it is published."""
    model = ContentType.objects.get_for_id(content_type_id).model_class()
    return model.objects.published().for_detail().filter(pk=pk).order_by().first()


@once_per_version
def _trail(root: str, slugs: tuple[str, ...]) -> tuple[Page, ...]:
    """The pages from the start page down to the one with these slugs; siblings share it."""
    url_paths = list(accumulate(slugs, lambda above, slug: f"{above}{slug}/", initial=root))
    return tuple(Page.objects.filter(url_path__in=url_paths, slug__in=[root.strip("/"), *slugs]).order_by("depth"))


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
