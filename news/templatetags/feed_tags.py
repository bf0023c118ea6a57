"""Where the news can be followed."""

from django import template
from django.urls import reverse

from home.links import active_language
from news.feeds.asked import FeedAsked

register = template.Library()


@register.simple_tag
def feed(route: str, topic: str = "") -> str:
    """The address of a feed (`news:atom` or `news:json`) in the page's language, on the topic with this slug if one is given."""
    return reverse(route) + FeedAsked(active_language(), topic).query()
