"""Where links to our own pages lead: to the version in the reader's language, else to the German one, else nowhere."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db.models import Exists, OuterRef
from django.utils.translation import get_language
from wagtail.models import Page

from home.frame import address
from home.memory import once_per_request
from home.publication.public import pages_of_all_types


@dataclass(frozen=True)
class Target:
    """What a link leads to. `url` is a path on this site or a full address elsewhere; `language` (BCP 47) is empty elsewhere."""

    url: str
    title: str
    language: str


@dataclass(frozen=True)
class Linked:
    """A page that is linked to, as it was chosen, and its versions by language that the reader may see."""

    page: Page
    versions: dict[str, Page]

    def version_in(self, language: str) -> Page | None:
        """The version in `language`, else the German one, else None."""
        return self.versions.get(language) or self.versions.get(settings.LANGUAGE_CODE)


def active_language() -> str:
    """The language of the page that is being rendered."""
    return get_language() or settings.LANGUAGE_CODE


def load(page_ids: Iterable[int | None]) -> dict[int, Linked]:
    """The linked pages by their ids, with all versions in one query for any number; what this request knows costs nothing."""
    wanted = {pk for pk in page_ids if pk}
    known = _loaded()
    if missing := wanted - known.keys():
        known |= dict.fromkeys(missing) | _linked(missing)
    return {pk: linked for pk in wanted if (linked := known[pk])}


def loaded(page_ids: Iterable[int | None]) -> dict[int, Linked] | None:
    """The same without asking the database: None unless this request has asked for all of them before."""
    wanted = {pk for pk in page_ids if pk}
    return load(wanted) if wanted <= _loaded().keys() else None


def target(page_id: int, language: str = "") -> Target | None:
    """Where a link to this page leads from a page in `language` (default: the active one); None when the reader may see neither."""
    linked = load([page_id]).get(page_id)
    version = linked.version_in(language or active_language()) if linked else None
    url = address(version.url_path) if version else ""
    return Target(url, version.title, version.locale.language_code) if version and url else None


def in_own_type(page: Page) -> Any:
    """The page as its own type, without asking the database: columns of that type are fetched when they are read."""
    typed = page.specific_deferred
    typed.locale = page.locale
    return typed


def elsewhere(url: str, title: str) -> Target | None:
    """A link to another site; None for anything but http and https, whoever wrote it."""
    return Target(url, title, "") if url.lower().startswith(("http://", "https://")) else None


@once_per_request
def _loaded() -> dict[int, Linked | None]:
    """What `load` has found, by id; None stands for a page that is gone."""
    return {}


def _linked(page_ids: set[int]) -> dict[int, Linked]:
    keys = Page.objects.filter(pk__in=page_ids).values("translation_key")
    is_open = Exists(pages_of_all_types().open_to_reader().filter(pk=OuterRef("pk")))
    versions = Page.objects.filter(translation_key__in=keys).select_related("locale").annotate(is_open=is_open)
    by_key: dict[str, dict[str, Page]] = {}
    chosen: dict[int, Page] = {}
    for version in versions:
        if version.is_open:
            by_key.setdefault(str(version.translation_key), {})[version.locale.language_code] = version
        if version.pk in page_ids:
            chosen[version.pk] = version
    return {pk: Linked(page, by_key.get(str(page.translation_key), {})) for pk, page in chosen.items()}
