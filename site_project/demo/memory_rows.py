"""The rows of the translation memory, for many pages or snippets at once.

They are those that `TranslationSource.get_or_create_from_instance()` and the translation editor write, which ask the database
several times for each string; a test holds the two against each other.
"""

import json
from collections.abc import Callable, Iterable, Sequence
from typing import Any
from uuid import UUID, uuid5

from django.contrib.contenttypes.models import ContentType
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils import timezone
from modelcluster.models import ClusterableModel, get_serializable_data_for_fields
from wagtail_localize.models import (
    OverridableSegment,
    RelatedObjectSegment,
    String,
    StringSegment,
    StringTranslation,
    Template,
    TemplateSegment,
    TranslatableObject,
    Translation,
    TranslationContext,
    TranslationSource,
    get_schema_version,
)
from wagtail_localize.segments import RelatedObjectSegmentValue, StringSegmentValue, TemplateSegmentValue
from wagtail_localize.segments.types import OverridableSegmentValue

from site_project.demo.memory import Memory

BATCH = 500


def write(memories: Sequence[Memory]) -> list[TranslationSource]:
    """Write what is new to the database, in the order of the foreign keys; answers the source of each memory."""
    TranslatableObject.objects.bulk_create(map(_object, memories), BATCH)
    sources = TranslationSource.objects.bulk_create(map(_source, memories), BATCH)
    both = list(zip(memories, sources, strict=True))
    Translation.objects.bulk_create((Translation(source=source, target_locale=each.locale) for each, source in both), BATCH)
    values = [(each, source, value) for each, source in both for value in each.segments]
    contexts = _contexts((each, value.path) for each, _source, value in values)
    strings = _strings(memories)
    templates = _templates([value for _each, _source, value in values if isinstance(value, TemplateSegmentValue)])

    def rows(model: Any, kind: Any, what: Callable[[Memory, Any], dict[str, Any]]) -> None:
        model.objects.bulk_create(
            (
                model(source=source, context=contexts[each.german.translation_key, value.path], order=value.order, **what(each, value))
                for each, source, value in values
                if isinstance(value, kind)
            ),
            BATCH,
        )

    rows(StringSegment, StringSegmentValue, lambda each, value: {"string": strings[_hash(value)], "attrs": _json(value.attrs)})
    rows(TemplateSegment, TemplateSegmentValue, lambda each, value: {"template": templates[_template_id(value)]})
    rows(RelatedObjectSegment, RelatedObjectSegmentValue, lambda each, value: {"object_id": value.translation_key})
    rows(OverridableSegment, OverridableSegmentValue, lambda each, value: {"data_json": _json(value.data)})
    _translations(memories, contexts, strings)
    return list(sources)


def _object(memory: Memory) -> TranslatableObject:
    model = ContentType.objects.get_for_model(memory.german.get_translation_model())
    return TranslatableObject(translation_key=memory.german.translation_key, content_type=model)


def _source(memory: Memory) -> TranslationSource:
    german = memory.german
    return TranslationSource(
        object_id=german.translation_key,
        locale=german.locale,
        specific_content_type=ContentType.objects.get_for_model(type(german)),
        object_repr=str(german)[:200],
        content_json=german.to_json() if isinstance(german, ClusterableModel) else _json(get_serializable_data_for_fields(german)),
        schema_version=get_schema_version(german._meta.app_label),
        last_updated_at=timezone.now(),
    )


def _contexts(places: Iterable[tuple[Memory, str]]) -> dict[tuple[UUID, str], TranslationContext]:
    """Where the strings stand. Which block of which type that is, wagtail-localize finds out when it is first asked."""
    found: dict[tuple[UUID, str], TranslationContext] = {}
    for memory, path in places:
        place = memory.german.translation_key, path
        if place not in found:
            path_id, field_path = TranslationContext._get_path_id(path), "" if "." in path else path
            found[place] = TranslationContext(object_id=place[0], path=path, path_id=path_id, field_path=field_path)
    return dict(zip(found, TranslationContext.objects.bulk_create(found.values(), BATCH), strict=True))


def _strings(memories: Sequence[Memory]) -> dict[UUID, String]:
    """Several pages may say the same, and earlier ones may have said it already."""
    wanted = {
        _hash(value): String(locale=memory.german.locale, data_hash=_hash(value), data=value.string.data)
        for memory in memories
        for value, _data in memory.translations
    }
    return _known_or_new(
        String.objects.filter(locale=memories[0].german.locale) if memories else String.objects.none(), "data_hash", wanted
    )


def _templates(values: Iterable[TemplateSegmentValue]) -> dict[UUID, Template]:
    wanted = {
        _template_id(value): Template(
            uuid=_template_id(value), template=value.template, template_format=value.format, string_count=value.string_count
        )
        for value in values
    }
    return _known_or_new(Template.objects.all(), "uuid", wanted)


def _known_or_new(rows: Any, key: str, wanted: dict[UUID, Any]) -> dict[UUID, Any]:
    known = {getattr(row, key): row for row in rows.all() if getattr(row, key) in wanted}
    made = rows.model.objects.bulk_create((row for name, row in wanted.items() if name not in known), BATCH)
    return known | {getattr(row, key): row for row in made}


def _translations(memories: Sequence[Memory], contexts: dict[tuple[UUID, str], TranslationContext], strings: dict[UUID, String]) -> None:
    """One for each string and place: where the same words stand twice, they mean the same."""
    rows: dict[tuple[int, int], models.Model] = {}
    for memory in memories:
        for value, data in memory.translations:
            string, context = strings[_hash(value)], contexts[memory.german.translation_key, value.path]
            rows[string.pk, context.pk] = StringTranslation(
                translation_of=string,
                context=context,
                locale=memory.locale,
                data=data,
                translation_type=StringTranslation.TRANSLATION_TYPE_MANUAL,
            )
    StringTranslation.objects.bulk_create(rows.values(), BATCH)


def _hash(value: StringSegmentValue) -> UUID:
    data_hash: UUID = String._get_data_hash(value.string.data)
    return data_hash


def _template_id(value: TemplateSegmentValue) -> UUID:
    return uuid5(uuid5(Template.BASE_UUID_NAMESPACE, value.format), value.template)


def _json(data: Any) -> str:
    return json.dumps(data, cls=DjangoJSONEncoder)
