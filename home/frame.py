"""The frame around every page: the start pages of the languages, what hangs in the menu, and how a tree path becomes an address."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.apps import apps
from django.conf import settings
from django.db.models import F
from wagtail.models import Page

from home.publication.public import closed_to_reader, pages_of_all_types
from home.publication.version import once_per_version

if TYPE_CHECKING:
    from home.models import HomePage


@dataclass(frozen=True)
class Root:
    """The start page of one language and the first part of the addresses below it (`/` or `/en/`)."""

    language: str
    prefix: str
    page: HomePage


@dataclass(frozen=True)
class Frame:
    """What is the same on every page of one language."""

    language: str
    home: HomePage
    navigation: tuple[Page, ...]


def prefix_of(language: str) -> str:
    """The first part of every address in a language: German has the bare ones."""
    return "/" if language == settings.LANGUAGE_CODE else f"/{language}/"


@once_per_version
def roots() -> tuple[Root, ...]:
    """The start pages of the site, German first, in one query; empty as long as nobody has made one."""
    homes = list(apps.get_model("home", "HomePage").objects.select_related("locale").annotate(site_id=F("sites_rooted_here__pk")))
    keys = {home.translation_key for home in homes if home.site_id}
    found = {home.locale.language_code: home for home in homes if home.translation_key in keys}
    return tuple(Root(code, prefix_of(code), found[code]) for code, _name in settings.LANGUAGES if code in found)


def root_of(language: str) -> Root | None:
    """The start page of a language, or None when it has none."""
    return next((root for root in roots() if root.language == language), None)


def address(url_path: str) -> str:
    """The path of a page on this site, without scheme and host, from its tree path; an empty string outside the site's tree."""
    for root in roots():
        if url_path.startswith(root.page.url_path):
            return root.prefix + url_path[len(root.page.url_path) :]
    return ""


def absolute(path: str) -> str:
    """A path of this site as a full address, for feeds, mails and other programs."""
    return settings.BASE_URL.rstrip("/") + path


def _is_open(root: Root, closed: tuple[str, ...]) -> bool:
    return root.page.live and not root.page.path.startswith(closed)


def frame(language: str) -> Frame | None:
    """The frame in a language; None as long as it has no start page, or only one that is not open to who reads the page being shown."""
    return _frame(language, closed_to_reader())


@once_per_version
def _frame(language: str, closed: tuple[str, ...]) -> Frame | None:
    """The same by what is `closed` to the reader, so that nobody is handed the frame of somebody who was let in further."""
    root = root_of(language)
    source = root_of(settings.LANGUAGE_CODE)
    if root is None or source is None or not (_is_open(root, closed) and _is_open(source, closed)):
        return None
    below = pages_of_all_types().filter(depth=root.page.depth + 1, path__startswith=root.page.path, show_in_menus=True)
    return Frame(language, root.page, tuple(below.open_to_reader().order_by("path")))
