"""A point on the map."""

from collections.abc import Iterator

from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from home.publication.problems import Problem
from locations.region import LATITUDES, LONGITUDES


class Placed(models.Model):
    """Latitude and longitude in degrees (WGS 84), both or neither; six decimal places are a tenth of a metre."""

    latitude = models.DecimalField(
        gettext_lazy("latitude"), max_digits=9, decimal_places=6, null=True, blank=True, validators=LATITUDES,
        help_text=gettext_lazy("Degrees north, for instance 51.339700."),
    )  # fmt: skip
    longitude = models.DecimalField(
        gettext_lazy("longitude"), max_digits=9, decimal_places=6, null=True, blank=True, validators=LONGITUDES,
        help_text=gettext_lazy("Degrees east, for instance 12.373100."),
    )  # fmt: skip

    class Meta:
        abstract = True

    @property
    def position(self) -> tuple[float, float] | None:
        """Latitude and longitude, or None while one of them is missing."""
        if self.latitude is None or self.longitude is None:
            return None
        return float(self.latitude), float(self.longitude)

    def placement_problems(self, *, required: bool) -> Iterator[Problem]:
        """What is missing of the point: nothing, unless one half stands alone, or the whole is `required`."""
        missing = [name for name in ("latitude", "longitude") if getattr(self, name) is None]
        if len(missing) == 1 or (missing and required):
            for name in missing:
                yield name, _("The place on the map is missing.")
