"""Which page answers at an address of this site, for programs that know only the address."""

from django.conf import settings
from wagtail.models import Page
from wagtail.query import PageQuerySet

from home.frame import root_of
from home.publication.public import pages_of_all_types


def page_at(path: str, among: PageQuerySet | None = None) -> Page | None:
    """The page at a path such as `/en/news/`, with or without slashes at its ends; None where there is none.

    It is one of those given, else a public one.
    """
    among = pages_of_all_types().public() if among is None else among
    language, segments = split(path)
    root = root_of(language)
    if root is None:
        return None
    slug = segments[-1] if segments else root.page.slug
    url_path = root.page.url_path + "".join(f"{segment}/" for segment in segments)
    # url_path has no index, slug has: naming both lets the database use it.
    return among.filter(slug=slug, url_path=url_path).select_related("locale", "content_type").first()


def split(path: str) -> tuple[str, list[str]]:
    """Language and the rest of a path on this site: `/en/news/` is `en` and `["news"]`."""
    segments = [segment for segment in path.partition("?")[0].split("/") if segment]
    translated = {code for code, _name in settings.LANGUAGES} - {settings.LANGUAGE_CODE}
    language = segments.pop(0) if segments and segments[0] in translated else settings.LANGUAGE_CODE
    return language, segments
