"""What the map of the property pool is given besides the list: where its points come from, and the words it counts with."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from locations.asked import Asked, Kind


@dataclass(frozen=True)
class MapView:
    """The map of everything that answers a question, in one language."""

    asked: Asked
    language: str

    @property
    def points(self) -> str:
        """The path under which the properties lie as GeoJSON: all of them, not only those of this page of the list."""
        query = self.asked.as_view("list").query().removeprefix("?")
        return reverse("wagtailapi_v3:properties_geojson") + "?" + "&".join(filter(None, (urlencode({"locale": self.language}), query)))

    @property
    def words(self) -> dict[str, Any]:
        """Sentences with blanks, those that count in two forms (`one`, `other`) which German and English share."""
        return _counts(self.asked.kind) | {
            "singles": _("%(count)s single"),
            "groups": _forms(*(ngettext("%(count)s group", "%(count)s groups", number) for number in (1, 2))),
            "around": _("%(name)s and around"),
            "show": _("Show “%(title)s” on the map"),
            "on_request": _("on request"),
            "reserved": _("reserved"),
            "taken": _("taken"),
            "note": {"de": _("in German"), "en": _("in English")}["de" if self.language == "en" else "en"],
            "failed": _("The map cannot be shown at the moment. The list has everything that is on it."),
        }


def _counts(kind: Kind) -> dict[str, Any]:
    """What is counted in the part of the map that is in view, and in a group."""
    if kind == "hall":
        in_view = [ngettext("%(count)s hall on this part of the map", "%(count)s halls on this part of the map", n) for n in (1, 2)]
        group = [ngettext("%(count)s hall, zoom in", "%(count)s halls, zoom in", n) for n in (1, 2)]
    else:
        in_view = [ngettext("%(count)s site on this part of the map", "%(count)s sites on this part of the map", n) for n in (1, 2)]
        group = [ngettext("%(count)s site, zoom in", "%(count)s sites, zoom in", n) for n in (1, 2)]
    return {"in_view": _forms(*in_view), "group": _forms(*group)}


def _forms(one: str, other: str) -> dict[str, str]:
    return {"one": one, "other": other}
