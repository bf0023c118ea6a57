"""wagtail-localize's memory, filled as an editor would have filled it: each German string with its English one.

The English page is then made from this memory and nothing else, so that following the German source later changes no word of it.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

from bs4 import BeautifulSoup
from django.db import models
from wagtail.models import Locale, TranslatableMixin
from wagtail_localize.fields import copy_synchronised_fields
from wagtail_localize.models import StringSegment, StringTranslation, TemplateSegment, Translation, TranslationSource
from wagtail_localize.segments import StringSegmentValue, TemplateSegmentValue
from wagtail_localize.segments.extract import extract_segments
from wagtail_localize.segments.ingest import ingest_segments

M = TypeVar("M", bound=models.Model)


class MismatchError(Exception):
    """German and English differ in more than words. `path` is wagtail-localize's content path."""

    def __init__(self, path: str, problem: str) -> None:
        super().__init__(f"{path}: {problem}")
        self.path, self.problem = path, problem


def remember(german: models.Model, words: TranslatableMixin, locale: Locale) -> TranslationSource:
    """Record that `german` (saved) reads like `words` (the same thing in `locale`, unsaved); raises MismatchError."""
    source, _created = TranslationSource.get_or_create_from_instance(german)
    spoken = extract_segments(words)
    _same_templates(source, [segment for segment in spoken if isinstance(segment, TemplateSegmentValue)])
    pairs = _pairs(source, [segment for segment in spoken if isinstance(segment, StringSegmentValue)])
    StringTranslation.objects.bulk_create(
        StringTranslation(
            translation_of_id=string_id,
            context_id=context_id,
            locale=locale,
            data=data,
            translation_type=StringTranslation.TRANSLATION_TYPE_MANUAL,
        )
        for (string_id, context_id), data in pairs.items()
    )
    Translation.objects.create(source=source, target_locale=locale)
    return source


def translated(source: TranslationSource, locale: Locale, model: type[M]) -> M:
    """The instance in `locale`, unsaved, as the memory has it; a string without a translation raises wagtail-localize's own error."""
    german = source.as_instance()
    instance = model(locale=locale, translation_key=source.object_id)
    copy_synchronised_fields(german, instance)
    ingest_segments(german, instance, source.locale, locale, source._get_segments_for_translation(locale))
    return instance


def _same_templates(source: TranslationSource, spoken: Iterable[TemplateSegmentValue]) -> None:
    """Rich text keeps its paragraphs, lists and headings in a template, and that is the German one in every language."""
    german = dict(TemplateSegment.objects.filter(source=source).values_list("context__path", "template__template"))
    english = {segment.path: segment.template for segment in spoken}
    for path in sorted(german.keys() | english.keys()):
        if german.get(path) != english.get(path):
            raise MismatchError(path, "paragraphs or lists differ between German and English")


def _pairs(source: TranslationSource, spoken: Iterable[StringSegmentValue]) -> dict[tuple[int, int], str]:
    """(string, context) -> translation. Strings are paired by their path and by their order there."""
    english: dict[str, list[StringSegmentValue]] = defaultdict(list)
    for value in spoken:
        english[value.path].append(value)
    german: dict[str, list[StringSegment]] = defaultdict(list)
    for segment in StringSegment.objects.filter(source=source).select_related("context").order_by("order"):
        german[segment.context.path].append(segment)
    pairs: dict[tuple[int, int], str] = {}
    for path in sorted(german.keys() | english.keys()):
        if len(german[path]) != len(english[path]):
            raise MismatchError(path, f"{len(german[path])} strings in German, {len(english[path])} in English")
        for segment, value in zip(german[path], english[path], strict=True):
            data = _with_links_of(segment, value)
            if pairs.setdefault((segment.string_id, segment.context_id), data) != data:
                raise MismatchError(path, f"the same German words stand there twice, with different English ones: “{data}”")
    return pairs


def _with_links_of(segment: StringSegment, value: StringSegmentValue) -> str:
    """The English string, its links numbered as in German: another word order may bring them in another order."""
    german: Mapping[str, Any] = json.loads(segment.attrs) or {}
    english: Mapping[str, Any] = value.attrs or {}
    if german == english:
        return str(value.string.data)
    free = dict(german)
    numbers: dict[str, str] = {}
    for number, attributes in english.items():
        same = next((candidate for candidate, others in free.items() if others == attributes), None)
        if same is None:
            raise MismatchError(value.path, f"there is no such link in German: {attributes}")
        numbers[number] = same
        del free[same]
    if free:
        raise MismatchError(value.path, f"there is no such link in English: {list(free.values())}")
    soup = BeautifulSoup(value.string.data, "html.parser")
    for element in soup.find_all(id=True):
        element["id"] = numbers[str(element["id"])]
    return str(soup)
