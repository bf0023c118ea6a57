"""The words translators have given for the strings of a page, and those still wanting."""

from collections.abc import Iterable
from html import unescape
from typing import Any
from unicodedata import category

from django.db.models import Q, QuerySet
from wagtail.models import TranslatableMixin
from wagtail_localize.models import StringSegment, StringTranslation, Translation
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.extract import extract_segments
from wagtail_localize.strings import StringValue

# No letter, no sign: stored by somebody who emptied a field, and no translation. `clean` leaves nothing else that looks empty.
WORDLESS = r"^\s*$"


def clean(words: str) -> str:
    """Words as they may be stored: without control characters, which databases refuse, and empty if there is nothing to read."""
    kept = "".join(sign for sign in words if sign in "\t\n\r" or category(sign) != "Cc")
    legible = any(not category(sign).startswith(("C", "Z")) for sign in unescape(kept))
    return kept if legible else ""


def strings(record: Translation) -> QuerySet[StringSegment]:
    """The strings of the source, each with its `translation`, None or without words where there is none that can be used."""
    segments = record.source.stringsegment_set.annotate_translation(record.target_locale)
    return segments.select_related("string", "context").order_by("order")


def missing(record: Translation) -> QuerySet[StringSegment]:
    return strings(record).filter(Q(translation__isnull=True) | Q(translation__regex=WORDLESS))


def plain(text: str) -> str:
    """A string (HTML as wagtail-localize keeps it) as its words alone, so that what was typed and what was rendered compare equal."""
    return " ".join(StringValue(text).render_text().split())


def carry_over(record: Translation) -> None:
    """Use again what was translated before: the same words in another place of the page, and its address in any case.

    A German address may change without the English one becoming old, so the last one translated stays good.
    """
    known = StringTranslation.objects.filter(locale=record.target_locale, context__object_id=record.source.object_id, has_error=False)
    known = known.exclude(data__regex=WORDLESS).order_by("-updated_at", "-pk")
    for segment in missing(record):
        same = {"context": segment.context_id} if segment.context.path == "slug" else {"translation_of": segment.string_id}
        if words := known.filter(**same).first():
            StringTranslation.objects.get_or_create(
                translation_of_id=segment.string_id,
                locale=record.target_locale,
                context_id=segment.context_id,
                defaults={
                    "data": words.data,
                    "translation_type": words.translation_type,
                    "tool_name": words.tool_name,
                    "last_translated_by": words.last_translated_by,
                },
            )


def german_words(instance: TranslatableMixin, record: Translation) -> int:
    """How many texts of a page or snippet, with its unsaved changes, are those of the source although no translator has said so."""
    shown = {(base(text.path), plain(text.string.data)) for text in texts(extract_segments(instance))}
    german = [(base(segment.context.path), plain(segment.string.data), plain(segment.translation or "")) for segment in strings(record)]
    return sum((path, words) in shown and translation != words for path, words, translation in german)


def base(path: str) -> str:
    """The content path that a segment's path belongs to: addresses of links hang below their text as `path.'https://…'`."""
    return path.partition(".'")[0]


def texts(segments: Iterable[Any]) -> list[StringSegmentValue]:
    return [segment for segment in segments if isinstance(segment, StringSegmentValue)]
