"""Where the news can be followed."""

from django import template
from django.urls import reverse

from home.links import active_language
from news.feeds.asked import FeedAsked

register = template.Library()


@register.simple_tag
def feed(route: str, topic: str = "", city: str = "") -> str:
    """The address of a feed (`news:atom` or `news:json`) in the page's language, on a topic and from a city, if their slugs are given."""
    return reverse(route) + FeedAsked(active_language(), topic, city).query()
