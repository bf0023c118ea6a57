"""wagtail-localize's records of what is translated into what."""

from typing import Any

from django.db.models import QuerySet
from wagtail.models import Page, TranslatableMixin
from wagtail_localize.models import Translation, TranslationSource
from wagtail_localize.operations import translate_object


def record_of(translated: TranslatableMixin) -> Translation | None:
    """The record by which this page or snippet is translated; None when there is none or somebody has stopped it."""
    records = Translation.objects.filter(enabled=True, target_locale_id=translated.locale_id).select_related("source", "target_locale")
    return records.filter(source__object_id=translated.translation_key).exclude(source__locale_id=translated.locale_id).first()


def records_from(source: TranslationSource) -> QuerySet[Translation]:
    """The translations that follow this source."""
    return source.translations.filter(enabled=True).select_related("source", "target_locale")


def target(record: Translation) -> Any | None:
    """The translated page or snippet as it is in the database, or None if somebody has deleted it."""
    try:
        return record.get_target_instance()
    except record.source.specific_content_type.model_class().DoesNotExist:
        return None


def complete_copy(original: TranslatableMixin, translated: TranslatableMixin) -> None:
    """Turn a bare copy in another language, as Wagtail's API makes it, into a translation that follows its source."""
    records = Translation.objects.filter(source__object_id=original.translation_key, target_locale_id=translated.locale_id)
    if isinstance(original, Page) and not records.exists():
        translate_object(original, [translated.locale])
