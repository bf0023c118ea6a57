"""What blocks refer to: pictures, pages, documents. Each asks the module that has loaded them for the whole page at once."""

from collections.abc import Iterable
from typing import Any
from urllib.parse import urljoin

from django.conf import settings
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock as WagtailDocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock
from wagtail.models import Page

from home import documents, links, pictures
from home.frame import absolute
from home.profiles import MODEL
from home.shapes import DocumentData, LinkedPageData, PictureData

Context = dict[str, Any] | None


class PictureChooserBlock(ImageChooserBlock):
    api_shape = PictureData | None

    def bulk_to_python(self, values: Iterable[int | None]) -> list[Any]:
        ids = list(values)
        found = pictures.load(ids)
        return [found.get(pk or 0) for pk in ids]

    def get_api_representation(self, value: Any, context: Context = None) -> PictureData | None:
        found = pictures.picture(value) if value else None
        return found.as_data() if found else None


class DocumentChooserBlock(WagtailDocumentChooserBlock):
    api_shape = DocumentData | None

    def bulk_to_python(self, values: Iterable[int | None]) -> list[Any]:
        ids = list(values)
        found = documents.load(pk for pk in ids if pk)
        return [found.get(pk or 0) for pk in ids]

    def get_api_representation(self, value: Any, context: Context = None) -> DocumentData | None:
        if value is None:
            return None
        url = urljoin(settings.BASE_URL, value.url)
        return DocumentData(title=value.title, url=url, type=value.file_extension.lower(), size=value.file_size)


class PageChooserBlock(blocks.PageChooserBlock):
    """Pages that the rendered page's links were loaded for come from there, in their own type but without its columns."""

    api_shape = LinkedPageData | None

    def bulk_to_python(self, values: Iterable[int | None]) -> list[Any]:
        ids = list(values)
        known = links.loaded(ids)
        if known is None:
            return super().bulk_to_python(ids)
        return [self._typed(known[pk].page) if pk in known else None for pk in ids]

    def _typed(self, page: Page) -> Page | None:
        typed = page if self.model_class is Page else links.in_own_type(page)
        return typed if isinstance(typed, self.model_class) else None

    def get_api_representation(self, value: Any, context: Context = None) -> LinkedPageData | None:
        """The page in the language of the answer, else in German, with a full address; null when neither is public."""
        target = links.target(value.pk) if value else None
        return LinkedPageData(title=target.title, url=absolute(target.url), language=target.language) if target else None


class ProfileChooserBlock(PageChooserBlock):
    """A page about somebody, whose profile is shown in this place."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"page_type": MODEL} | kwargs)
