"""Days, for people and for programs."""

from datetime import date

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from home.dates import day_in_words

register = template.Library()


@register.filter
def in_words(day: date) -> str:
    """“19. November 2026”, for the middle of a sentence."""
    return day_in_words(day)


@register.simple_tag
def day(value: date) -> SafeString:
    """The same as a `time` element."""
    return format_html('<time datetime="{}">{}</time>', value.isoformat(), day_in_words(value))
