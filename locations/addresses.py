"""Addresses below pages that are no pages themselves, by the names of their patterns."""

from django.urls import reverse
from django.utils import translation

from home.frame import prefix_of


def address_below(page_url: str, name: str, language: str, **further: str) -> str:
    """The path of what has this name (`locations:enquiry`) below the page at the path `page_url`; `language` is that of the page, whose
    words the address speaks, `further` what else stands in the pattern. Empty for a page that has no address yet, as in a preview."""
    path = page_url.removeprefix(prefix_of(language)).strip("/")
    if not path:
        return ""
    with translation.override(language):
        return reverse(name, kwargs={"path": path} | further)
