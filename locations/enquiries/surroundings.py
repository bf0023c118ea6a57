"""What stands around the form: frame, breadcrumbs, the same form in the other language, the page on privacy."""

from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.text import capfirst
from wagtail.models import Page

from home.frame import address, frame, prefix_of, root_of
from home.publication.public import pages_of_all_types
from locations.cities import cities
from locations.models import PropertyPage

PRIVACY = "datenschutz"  # the short name of the German page


def surroundings(page: PropertyPage) -> dict[str, Any]:
    """`page` itself stays out of it: this is another address, and one that no search engine should know."""
    city = cities(page.language).get(page.city_id)
    return {
        "asked": page,
        "asked_url": address(page.url_path),
        "kind": capfirst(str(page._meta.verbose_name)),
        "answers": ", ".join(filter(None, [page.contact_name, page.contact_office])) or page.contact_email,
        "city": city.name if city else "",
        "frame": frame(page.language),
        "home_url": prefix_of(page.language),
        "crumbs": [{"title": above.title, "url": address(above.url_path)} for above in (*page.trail, page)],
        "languages": [_language(page, code, name) for code, name in settings.LANGUAGES],
    }


def privacy_page(language: str) -> Page | None:
    """The page that says what becomes of what people tell us, in this language or in German; None where nobody has written one."""
    root = root_of(settings.LANGUAGE_CODE)
    german = Page.objects.filter(slug=PRIVACY, url_path__startswith=root.page.url_path if root else None)
    return (
        pages_of_all_types()
        .listed_in(language)
        .filter(translation_key__in=german.values("translation_key"))
        .select_related("locale")
        .first()
    )


def _language(page: PropertyPage, code: str, name: str) -> dict[str, Any]:
    """As on every page; the form of the version in that language, if there is one."""
    url_path = page.url_path if code == page.language else page.other_url_path
    url = ""
    if url_path:
        with translation.override(code):
            url = reverse("locations:enquiry", kwargs={"path": address(url_path).removeprefix(prefix_of(code)).strip("/")})
    return {"code": code, "name": name, "is_current": code == page.language, "url": url}
