"""The public pages for search engines (sitemaps.org 0.9), each with its version in the other language as Google reads it."""

from datetime import datetime
from typing import Any, NamedTuple

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.core.paginator import Paginator
from django.db.models import Count, Max

from home.frame import absolute, address
from home.publication.public import PublicQuerySet, pages_of_all_types
from home.publication.version import once_per_version

PAGES_PER_FILE = 5000  # of 50,000 that are allowed


class Extent(NamedTuple):
    """How many pages a sitemap has, and when one of them was published last."""

    count: int
    latest: datetime | None


class PageSitemap(Sitemap):
    """The public pages of one language in the order of the tree; addresses are full ones below BASE_URL, times aware."""

    limit = PAGES_PER_FILE

    def __init__(self, language: str) -> None:
        self.language = language

    def items(self) -> PublicQuerySet:
        found = pages_of_all_types().public(self.language).order_by("path")
        return found.for_detail().values_list("url_path", "last_published_at", "other_url_path")

    @property
    def paginator(self) -> Paginator:
        files = Paginator(self.items(), self.limit)
        files.count = _extent(self.language).count
        return files

    def get_latest_lastmod(self) -> datetime | None:
        return _extent(self.language).latest

    def _urls(self, page: int, protocol: str, domain: str) -> list[dict[str, Any]]:
        # What Wagtail's sitemap overrides, too: the rest of the class asks each item again and again for what is known at once.
        return [self._entry(*item) for item in self.paginator.page(page).object_list]

    def _entry(self, url_path: str, changed: datetime | None, other_url_path: str | None) -> dict[str, Any]:
        location = absolute(address(url_path))
        versions = {self.language: location}
        if other_url_path:
            versions[next(code for code, _name in settings.LANGUAGES if code != self.language)] = absolute(address(other_url_path))
        alternates = [{"lang_code": code, "location": versions[code]} for code in sorted(versions)] if other_url_path else []
        return {"location": location, "lastmod": changed, "alternates": alternates}


@once_per_version
def _extent(language: str) -> Extent:
    return Extent(**pages_of_all_types().public(language).aggregate(count=Count("pk"), latest=Max("last_published_at")))


def sitemaps() -> dict[str, PageSitemap]:
    """By the name of their file, which is that of the language."""
    return {code: PageSitemap(code) for code, _name in settings.LANGUAGES}
