"""Old addresses lead to where their page is now, but only those who may see it there."""

from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect, HttpResponseRedirect
from django.utils.encoding import uri_to_iri
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, Site

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
        redirect = find_redirect(request.get_full_path(), Site.find_for_request(request)) if response.status_code == 404 else None
        if redirect is None or not is_open(redirect.redirect_page, request) or not redirect.link:
            return response
        answer = HttpResponsePermanentRedirect if redirect.is_permanent else HttpResponseRedirect
        return answer(redirect.link)


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
