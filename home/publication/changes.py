"""Which changes are changes of what visitors see. Each handler is one call of `bump`."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Model
from django.db.models.signals import m2m_changed, post_delete, post_save
from wagtail.contrib.redirects.models import Redirect
from wagtail.documents.models import AbstractDocument
from wagtail.images.models import AbstractImage, AbstractRendition
from wagtail.models import Collection, CollectionViewRestriction, Locale, Page, PageViewRestriction, Site, TranslatableMixin
from wagtail.signals import page_unpublished, post_page_move

from home.publication.version import bump

# By class, not by name: migrations save instances of historical models, which are none of these.
SEEN = (
    Page, TranslatableMixin, Site, Locale, PageViewRestriction, Collection, CollectionViewRestriction, Redirect, AbstractImage,
    AbstractDocument,
)  # fmt: skip

# What Wagtail writes into a page's row while somebody drafts, and into a picture's or document's once it has looked at the file.
UNSEEN_FIELDS = {
    "latest_revision", "latest_revision_created_at", "draft_title", "has_unpublished_changes", "go_live_at", "expire_at", "expired",
    "locked", "locked_at", "locked_by", "file_size", "file_hash",
}  # fmt: skip


def on_saved(instance: Model, update_fields: Iterable[str] | None = None, **kwargs: Any) -> None:
    if isinstance(instance, SEEN) and not is_draft(instance) and not (update_fields and UNSEEN_FIELDS.issuperset(update_fields)):
        bump()


def on_deleted(instance: Model, **kwargs: Any) -> None:
    # Renditions come into being while pages are read, but go when their picture has been changed.
    if isinstance(instance, (*SEEN, AbstractRendition)):
        bump()


def on_related(instance: Any, action: str, **kwargs: Any) -> None:
    if action.startswith("post_") and isinstance(instance, SEEN):
        bump()


def on_page_changed(**kwargs: Any) -> None:
    bump()


def is_draft(instance: Model) -> bool:
    """Whether no visitor notices this row: a page that is not live hides what is below it, wherever it is moved."""
    return isinstance(instance, Page) and not instance.live and not instance.numchild


def connect() -> None:
    """Called once, when all models are there."""
    post_save.connect(on_saved)
    post_delete.connect(on_deleted)
    m2m_changed.connect(on_related)
    page_unpublished.connect(on_page_changed)
    post_page_move.connect(on_page_changed)
