"""Addresses below the page of a property that are no pages themselves."""

from typing import Final

EXPOSE: Final = "expose.pdf"
# Addresses speak the language of their page.
ENQUIRY: Final = {"de": "anfrage/", "en": "enquiry/"}


def expose_address(page_url: str) -> str:
    """Where the exposé of the property whose page has this address is loaded."""
    return page_url + EXPOSE


def enquiry_address(page_url: str, language: str) -> str:
    """Where one asks about the property; `language` is that of its page."""
    return page_url + ENQUIRY[language]
