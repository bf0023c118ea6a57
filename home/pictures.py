"""Pictures as visitors get them: three widths as WebP, loaded for a whole page at once, with everything that stands below them."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from django.conf import settings
from wagtail.images import get_image_model
from wagtail.images.models import SourceImageIOError

from home.links import active_language
from home.memory import once_per_request
from home.shapes import PictureData, SourceData

if TYPE_CHECKING:
    from home.models import CustomImage, CustomRendition

WIDTHS = (480, 960, 1600)

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Source:
    """One file of a picture; the size is in pixels."""

    url: str
    width: int
    height: int


@dataclass(frozen=True)
class Picture:
    """A picture as it is shown in one language: its files from small to large, and its words.

    `alt_language` is the language (BCP 47) that the alternative text is in; `licence` is the licence's name in the active
    language, `licence_deed` the address of its text. Any of the words may be empty.
    """

    pk: int
    sources: tuple[Source, ...]
    alt: str
    alt_language: str
    credit: str
    licence: str
    licence_deed: str

    def alt_in(self, language: str) -> str:
        """The alternative text where nothing can say which language it is in; empty if that is not `language`."""
        return self.alt if self.alt_language == language else ""

    @property
    def src(self) -> str:
        return self.sources[-1].url

    @property
    def width(self) -> int:
        return self.sources[-1].width

    @property
    def height(self) -> int:
        return self.sources[-1].height

    @property
    def srcset(self) -> str:
        return ", ".join(f"{source.url} {source.width}w" for source in self.sources)

    def as_data(self) -> PictureData:
        """The picture for other programs: the largest file with a full address, all files, and the words."""
        files = [SourceData(url=urljoin(settings.BASE_URL, file.url), width=file.width, height=file.height) for file in self.sources]
        return PictureData(
            **files[-1],
            id=self.pk,
            sources=files,
            alt=self.alt,
            alt_language=self.alt_language,
            credit=self.credit,
            licence=self.licence,
            licence_url=self.licence_deed,
        )


def load(picture_ids: Iterable[int | None]) -> dict[int, CustomImage]:
    """The pictures with these ids and their renditions, in two queries for any number; what this request knows costs nothing."""
    wanted = {pk for pk in picture_ids if pk}
    known = _loaded()
    if missing := wanted - known.keys():
        found = get_image_model().objects.prefetch_renditions(*map(_spec, WIDTHS)).in_bulk(missing)
        known |= dict.fromkeys(missing) | found
    return {pk: image for pk in wanted if (image := known[pk])}


def picture(image: CustomImage | int, language: str = "") -> Picture | None:
    """The picture, given itself or its id, for a page in `language` (default: the active one); None when there is no file to show."""
    pk = image if isinstance(image, int) else image.pk
    found = load([pk]).get(pk) if isinstance(image, int) else _loaded().get(pk) or image
    sources = _sources(found) if found else ()
    if not found or not sources:
        return None
    alt, alt_language = found.alt_in(language or active_language())
    return Picture(found.pk, sources, alt, alt_language, found.credit, str(found.get_licence_display()), found.licence_deed)


@once_per_request
def _loaded() -> dict[int, CustomImage | None]:
    """What `load` has found, by id; None stands for a picture that is gone."""
    return {}


def _spec(width: int) -> str:
    return f"width-{width}|format-webp"


def _sources(image: CustomImage) -> tuple[Source, ...]:
    """The files up to the first that is as wide as the original: Wagtail never enlarges."""
    wider = [width for width in WIDTHS if width >= image.width]
    specs = [_spec(width) for width in WIDTHS if width < image.width] + [_spec(width) for width in wider[:1]]
    # Widths do not depend on the focal point, so that key is empty; Wagtail's own look-up costs a millisecond for each picture.
    ready = {rendition.filter_spec: rendition for rendition in getattr(image, "prefetched_renditions", ())}
    try:
        files = [ready[spec] for spec in specs] if ready.keys() >= set(specs) else _made(image, specs)
    except (SourceImageIOError, OSError):
        # The original is gone, unreadable, or there is no room for smaller copies: the page is worth more than its picture.
        logger.exception("Picture %s (%s) cannot be shown", image.pk, image.title)
        return ()
    return tuple(Source(file.url, file.width, file.height) for file in files)


def _made(image: CustomImage, specs: list[str]) -> list[CustomRendition]:
    """The renditions, made now where they are missing."""
    return list(image.get_renditions(*specs).values())
