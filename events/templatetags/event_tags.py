"""What templates need to set dates: days in short words, and the addresses of what is asked of them."""

from datetime import date
from typing import Any

from django import template

from events import when
from events.addresses import calendar_url, webcal
from events.asked import Asked
from events.entry import Entry
from events.filters import Filters
from home.dates import month_in_words
from home.frame import absolute

register = template.Library()
register.filter("weekday", when.weekday)
register.filter("long_weekday", when.long_weekday)
register.filter("month_short", when.month_short)
register.filter("announced_day", when.announced_day)
register.filter("month_and_year", month_in_words)
register.filter("clock", when.clock)


@register.filter
def is_same(one: Entry, other: Entry | None) -> bool:
    """Whether both are the same date, however they were found."""
    return other is not None and one.url_path == other.url_path


@register.simple_tag
def day_query(listing: Any, day: date) -> str:
    """Everything on a day of a month, as a list."""
    query: str = listing.as_list(day)
    return query


@register.simple_tag
def subscription(language: str, form: Filters, asked: Asked) -> dict[str, str]:
    """Where calendars find what the list shows."""
    path = calendar_url(language, city=form.city_slug, topic=form.topic_slug, first=asked.first, last=asked.last, q=asked.words)
    return {"path": path, "url": absolute(path), "webcal": webcal(path)}
