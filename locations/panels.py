"""Fields of the editor that know the region."""

from typing import Any

from django.forms import Media, Script
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel


class PlacePanel(MultiFieldPanel):
    """Latitude and longitude as fields, and the map of the region on which both are chosen; each follows the other."""

    def __init__(self, children: Any = (), *args: Any, **kwargs: Any) -> None:
        children = children or [FieldRowPanel([FieldPanel("latitude"), FieldPanel("longitude")])]
        super().__init__(children, *args, **{"heading": _("Place on the map")} | kwargs)

    class BoundPanel(MultiFieldPanel.BoundPanel):
        template_name = "locations/panels/place.html"

        @property
        def media(self) -> Media:
            return super().media + Media(
                css={"all": ["css/place-picker.css"]},
                js=["vendor/leaflet/leaflet.js", Script("js/place-picker.js", type="module")],
            )
