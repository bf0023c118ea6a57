"""What the admin says of tokens besides what Wagtail's own pages say."""

from datetime import datetime

from django import template
from wagtail.models import APIToken

from home.api import tokens

register = template.Library()
register.filter("has_expired", tokens.has_expired)


@register.filter
def expires_at(token: APIToken) -> datetime | None:
    """When a token ends; None where it does not."""
    return tokens.expires_at(token)
