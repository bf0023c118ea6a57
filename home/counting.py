"""Some of many rows, and how many there are: in one statement, where finding them is what costs."""

from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Count, QuerySet, Window

from home.paging import NoSuchPageError, page_number


def counted(found: QuerySet, start: int, stop: int) -> tuple[list[Any], int]:
    """The rows from place `start` up to before `stop`, counted from 0, and how many there are; asks again only where none is there."""
    rows = list(found.annotate(in_all=Window(Count("*")))[start:stop])
    if rows or not start:
        return rows, rows[0].in_all if rows else 0
    return rows, found.count()


class CountedPaginator(Paginator):
    """As Django's, but counts while it reads the page that it is asked for."""

    def get_page(self, number: str | None) -> Page:
        try:
            wanted = page_number(number or "")
        except NoSuchPageError:
            return super().get_page(number)
        rows, self.count = counted(self.object_list, (wanted - 1) * self.per_page, wanted * self.per_page)
        return self._get_page(rows, wanted, self) if rows or wanted == 1 else super().get_page(wanted)
