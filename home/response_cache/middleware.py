"""Answers from the store what was answered before and is still right, with one query: which version of the content is it?"""

import logging
from collections.abc import Callable

from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.http import parse_etags

from home.publication import version
from home.response_cache import store
from home.response_cache.asked import is_cacheable, key_of
from home.response_cache.kept import accepted_encoding, etag, form_for, keep, may_be_kept, strong, unchanged

GetResponse = Callable[[HttpRequest], HttpResponse]

logger = logging.getLogger(__name__)


class ResponseCacheMiddleware:
    """Stands outside everything that looks at cookies or languages, and inside what every answer gets, such as security headers."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        known = version_now() if is_cacheable(request) else None
        if known is None:
            return self.get_response(request)
        key = key_of(request, known, timezone.now())
        encoding = accepted_encoding(request)
        tag = etag(key, encoding)
        if (known_tags := request.META.get("HTTP_IF_NONE_MATCH")) and tag in strong(parse_etags(known_tags)):
            return unchanged(tag)
        form = form_for(encoding)
        kept = store.fetch(key, form)
        if kept is None:
            response = self.get_response(request)
            if not may_be_kept(request, response):
                return response
            kept = keep(response, form)
            store.put(key, kept)
        return kept.response(encoding, tag)


def version_now() -> int | None:
    """The version of the content; while the database is away the last one known, for then nothing is published either."""
    try:
        return version.current()
    except OperationalError:
        logger.exception("The database does not answer; visitors get what is in the store.")
        return version.last_known()
