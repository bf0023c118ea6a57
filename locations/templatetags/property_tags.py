"""What templates need to set properties and cities; the values are finished."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from locations.cities import City
from locations.property_facts import PropertyFacts

register = template.Library()


@register.simple_tag
def position(place: PropertyFacts | City) -> SafeString | str:
    """Where it lies, as attributes that the map's script reads; nothing where that is not known."""
    if place.position is None:
        return ""
    return format_html(' data-lat="{}" data-lon="{}"', *place.position)
