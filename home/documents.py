"""Documents that a page offers, loaded for the whole page at once."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from wagtail.documents import get_document_model

from home.memory import once_per_request

if TYPE_CHECKING:
    from wagtail.documents.models import Document


def load(document_ids: Iterable[int]) -> dict[int, Document]:
    """The documents with these ids, in one query for any number; what this request knows costs nothing."""
    wanted = set(document_ids)
    known = _loaded()
    if missing := wanted - known.keys():
        known |= dict.fromkeys(missing) | get_document_model().objects.in_bulk(missing)
    return {pk: document for pk in wanted if (document := known[pk])}


@once_per_request
def _loaded() -> dict[int, Document | None]:
    """What `load` has found, by id; None stands for a document that is gone."""
    return {}
