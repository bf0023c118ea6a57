"""When German is published, English follows: facts at once, words when they are translated.

wagtail-localize's own ways of saving (`save_target`, `create_or_update_translation`) write German words into a live English
page wherever a translation is missing, so none of them is used for one.
"""

from typing import Any

from django.db import models, transaction
from django.db.models import Q
from wagtail.models import Page, PageLogEntry, TranslatableMixin
from wagtail_localize.models import Translation, TranslationSource

from home.publication.actions import publish_following_source
from home.publication.version import bump
from home.translation.content import content
from home.translation.family import is_source
from home.translation.history import PUBLISHED, UNPUBLISHED
from home.translation.merging import Choice, choose, merge
from home.translation.placement import settle
from home.translation.records import record_of, records_from, target
from home.translation.related import is_translated, translate_related
from home.translation.words import carry_over


def follow(page: Page) -> None:
    """Bring the translations of a published German page up to date; nothing for any other page.

    Wagtail also says that a page is published when it only has been scheduled.
    """
    source = TranslationSource.objects.get_for_instance_or_none(page) if page.live else None
    if source is None:
        return
    with transaction.atomic():
        source.update_from_db()
        for record in records_from(source):
            record.source = source
            bring_up_to_date(record, page)


def bring_up_to_date(record: Translation, page: Page) -> None:
    translated = target(record)
    if translated is None:
        return
    if not settle(translated, page):
        take_down(translated)
        return
    translate_related(record)
    carry_over(record)
    translated = record.get_target_instance()
    if translated.first_published_at:
        choice = choose(record, translated, with_new_words=False)
        if translated.live or left_with_german(translated):
            follow_live(record, translated, choice)
    keep_draft(record)


def follow_live(record: Translation, translated: Any, choice: Choice) -> None:
    """Publish the merged page if that changes it."""
    before = content(translated)
    merge(record, translated, choice)
    if not translated.live or content(translated) != before:
        publish_merged(translated)
    else:
        note_state(translated, choice.is_outdated)


def publish_merged(merged: Any) -> None:
    revision = merged.save_revision(clean=False)
    publish_following_source(revision, log_action=PUBLISHED)


def keep_draft(record: Translation) -> None:
    """Let what English does not say yet wait as a draft, German words where there are no others; no draft when nothing waits."""
    draft = record.source.get_ephemeral_translated_instance(record.target_locale, fallback=True)
    translated = record.get_target_instance()
    waiting = content(draft)
    if not translated.live or waiting != content(translated):
        if waiting != content(translated.get_latest_revision_as_object()):
            draft.save_revision(clean=False)
    elif translated.has_unpublished_changes:
        publish_merged(translated)


def left_with_german(translated: Page) -> bool:
    """Whether English went offline only because German did, and so comes back with it."""
    wagtails = Q(action__startswith="wagtail.publish") | Q(action__startswith="wagtail.unpublish")
    entries = PageLogEntry.objects.filter(wagtails | Q(action__in=(PUBLISHED, UNPUBLISHED)), page=translated.pk)
    entries = entries.order_by("-timestamp", "-pk")
    return entries.values_list("action", flat=True).first() == UNPUBLISHED


def take_down(translated: Page) -> None:
    if translated.live:
        translated.specific.unpublish(log_action=UNPUBLISHED)


def review(page: Page) -> None:
    """Note on a translation that has just been published, however, whether it says what German says.

    Whoever stops a translation answers for its words alone.
    """
    if not is_source(page):
        record, translated = record_of(page), page.specific
        note_state(translated, record is not None and choose(record, translated, with_new_words=False).is_outdated)


def note_state(translated: Any, outdated: bool) -> None:
    """Keep the answer in the row, where showing the page costs no query. Not by `save()`: it is no part of the content."""
    row = type(translated)._default_manager.filter(pk=translated.pk).exclude(translation_outdated=outdated)
    if row.update(translation_outdated=outdated):
        bump()


def follow_snippet(snippet: models.Model) -> None:
    """The same for snippets, which have neither drafts nor dates of publication: facts follow, words stay until they are translated."""
    if not isinstance(snippet, TranslatableMixin):
        return
    source = TranslationSource.objects.get_for_instance_or_none(snippet)
    if source is None:
        return
    with transaction.atomic():
        source.update_from_db()
        for record in records_from(source):
            record.source = source
            if translated := target(record):
                before = content(translated)
                merge(record, translated, choose(record, translated, with_new_words=False))
                if content(translated) != before:
                    translated.save()


def follow_waiting(snippet: models.Model) -> None:
    """Bring up to date the pages that have kept an older topic, or none, until this translation of the new one was there."""
    if not isinstance(snippet, TranslatableMixin) or is_source(snippet) or not is_translated(snippet):
        return
    sources = TranslationSource.objects.filter(relatedobjectsegment__object=snippet.translation_key).distinct()
    for source in sources.select_related("specific_content_type"):
        translated = source.specific_content_type.model_class()._default_manager
        if translated.filter(translation_key=source.object_id, locale=snippet.locale_id, translation_outdated=True).exists():
            follow(source.get_source_instance())
