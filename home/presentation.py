"""The finished values that every page's template reads; templates never query."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.template.loader import render_to_string
from wagtail.fields import RichTextField

from home.blocks.field import BlocksField
from home.blocks.prepare import prepare
from home.frame import absolute, address, frame, prefix_of, roots
from home.publication.public import closed_to_reader, let_in
from home.publication.version import once_per_version
from home.structured_data import script

if TYPE_CHECKING:
    from home.models.base_page import BasePage


def page_context(page: BasePage) -> dict[str, Any]:
    """Frame, breadcrumbs and language links of a page; its pictures and links are loaded on the way."""
    let_in(page)
    surroundings = frame(page.language)
    prepare(streams=streams_of(page), images=page.pictures_shown(), pages=page.pages_linked())
    return {
        "frame": surroundings,
        "home_url": prefix_of(page.language),
        "crumbs": [{"title": above.title, "url": address(above.url_path)} for above in page.trail],
        "languages": _languages(page),
        "canonical": absolute(address(page.url_path)),
        "structured_data": script(*page.structured_data()),
    }


def with_question(context: dict[str, Any], query: str, first_query: str, *, is_first: bool) -> dict[str, Any]:
    """The context of a list for the question that its address asks: `query` is the question with its page, `first_query` that of its
    first page. The same question leads into the other language, whose pages are others: only the first one says the same in both."""
    context["canonical"] += query
    for language in context["languages"]:
        if language["url"]:
            full = language["absolute"] + first_query if is_first else ""
            language |= {"url": language["url"] + first_query, "absolute": full}
    return context


def streams_of(page: BasePage) -> list[Any]:
    """What editors wrote on a page, in blocks and in rich text."""
    return [getattr(page, field.name) for field in page._meta.get_fields() if isinstance(field, BlocksField | RichTextField)]


def frame_part(template: str, language: str) -> str:
    """A part of the frame that is the same on every page of a language, as HTML: written once, then remembered until something is
    published. The template knows the start page as `home`, and its address."""
    return _frame_part(template, language, closed_to_reader())


@once_per_version
def _frame_part(template: str, language: str, closed: tuple[str, ...]) -> str:
    """The same by what is `closed` to the reader, as the frame is."""
    surroundings = frame(language)
    if surroundings is None:
        return ""
    home = surroundings.home
    prepare(streams=[home.footer_columns, home.social_links, home.legal_links])
    return render_to_string(template, {"home": home, "home_url": prefix_of(language)})


def _languages(page: BasePage) -> list[dict[str, Any]]:
    """One entry for each language of the site: name, whether it is this page's, and the address of this page in it (`url` its path,
    `absolute` in full, for hreflang), if there is one."""
    other = address(page.other_url_path) if page.other_url_path else ""
    entries = []
    for code, name in settings.LANGUAGES:
        url = address(page.url_path) if code == page.language else other
        full = absolute(url) if url else ""
        entries.append({"code": code, "name": name, "is_current": code == page.language, "url": url, "absolute": full})
    return entries


def error_context(language: str) -> dict[str, Any]:
    """What a page that does not exist can still show: the frame, as far as there is one, and the start pages."""
    surroundings = frame(language)
    names = dict(settings.LANGUAGES)
    languages = [
        {"code": root.language, "name": names[root.language], "is_current": root.language == language, "url": root.prefix}
        for root in roots()
        if root.page.live
    ]
    return {"frame": surroundings, "home_url": prefix_of(language), "languages": languages}
