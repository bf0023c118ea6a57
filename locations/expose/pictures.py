"""The pictures of an exposé: from the library, small enough for paper, as files of their own wherever the library is kept."""

import io
import logging
from collections.abc import Iterator
from pathlib import Path

from django.core.files.storage import Storage
from django.utils.translation import gettext as _
from PIL import Image
from wagtail.images.models import SourceImageIOError

from home import pictures
from home.models import CustomImage
from locations.expose.shapes import Expose, PrintedPicture
from locations.expose.words import printable
from locations.models import PropertyPage

# JPEG lies in a PDF as it is; WebP would be unpacked to ten times the size. 1,600 pixels are 190 for each inch of an A4 page.
LARGE = "width-1600|format-jpeg|jpegquality-75"
SMALL = "width-700|format-jpeg|jpegquality-75"
MOST = 3

logger = logging.getLogger(__name__)


def printed_pictures(page: PropertyPage, language: str) -> list[PrintedPicture]:
    """The picture of the page and the first ones in its text, each once, as far as there are files and it is said whose they are: paper
    goes from hand to hand."""
    chosen = dict(reversed(list(_in_order(page))))
    known = {pk: image for pk, image in pictures.load(chosen).items() if image.credit}
    found: list[PrintedPicture] = []
    for pk, caption in reversed(chosen.items()):
        if len(found) < MOST and pk in known and (printed := _printed(known[pk], caption, language, SMALL if found else LARGE)):
            found.append(printed)
    return found


def fetch(expose: Expose, storage: Storage, folder: Path) -> Expose:
    """Put the pictures into `folder`; answers the exposé with their names there, without those that nobody can read."""
    fetched = []
    for number, picture in enumerate(expose["pictures"]):
        target = folder / f"picture-{number}.jpg"
        try:
            with storage.open(picture["file"]) as file:
                data = file.read()
            Image.open(io.BytesIO(data)).load()
        except Exception:  # each storage has its own errors: a page without its picture is worth more than none
            logger.exception("Picture %s cannot be printed", picture["file"])
            continue
        target.write_bytes(data)
        fetched.append(PrintedPicture(**(picture | {"file": target.name})))
    return Expose(**(expose | {"pictures": fetched}))


def _in_order(page: PropertyPage) -> Iterator[tuple[int, str]]:
    """Ids of pictures and their captions."""
    if page.teaser_picture_id:
        yield page.teaser_picture_id, ""
    for block in page.body:
        if block.block_type == "picture" and block.value["image"]:
            yield block.value["image"].pk, block.value["caption"]
        if block.block_type == "gallery":
            yield from ((image.pk, "") for image in block.value["images"] if image)


def _printed(image: CustomImage, caption: str, language: str, spec: str) -> PrintedPicture | None:
    try:
        file = image.get_rendition(spec).file.name
    except (SourceImageIOError, OSError):
        logger.exception("Picture %s (%s) cannot be shown", image.pk, image.title)
        return None
    words = {"credit": image.credit, "licence": image.get_licence_display()}
    credit = (_("Picture: %(credit)s, %(licence)s") if image.licence else _("Picture: %(credit)s")) % words
    # A PDF has one language, so who does not see the picture is told of it in that one or by its caption.
    alt, alt_language = image.alt_in(language)
    alt = alt if alt_language == language else caption or _("Picture of the property")
    return PrintedPicture(file=file, alt=printable(alt), caption=printable(caption), credit=printable(credit))
