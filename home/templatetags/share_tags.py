"""What a link to a page shows on other sites (https://ogp.me/)."""

from typing import Any

from django import template

from home.models import BasePage
from home.pictures import picture

register = template.Library()

LOCALE_NAMES = {"de": "de_DE", "en": "en_GB"}


@register.filter
def locale_name(language: str) -> str:
    """A language as Open Graph names it."""
    return LOCALE_NAMES[language]


@register.simple_tag
def share_picture(page: BasePage) -> dict[str, Any] | None:
    """The page's picture with a full address, in its largest size; None without one."""
    found = picture(page.teaser_picture_id) if page.teaser_picture_id else None
    return found.as_data() if found else None
