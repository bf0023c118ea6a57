"""The places to which a property says how far it is, and what they are called."""

from typing import Final

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from home.dates import GAP

# By the names of their columns, in the order of the tables.
WAYS: Final = {"motorway": _("Motorway"), "rail": _("Freight terminal"), "airport": _("Airport"), "port": _("Port")}


def place_name(way: str, name: str) -> str:
    """The name of a motorway, an airport … without the word for it, which is said beside it: editors write „Flughafen Leipzig/Halle“
    and „Leipzig/Halle“, and English pages call it an airport. Never broken across lines."""
    with translation.override(settings.LANGUAGE_CODE):
        german = str(WAYS[way])
    for kind in {german, str(WAYS[way])}:
        name = name.removeprefix(f"{kind} ")
    return name.strip().replace(" ", GAP)
