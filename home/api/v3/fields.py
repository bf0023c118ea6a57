"""How the fields of our models stand in the typed API, read and written; told to Wagtail before it reads the models."""

import json
import sys
from functools import cache, partial
from typing import Annotated, Any, get_type_hints

from django.apps import apps
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db.models import Field, ForeignKey, JSONField, Model
from pydantic import AfterValidator, PlainSerializer
from pydantic import Field as Setting
from wagtail.api.rich_text import APIRichText
from wagtail.api.v3.schemas.generators import create_generator, patch_generator, read_generator
from wagtail.api.v3.schemas.generators.read import foreign_key_schema as wagtails_key
from wagtail.api.v3.schemas.generators.read import rich_text_schema as wagtails_rich_text
from wagtail.api.v3.schemas.generators.write import foreign_key_schema as wagtails_written_key
from wagtail.fields import RichTextField

from home import rich_text
from home.api.fields import RELATED
from home.api.v3.blocks import Number, ReadShapes, WriteShapes
from home.blocks import BlocksField

READ, WRITTEN = ReadShapes(), WriteShapes()
# What is written by its slug, and what an error calls it.
TERMS = {"home.Topic": "topic", "locations.Sector": "sector"}
REGISTRY = "wagtail.api.v3.registry"


def register() -> None:
    """Called when the apps are ready. Raises ImproperlyConfigured where Wagtail has made its schemas already, without ours."""
    if REGISTRY in sys.modules:
        raise ImproperlyConfigured(f"{REGISTRY} was imported before home said how its fields stand in the API.")
    read_generator.register_field_schema(BlocksField, blocks_read)
    read_generator.register_field_schema(ForeignKey, key_read)
    read_generator.register_field_schema(RichTextField, rich_text_read)
    read_generator.register_field_schema(JSONField, json_read)
    for generator in (create_generator, patch_generator):
        generator.register_field_schema(BlocksField, lambda _generator, field: (WRITTEN.of(field.stream_block), []))
        generator.register_field_schema(ForeignKey, key_written)
        generator.register_field_schema(JSONField, json_written)


def blocks_read(_generator: Any, field: Field) -> tuple[Any, Any, Any]:
    def resolve(obj: Model, context: dict[str, Any]) -> list[Any]:
        value = getattr(obj, field.name)
        return value.stream_block.get_api_representation(value, context)

    return READ.of(field.stream_block), ..., staticmethod(resolve)


def key_read(generator: Any, field: Field) -> tuple[Any, Any, Any]:
    """What v2 answers too, for what both resolve."""
    if field.related_model._meta.label not in RELATED:
        return wagtails_key(generator, field)
    field_class, read_from = RELATED[field.related_model._meta.label]
    serializer, source = field_class(), getattr(field, read_from)

    def resolve(obj: Model) -> Any:
        value = getattr(obj, source)
        return None if value is None else serializer.to_representation(value)

    return get_type_hints(field_class.to_representation)["return"] | None, None, staticmethod(resolve)


def rich_text_read(generator: Any, field: Field) -> tuple[Any, Any, Any]:
    """HTML with full addresses, unless the request names another form."""
    shape, default, stock = wagtails_rich_text(generator, field)

    def resolve(obj: Model, context: dict[str, Any]) -> str:
        asked = context["request"].GET.get("rich_text_format", APIRichText.FORMAT_HTML)
        return rich_text.for_programs(getattr(obj, field.name)) if asked == APIRichText.FORMAT_HTML else stock.__func__(obj, context)

    return shape, default, staticmethod(resolve)


def json_read(_generator: Any, field: Field) -> tuple[Any, Any, None]:
    return json_shape(field), ..., None


def json_written(_generator: Any, field: Field) -> tuple[Any, Any]:
    """As JSON text, which is what the editors' form takes."""
    written = Annotated[json_shape(field), PlainSerializer(json_text)]
    return written, None if field.null else Setting()


def json_text(value: Any) -> str:
    return "" if value is None else json.dumps(value, ensure_ascii=False)


def json_shape(field: Field) -> Any:
    """What a field with JSON holds, as its model says under `json_shapes`. Raises ImproperlyConfigured where it does not say."""
    shape = getattr(field.model, "json_shapes", {}).get(field.name)
    if shape is None:
        raise ImproperlyConfigured(f"{field.model._meta.label} does not say in json_shapes what {field.name} holds.")
    return shape | None if field.null else shape


def key_written(generator: Any, field: Field) -> tuple[Any, Any] | None:
    """Topics and sectors by their slug, all else by id; null where the field may be empty."""
    label = field.related_model._meta.label
    if label not in RELATED:
        return wagtails_written_key(generator, field)
    shape = slug_of(label) if label in TERMS else Number
    return (shape | None, None) if field.null else (shape, Setting())


@cache
def slug_of(label: str) -> Any:
    """The slug of a German term of this kind, from which its id is made, for that is what forms know it by."""
    return Annotated[str, AfterValidator(partial(known_slug, label)), PlainSerializer(partial(term_id, label))]


def known_slug(label: str, slug: str) -> str:
    """Raises ValueError for a slug that no term of this kind has."""
    if term_id(label, slug) is None:
        slugs = ", ".join(sorted(_terms(label).values_list("slug", flat=True)))
        raise ValueError(f"There is no {TERMS[label]} “{slug}”. There are: {slugs}.")
    return slug


def term_id(label: str, slug: str) -> int | None:
    found: int | None = _terms(label).filter(slug=slug).values_list("pk", flat=True).first()
    return found


def _terms(label: str) -> Any:
    return apps.get_model(label).objects.filter(locale__language_code=settings.LANGUAGE_CODE)
