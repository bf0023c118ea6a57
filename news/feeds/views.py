"""The feeds' addresses."""

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import translation
from django.utils.http import http_date
from django.views.decorators.http import require_safe

from home.frame import absolute, root_of
from home.publication.public import closed_paths
from home.strict_questions import NotUnderstoodError, language_asked, not_understood
from locations.cities import cities
from locations.names import topic_names
from news.feeds import atom
from news.feeds import json_feed as json_format
from news.feeds.asked import feed_asked
from news.feeds.feed import Feed
from news.feeds.source import feed


@require_safe
def atom_feed(request: HttpRequest) -> HttpResponse:
    return _answer(request, "news:atom", atom.atom, atom.MEDIA_TYPE)


@require_safe
def json_feed(request: HttpRequest) -> HttpResponse:
    return _answer(request, "news:json", json_format.json_feed, json_format.MEDIA_TYPE)


def _answer(request: HttpRequest, route: str, write: Callable[[Feed], bytes], media_type: str) -> HttpResponse:
    """The feed, or 400 with a sentence about what was not understood, in the language that was asked for."""
    language = language_asked(request.GET)
    with translation.override(language):
        topics, places = topic_names(language), {city.slug: city for city in cities(language).values()}
        try:
            asked = feed_asked(request.GET, list(topics), list(places))
        except NotUnderstoodError as error:
            return not_understood(error)
        root = root_of(language)
        if root is None or not root.page.live or closed_paths().covers(root.page.path):
            raise Http404
        found = feed(asked, root, topics.get(asked.topic, ""), places.get(asked.city), absolute(reverse(route)) + asked.query())
        headers = {"Last-Modified": http_date(found.updated.timestamp()), "Content-Language": found.language}
        return HttpResponse(write(found), content_type=media_type, headers=headers)
