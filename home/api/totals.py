"""How many pages a list has is told with each part of it; who reads it to its end would have all of them counted again and again."""

from hashlib import sha256

from django.core.exceptions import EmptyResultSet
from django.db.models import QuerySet
from wagtail.query import PageQuerySet

from home.publication.version import once_per_version

_MOST = 1000


class CountedOnce(PageQuerySet):
    """Public pages that are counted once for each question, until something is published."""

    def count(self) -> int:
        try:
            # Values apart from the statement, so that none can be written like another question; anybody may ask anything of any length.
            question = sha256(repr(self.query.sql_with_params()).encode()).digest()
        except EmptyResultSet:
            return 0
        known = _counts()
        count = known.get(question)
        if count is None:
            if len(known) >= _MOST:
                known.clear()
            count = known[question] = super().count()
        return count


@once_per_version
def _counts() -> dict[bytes, int]:
    """By the digest of the question."""
    return {}


def counted_once(pages: QuerySet) -> CountedOnce:
    """These pages, which must be public whoever asks; what was to be fetched with them must be said again."""
    return CountedOnce(pages.model, pages.query, pages.db)
