"""Lists in pages, as everywhere in the typed API: `{"count": n, "items": [...]}` with `limit` and `offset`."""

from django.conf import settings
from ninja import Schema
from pydantic import Field


class Paged(Schema):
    """Which part of a list is asked for."""

    limit: int = Field(settings.WAGTAILAPI_LIMIT_MAX, ge=1, le=settings.WAGTAILAPI_LIMIT_MAX, description="How many at most.")
    offset: int = Field(0, ge=0, description="How many are passed over.")

    @property
    def part(self) -> slice:
        return slice(self.offset, self.offset + self.limit)
