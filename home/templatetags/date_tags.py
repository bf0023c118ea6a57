"""Days, for people and for programs."""

from datetime import date, datetime

from django import template
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString

from home.dates import day_in_words

register = template.Library()


@register.filter
def in_words(day: date) -> str:
    """“19. November 2026”, for the middle of a sentence."""
    return day_in_words(day)


@register.filter
def moment(value: datetime, day: str = "MONTH_DAY_FORMAT") -> str:
    """“26. November, 22:04” or “26 November, 22:04”, in the site's time; `day` names the format of the day."""
    local = timezone.localtime(value)
    return f"{date_format(local, day)}, {date_format(local, 'G:i')}"


@register.simple_tag
def day(value: date) -> SafeString:
    """The same as a `time` element."""
    return format_html('<time datetime="{}">{}</time>', value.isoformat(), day_in_words(value))
