"""Pictures as visitors get them, with everything that stands below them, loaded for a whole page at once."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from wagtail.images import get_image_model

from home import renditions
from home.links import active_language
from home.memory import once_per_request
from home.renditions import Made, Source
from home.shapes import PictureData, SourceData

if TYPE_CHECKING:
    from home.models import CustomImage

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Picture:
    """A picture as it is shown in one language: its files, by type and from small to large, and its words.

    There is a WebP at least, which every reader knows. `alt_language` is the language (BCP 47) that the alternative text is in;
    `licence` is the licence's name in the active language, `licence_deed` the address of its text. Any of the words may be empty.
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
    def largest(self) -> Source:
        return self.of_type("image/webp")[-1]

    def of_type(self, media_type: str) -> list[Source]:
        return [source for source in self.sources if source.type == media_type]

    def as_data(self) -> PictureData:
        """The picture for other programs: the largest file with a full address, all files, and the words."""
        largest = _data(self.largest)
        return PictureData(
            **largest,
            id=self.pk,
            sources=[_data(source) for source in self.sources],
            alt=self.alt,
            alt_language=self.alt_language,
            credit=self.credit,
            licence=self.licence,
            licence_url=self.licence_deed,
        )


def srcset(sources: Iterable[Source]) -> str:
    """The files for a browser to choose from by the width they will be shown in."""
    return ", ".join(f"{source.url} {source.width}w" for source in sources)


class _Loaded(NamedTuple):
    image: CustomImage
    made: Made


def load(picture_ids: Iterable[int | None]) -> dict[int, CustomImage]:
    """The pictures with these ids and their files, in two queries for any number; what this request knows costs nothing."""
    return {pk: found.image for pk, found in _load(picture_ids).items()}


def picture(image: CustomImage | int, language: str = "") -> Picture | None:
    """The picture, given itself or its id, for a page in `language` (default: the active one); None when there is no file to show."""
    if isinstance(image, int):
        found = _load([image]).get(image)
    else:
        found = _loaded().get(image.pk) or _Loaded(image, renditions.made_of([image.pk])[image.pk])
    sources = _sources(found) if found else ()
    if not found or not sources:
        return None
    shown = found.image
    alt, alt_language = shown.alt_in(language or active_language())
    return Picture(shown.pk, sources, alt, alt_language, shown.credit, str(shown.get_licence_display()), shown.licence_deed)


def _load(picture_ids: Iterable[int | None]) -> dict[int, _Loaded]:
    wanted = {pk for pk in picture_ids if pk}
    known = _loaded()
    if missing := wanted - known.keys():
        images = get_image_model().objects.in_bulk(missing)
        made = renditions.made_of(images)
        known |= dict.fromkeys(missing) | {pk: _Loaded(image, made[pk]) for pk, image in images.items()}
    return {pk: found for pk in wanted if (found := known[pk])}


@once_per_request
def _loaded() -> dict[int, _Loaded | None]:
    """What has been loaded, by id; None stands for a picture that is gone."""
    return {}


def _sources(found: _Loaded) -> tuple[Source, ...]:
    try:
        return renditions.sources(found.image, found.made)
    except renditions.BROKEN:
        # The page is worth more than its picture.
        logger.exception("Picture %s (%s) cannot be shown", found.image.pk, found.image.title)
        return ()


def _data(source: Source) -> SourceData:
    return SourceData(url=source.full_url, width=source.width, height=source.height, type=source.type)
