"""The files that visitors get of a picture: WebP and AVIF in six widths.

AVIF is half as large and takes a second and more to make, so nobody waits for it: whoever sees a picture first, which mostly is
its editor in the preview, waits for one file, and the clock makes the others within a minute.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db.models import Case, Exists, OuterRef, QuerySet, Value, When
from wagtail.images import get_image_model
from wagtail.images.models import SourceImageIOError

from home.publication.version import bump

if TYPE_CHECKING:
    from home.models import CustomImage

# Each is at most half as wide again as the one before, so nobody loads much more than is shown. The last fills the widest column on
# a fine screen.
WIDTHS = (320, 480, 640, 960, 1280, 1840)
MEDIA_TYPES = {"webp": "image/webp", "avif": "image/avif"}
FIRST_WIDTH = 960
PATIENCE = 30  # seconds that the clock gives to pictures in one round
# The original is gone or unreadable, or there is no room for smaller copies.
BROKEN = (SourceImageIOError, OSError)

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Source:
    """One file of a picture; the size is in pixels, `type` a media type."""

    url: str
    width: int
    height: int
    type: str

    @property
    def full_url(self) -> str:
        # Joined by hand: an answer of the API has hundreds, and urljoin() would be a tenth of what it costs.
        return settings.BASE_URL + self.url if self.url.startswith("/") else self.url


Made = Mapping[str, Source]


def made_of(picture_ids: Iterable[int]) -> dict[int, dict[str, Source]]:
    """What has been made of these pictures, by id and filter, in one query; rows, because models would take ten times as long."""
    made: dict[int, dict[str, Source]] = {pk: {} for pk in picture_ids}
    rows = _ours().filter(image__in=made).values_list("image_id", "filter_spec", "file", "width", "height")
    address = get_image_model().get_rendition_model()._meta.get_field("file").storage.url
    for pk, spec, name, width, height in rows:
        made[pk][spec] = Source(address(name), width, height, _media_type(spec))
    return made


def sources(image: CustomImage, made: Made) -> tuple[Source, ...]:
    """All files of a picture, by type and from small to large, or one as long as they are not all made. It is made now if need be.

    A choice of some would be worse than none: browsers would take a small AVIF for a large place. Raises one of BROKEN.
    """
    wanted = specs(image.width)
    if made.keys() >= set(wanted):
        return tuple(made[spec] for spec in wanted)
    first = _first(image.width)
    return (made[first] if first in made else _make(image, first),)


@lru_cache(maxsize=1000)
def specs(width: int) -> tuple[str, ...]:
    """The filters for a picture of this width, up to the first that is as wide: Wagtail never enlarges."""
    return tuple(_spec(each, kind) for kind in MEDIA_TYPES for each in _widths(width))


def make_missing(patience: float = PATIENCE) -> int:
    """Make the files that pictures in use still lack, newest picture first, and answer how many pictures are complete now.

    What does not fit into `patience` seconds is left for the next round: other jobs wait meanwhile.
    """
    end, done = time.monotonic() + patience, 0
    for image in _incomplete():
        if time.monotonic() > end:
            break
        try:
            _make_all(image)
        except BROKEN as failure:
            logger.warning("Picture %s (%s) has no smaller copies: %s", image.pk, image.title, failure)
        else:
            done += 1
    if done:
        bump()
    return done


def _incomplete() -> QuerySet[CustomImage]:
    """Pictures that have been shown and lack files; those that nobody has used take no room."""
    last = Case(*[When(width__lte=width, then=Value(_last(width))) for width in WIDTHS], default=Value(_last(WIDTHS[-1])))
    ours = _ours().filter(image=OuterRef("pk"))
    pictures = get_image_model().objects.annotate(last=last).filter(Exists(ours))
    return pictures.exclude(Exists(ours.filter(filter_spec=OuterRef("last")))).order_by("-pk")


def _ours() -> QuerySet[Any]:
    """Renditions with our filters. Widths do not depend on the focal point, so Wagtail's key for it is empty."""
    every = [_spec(width, kind) for kind in MEDIA_TYPES for width in WIDTHS]
    return get_image_model().get_rendition_model().objects.filter(filter_spec__in=every, focal_point_key="")


def _make(image: CustomImage, spec: str) -> Source:
    """This file, made now where it is missing."""
    file = image.get_rendition(spec)
    return Source(file.url, file.width, file.height, _media_type(spec))


def _make_all(image: CustomImage) -> None:
    """One after the other: Wagtail would make three at once, and hold a large photograph in memory three times."""
    with image.file.open("rb"):
        for spec in specs(image.width):
            image.get_rendition(spec)


def _widths(width: int) -> list[int]:
    return [*(each for each in WIDTHS if each < width), *[each for each in WIDTHS if each >= width][:1]]


def _spec(width: int, kind: str) -> str:
    return f"width-{width}|format-{kind}"


def _first(width: int) -> str:
    return _spec(min(FIRST_WIDTH, _widths(width)[-1]), "webp")


def _last(width: int) -> str:
    return specs(width)[-1]


def _media_type(spec: str) -> str:
    return MEDIA_TYPES[spec.rpartition("-")[2]]
