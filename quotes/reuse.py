"""On which terms a portrait is handed on with the words: its licence must say so."""

from home import pictures
from home.models import Licence
from home.renditions import Source

_KEPT = {"", Licence.ALL_RIGHTS_RESERVED}


def portrait_to_take(picture_id: int | None) -> Source | None:
    """The largest file of a portrait that others may show, too; None without one. What the page has loaded costs nothing."""
    image = pictures.load([picture_id]).get(picture_id or 0)
    if image is None or image.licence in _KEPT:
        return None
    found = pictures.picture(image)
    return found.largest if found else None
