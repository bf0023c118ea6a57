"""What stands around such a form: frame, breadcrumbs, the same form in the other language, the page on privacy."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from wagtail.models import Page

from home.frame import address, frame, prefix_of
from home.models import BasePage
from home.publication.public import pages_of_all_types

PRIVACY = "datenschutz"  # the short name of the German page


def surroundings(page: BasePage, form_address: Callable[[str, str], str]) -> dict[str, Any]:
    """`page` itself stays out of it: this is another address, and one that no search engine should know. `form_address` gets the path of
    the page in a language, and the language."""
    return {
        "asked_url": address(page.url_path),
        "frame": frame(page.language),
        "home_url": prefix_of(page.language),
        "crumbs": [{"title": above.title, "url": address(above.url_path)} for above in (*page.trail, page)],
        "languages": [_language(page, code, name, form_address) for code, name in settings.LANGUAGES],
        "privacy": privacy_page(page.language),
    }


def privacy_page(language: str) -> Page | None:
    """The page that says what becomes of what people tell us, in this language or in German; None where nobody has written one."""
    german = pages_of_all_types().in_language(settings.LANGUAGE_CODE).filter(slug=PRIVACY)
    return (
        pages_of_all_types()
        .listed_in(language)
        .filter(translation_key__in=german.values("translation_key"))
        .select_related("locale")
        .first()
    )


def _language(page: BasePage, code: str, name: str, form_address: Callable[[str, str], str]) -> dict[str, Any]:
    """As on every page; the form of the version in that language, if there is one."""
    url_path = page.url_path if code == page.language else page.other_url_path
    return {
        "code": code,
        "name": name,
        "is_current": code == page.language,
        "url": form_address(address(url_path), code) if url_path else "",
    }
