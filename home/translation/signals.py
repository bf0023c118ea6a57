"""Where the rest of the site tells this package that something happened; each handler is one call."""

from typing import Any

from django.db.models import Model
from django.db.models.signals import m2m_changed, post_delete, post_save, pre_delete, pre_save
from modelcluster.fields import ParentalKey
from wagtail.models import Page, PageViewRestriction, get_translatable_models
from wagtail.signals import copy_for_translation_done, page_published, page_unpublished, post_page_move, pre_page_move
from wagtail_localize.models import StringTranslation

from home.translation.following import follow, follow_snippet, follow_waiting, review
from home.translation.placement import require_move
from home.translation.records import complete_copy
from home.translation.related import keep_translated
from home.translation.visibility import (
    copy_privacy,
    delete_snippet_translations,
    delete_translations,
    gather_children,
    move_translations,
    unpublish_translations,
)
from home.translation.words import clean


def on_published(instance: Page, **kwargs: Any) -> None:
    follow(instance)


def on_translation_published(instance: Page, **kwargs: Any) -> None:
    review(instance)
    gather_children(instance)


def on_unpublished(instance: Page, **kwargs: Any) -> None:
    unpublish_translations(instance)


def before_move(instance: Page, parent_page_after: Page, **kwargs: Any) -> None:
    require_move(instance, parent_page_after)


def on_moved(instance: Page, **kwargs: Any) -> None:
    move_translations(instance)


def before_deletion(instance: Page, **kwargs: Any) -> None:
    delete_translations(instance)


def on_copied(source_obj: Any, target_obj: Any, **kwargs: Any) -> None:
    complete_copy(source_obj, target_obj)


def on_restricted(instance: PageViewRestriction, **kwargs: Any) -> None:
    copy_privacy(instance.page)


def on_restriction_lifted(instance: PageViewRestriction, origin: Any, **kwargs: Any) -> None:
    # With a deleted page its restriction goes too, and its translations must not be open until they are deleted as well.
    if getattr(origin, "model", type(origin)) is PageViewRestriction:
        copy_privacy(instance.page)


def on_restriction_groups(instance: Any, action: str, reverse: bool, **kwargs: Any) -> None:
    if action.startswith("post_") and not reverse:
        copy_privacy(instance.page)


def on_snippet_saved(instance: Model, raw: bool = False, **kwargs: Any) -> None:
    follow_snippet(instance)


def before_snippet_saved(instance: Model, **kwargs: Any) -> None:
    keep_translated(instance)


def on_snippet_translated(instance: Model, **kwargs: Any) -> None:
    follow_waiting(instance)


def before_snippet_deletion(instance: Model, **kwargs: Any) -> None:
    delete_snippet_translations(instance)


def before_words(instance: StringTranslation, **kwargs: Any) -> None:
    instance.data = clean(instance.data)


def connect() -> None:
    """Called once, when all models are there."""
    for handler in (on_published, on_translation_published):
        page_published.connect(handler)
    page_unpublished.connect(on_unpublished)
    pre_page_move.connect(before_move)
    post_page_move.connect(on_moved)
    pre_delete.connect(before_deletion, sender=Page)
    copy_for_translation_done.connect(on_copied)
    pre_save.connect(before_words, sender=StringTranslation)
    post_save.connect(on_restricted, sender=PageViewRestriction)
    post_delete.connect(on_restriction_lifted, sender=PageViewRestriction)
    m2m_changed.connect(on_restriction_groups, sender=PageViewRestriction.groups.through)
    for model in get_translatable_models():
        if not issubclass(model, Page) and not any(isinstance(field, ParentalKey) for field in model._meta.fields):
            pre_save.connect(before_snippet_saved, sender=model)
            post_save.connect(on_snippet_saved, sender=model)
            post_save.connect(on_snippet_translated, sender=model)
            pre_delete.connect(before_snippet_deletion, sender=model)
