"""What the page of the search says of its filters."""

from django import template
from django.utils.translation import gettext as _

from home.search.asked import Asked

register = template.Library()


@register.simple_tag
def facet_name(name: str) -> str:
    return {"kind": _("Kind"), "topic": _("Topic"), "city": _("City"), "year": _("Year")}[name]


@register.simple_tag
def all_of(name: str) -> str:
    return {"kind": _("Everything"), "topic": _("All topics"), "city": _("All cities"), "year": _("All years")}[name]


@register.simple_tag
def narrowed(asked: Asked, name: str, value: str) -> str:
    """The query string of the same question with this value of a filter, or with all."""
    return asked.having(name, value).query()
