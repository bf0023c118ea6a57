"""How pages, pictures and documents are written: as Wagtail does, in the right language and without a query for each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils import translation
from rest_framework.fields import Field
from wagtail.api.v2.serializers import PageParentField, get_serializer_class
from wagtail.api.v2.serializers import PageSerializer as WagtailPageSerializer
from wagtail.documents.api.v2.serializers import DocumentSerializer as WagtailDocumentSerializer
from wagtail.images.api.v2.serializers import ImageSerializer as WagtailImageSerializer
from wagtail.models import Page

from home import pictures
from home.frame import absolute, address

if TYPE_CHECKING:
    from home.models import CustomImage


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


class PageSerializer(WagtailPageSerializer):
    html_url = AddressField(read_only=True)
    parent = ParentField(read_only=True)

    def to_representation(self, instance: Page) -> dict[str, Any]:
        """In the page's language, whatever the reader's: links, alternative texts and names are then the page's own."""
        with translation.override(instance.locale.language_code):
            return super().to_representation(instance)


class TagsField(Field):
    """Tags from the prefetched rows."""

    def to_representation(self, value: Any) -> list[str]:
        return sorted(tag.name for tag in value.all())


class LargestFileField(Field):
    """The address of the largest file that is for everybody: an original may say where its photographer stood."""

    def get_attribute(self, instance: CustomImage) -> CustomImage:
        return instance

    def to_representation(self, value: CustomImage) -> str | None:
        found = pictures.picture(value)
        return absolute(found.src) if found else None


class ImageSerializer(WagtailImageSerializer):
    download_url = LargestFileField(read_only=True)
    tags = TagsField(read_only=True)


class DocumentSerializer(WagtailDocumentSerializer):
    tags = TagsField(read_only=True)
