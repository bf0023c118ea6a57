"""How pages, pictures and documents are written: as Wagtail does, in the right language and without a query for each."""

from __future__ import annotations

from typing import Any

from django.utils import translation
from rest_framework.fields import Field
from wagtail.api.v2.serializers import ChildRelationField, PageParentField, get_serializer_class
from wagtail.api.v2.serializers import PageSerializer as WagtailPageSerializer
from wagtail.documents.api.v2.serializers import DocumentSerializer as WagtailDocumentSerializer
from wagtail.fields import RichTextField
from wagtail.images.api.v2.serializers import ImageSerializer as WagtailImageSerializer
from wagtail.models import Page

from home.api.fields import RELATED, TextField
from home.frame import absolute, address


class AddressField(Field):
    """The page's address under the host that the operator named, whatever host was asked."""

    def get_attribute(self, instance: Page) -> Page:
        return instance

    def to_representation(self, value: Page) -> str | None:
        path = address(value.url_path)
        return absolute(path) if path else None


class ParentField(PageParentField):
    """As Wagtail's, with the address above."""

    def to_representation(self, value: Page) -> dict[str, Any]:
        meta = ["type", "detail_url", "html_url"]
        serializer_class = get_serializer_class(type(value), ["id", *meta, "title"], meta_fields=meta, base=PageSerializer)
        return serializer_class(context=self.context).to_representation(value)


class Resolved:
    """A serializer in which topics, sectors, pictures and pages are resolved; whatever else as Wagtail has it."""

    def build_relational_field(self, field_name: str, relation_info: Any) -> tuple[type[Field], dict[str, Any]]:
        if relation_info.related_model._meta.label not in RELATED:
            return super().build_relational_field(field_name, relation_info)  # type: ignore[misc]
        field_class, read_from = RELATED[relation_info.related_model._meta.label]
        source = getattr(relation_info.model_field, read_from)
        return field_class, {} if source == field_name else {"source": source}


class PageSerializer(Resolved, WagtailPageSerializer):
    serializer_field_mapping = WagtailPageSerializer.serializer_field_mapping | {RichTextField: TextField}

    html_url = AddressField(read_only=True)
    parent = ParentField(read_only=True)

    def build_relational_field(self, field_name: str, relation_info: Any) -> tuple[type[Field], dict[str, Any]]:
        """What the rows of a list within the page refer to is resolved too."""
        field_class, options = super().build_relational_field(field_name, relation_info)
        if field_class is ChildRelationField:
            rows = options["serializer_class"]
            options |= {"serializer_class": type(rows.__name__, (Resolved, rows), {})}
        return field_class, options

    def to_representation(self, instance: Page) -> dict[str, Any]:
        """In the page's language, whatever the reader's: links, alternative texts and names are then the page's own."""
        with translation.override(instance.locale.language_code):
            return super().to_representation(instance)


class TagsField(Field):
    """Tags from the prefetched rows."""

    def to_representation(self, value: Any) -> list[str]:
        return sorted(tag.name for tag in value.all())


class ImageSerializer(WagtailImageSerializer):
    tags = TagsField(read_only=True)


class DocumentSerializer(WagtailDocumentSerializer):
    tags = TagsField(read_only=True)
