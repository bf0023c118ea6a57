"""Old addresses lead to where their page is now, but only those who may see it there."""

from collections.abc import Callable, Iterator
from typing import NamedTuple
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect, HttpResponseRedirect
from django.urls import Resolver404, resolve, reverse
from django.utils import translation
from django.utils.encoding import uri_to_iri
from django.utils.translation import get_language_from_path
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, Site

from home.frame import prefix_of
from home.publication.public import pages_of_all_types

GetResponse = Callable[[HttpRequest], HttpResponse]


class RedirectMiddleware:
    """Answers addresses at which nothing is found with the redirect kept for them.

    In the place of Wagtail's, which also tells everybody the new address of a page that has been withdrawn or restricted, and
    fails where two redirects without a site have the same old address.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        moved = find_move(request.get_full_path(), Site.find_for_request(request)) if response.status_code == 404 else None
        if moved is None or not is_open(moved.page, request):
            return response
        answer = HttpResponsePermanentRedirect if moved.is_permanent else HttpResponseRedirect
        return answer(moved.link)


class Move(NamedTuple):
    """Where something is now: a path of this site or a full address, and the page that it is or hangs below, if any."""

    link: str
    page: Page | None
    is_permanent: bool


def find_move(address: str, site: Site | None) -> Move | None:
    """Where the redirect from an address leads; what hangs below a page, such as a date, a form or a file, moves with it."""
    redirect = find_redirect(address, site)
    if redirect is None:
        return _move_below(urlsplit(address).path, site)
    return Move(redirect.link, redirect.redirect_page, redirect.is_permanent) if redirect.link else None


def _move_below(path: str, site: Site | None) -> Move | None:
    language = get_language_from_path(path) or settings.LANGUAGE_CODE
    prefix = prefix_of(language)
    with translation.override(language):
        try:
            match = resolve(uri_to_iri(path))
        except Resolver404:
            return None
        above = match.kwargs.get("path") if match.url_name else None
        redirect = find_redirect(f"{prefix}{above}/", site) if above else None
        if redirect is None or redirect.redirect_page is None or not (redirect.link or "").startswith(prefix):
            return None
        now = redirect.link.removeprefix(prefix).strip("/")
        if now == above.strip("/"):  # it has come back, and what was asked for is not there
            return None
        return Move(reverse(match.view_name, kwargs=match.kwargs | {"path": now}), redirect.redirect_page, redirect.is_permanent)


def find_redirect(address: str, site: Site | None) -> Redirect | None:
    """The redirect from an address, with its query if one is kept for that, else without; that of the site comes first."""
    addresses = list(dict.fromkeys(spellings(address)))
    found = Redirect.get_for_site(site).filter(old_path__in=addresses).select_related("redirect_page")
    return min(found, key=lambda redirect: (addresses.index(redirect.old_path), redirect.site_id is None, redirect.pk), default=None)


def spellings(address: str) -> Iterator[str]:
    """How an address may have been kept: with letters or percent signs, with and without its query."""
    whole = Redirect.normalise_path(address, decode_unicode=False)
    for path in (whole, urlsplit(whole).path):
        for spelling in (uri_to_iri(path), path):
            if "\0" not in spelling:  # which PostgreSQL refuses
                yield spelling


def is_open(page: Page | None, request: HttpRequest) -> bool:
    """Whether a redirect to `page`, or to an address that is no page's, may be followed by whoever asks."""
    if page is None:
        return True
    published = pages_of_all_types().published().filter(pk=page.pk).first()
    return published is not None and all(lock.accept_request(request) for lock in published.specific.get_view_restrictions())
