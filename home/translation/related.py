"""What a page refers to and what is translated apart from it, such as its topic."""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db.models import Model
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from wagtail.models import Locale, TranslatableMixin
from wagtail_localize.models import StringTranslation, Translation
from wagtail_localize.operations import translate_object
from wagtail_localize.segments import RelatedObjectSegmentValue

from home.translation.family import is_source
from home.translation.records import record_of
from home.translation.words import WORDLESS, german_words, missing


def translate_related(record: Translation) -> None:
    """Make what the source refers to and what has no translation yet, such as a new topic: a row with German words, for translators."""
    for segment in record.source.relatedobjectsegment_set.select_related("object", "source__locale"):
        if not segment.object.has_translation(record.target_locale) and (related := segment.get_source_instance()):
            translate_object(related, [record.target_locale])


def untranslated(segments: Iterable[Any], locale: Locale) -> list[TranslatableMixin]:
    """What these segments of a page refer to and what still shows German words in a language: its row in that language."""
    references = [segment for segment in segments if isinstance(segment, RelatedObjectSegmentValue)]
    found = (row_in(locale, reference) for reference in references)
    return [related for related in found if related and not is_translated(related)]


def row_in(locale: Locale, reference: RelatedObjectSegmentValue) -> TranslatableMixin | None:
    model = reference.content_type.model_class()
    return model._default_manager.filter(translation_key=reference.translation_key, locale=locale).first()


def is_translated(related: TranslatableMixin) -> bool:
    """Whether all its words have been translated once, and none of them is the German one; whoever stops a translation answers for it."""
    record = record_of(related)
    if record is None:
        return True
    given = StringTranslation.objects.filter(locale=record.target_locale, context__object_id=record.source.object_id)
    translated = set(given.exclude(data__regex=WORDLESS).values_list("context__path", flat=True))
    return translated.issuperset(missing(record).values_list("context__path", flat=True)) and not german_words(related, record)


def untranslated_message(related: TranslatableMixin) -> str:
    words = {"kind": capfirst(str(related._meta.verbose_name)), "name": related}
    return _("%(kind)s “%(name)s” is not translated yet. That comes first.") % words


def keep_translated(snippet: Model) -> None:
    """Raise ValidationError for a translation about to go back to German words: wagtail-localize writes them whenever another page with
    a renamed topic is handed to the translators, and passes over this error.
    """
    if not isinstance(snippet, TranslatableMixin) or is_source(snippet) or not (record := record_of(snippet)):
        return
    stored = type(snippet)._default_manager.filter(pk=snippet.pk).first()
    if stored and is_translated(stored) and german_words(snippet, record):
        raise ValidationError({NON_FIELD_ERRORS: untranslated_message(stored)})
