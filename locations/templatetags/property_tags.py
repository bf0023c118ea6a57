"""What templates need to set properties; the values are finished."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from locations.property_facts import PropertyFacts

register = template.Library()


@register.simple_tag
def position(facts: PropertyFacts) -> SafeString | str:
    """Where it lies, as attributes that the map's script reads; nothing where that is not known."""
    if facts.position is None:
        return ""
    return format_html(' data-lat="{}" data-lon="{}"', *facts.position)
