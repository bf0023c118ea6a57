"""How many pages a list has is told with each part of it; who reads it to its end would have all of them counted again and again."""

from django.core.exceptions import EmptyResultSet
from django.db.models import QuerySet
from wagtail.query import PageQuerySet

from home.publication.version import once_per_version

_MOST = 1000


class CountedOnce(PageQuerySet):
    """Public pages that are counted once for each question, until something is published."""

    def count(self) -> int:
        try:
            question = str(self.query)
        except EmptyResultSet:
            return 0
        known = _counts()
        if question not in known:
            # Anybody may ask anything.
            if len(known) >= _MOST:
                known.clear()
            known[question] = super().count()
        return known[question]


@once_per_version
def _counts() -> dict[str, int]:
    return {}


def counted_once(pages: QuerySet) -> CountedOnce:
    """These pages, which must be public whoever asks; what was to be fetched with them must be said again."""
    return CountedOnce(pages.model, pages.query, pages.db)
