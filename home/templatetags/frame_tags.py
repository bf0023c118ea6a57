"""What the frame's templates need to turn values into addresses."""

import re
from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from wagtail.models import Page

from home import frame, links, presentation

register = template.Library()


@register.filter
def address(page: Page) -> str:
    """The path of a page on this site."""
    return frame.address(page.url_path)


@register.simple_tag
def start_address() -> str:
    """The path of the start page in the page's language, whether or not there is one."""
    return frame.prefix_of(links.active_language())


@register.filter
def tel(number: str) -> str:
    """A telephone number as typed, as a `tel:` address (RFC 3966); a leading zero means Germany."""
    digits = re.sub(r"[^\d+]", "", number.replace("(0)", ""))
    return "tel:" + re.sub(r"^0(?!0)", "+49", digits)


@register.simple_tag
def frame_part(template_name: str) -> SafeString:
    """A template of the frame that shows nothing of the page around it, rendered once for all pages of a language."""
    return mark_safe(presentation.frame_part(template_name, links.active_language()))  # noqa: S308 - rendered by a template


@register.simple_tag(takes_context=True)
def current_in_menu(context: dict[str, Any], entry: Page) -> str:
    """`aria-current` for a menu entry: the page itself, or the part of the site in which the page lies."""
    page = context.get("page")
    if page is None or not page.url_path.startswith(entry.url_path):
        return ""
    return format_html(' aria-current="{}"', "page" if page.url_path == entry.url_path else "true")


@register.simple_tag(takes_context=True)
def link_target(context: dict[str, Any], page_id: int | None) -> links.Target | None:
    """Where a link to a page leads from the language of the page being shown; None when nothing public is there."""
    return links.target(page_id, context["page"].language) if page_id else None
