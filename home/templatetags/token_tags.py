"""What the admin says of tokens besides what Wagtail's own pages say."""

from django import template

from home.api import tokens

register = template.Library()
register.filter("has_expired", tokens.has_expired)
register.filter("expires_at", tokens.expires_at)
