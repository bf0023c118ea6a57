"""The region: its three states, and where on the globe anything of it can lie."""

from decimal import Decimal
from typing import NamedTuple

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _


class Bounds(NamedTuple):
    """A box on the globe; degrees, WGS 84."""

    south: Decimal
    west: Decimal
    north: Decimal
    east: Decimal


# The three states with a margin for what lies just across their borders.
REGION = Bounds(Decimal("50.0"), Decimal("9.5"), Decimal("53.2"), Decimal("15.3"))


class State(models.TextChoices):
    """The states by their codes in ISO 3166-2."""

    SAXONY = "DE-SN", _("Saxony")
    SAXONY_ANHALT = "DE-ST", _("Saxony-Anhalt")
    THURINGIA = "DE-TH", _("Thuringia")


def _within(low: Decimal, high: Decimal) -> list[MinValueValidator | MaxValueValidator]:
    outside = _("This lies outside the region. Check whether latitude and longitude are exchanged.")
    return [MinValueValidator(low, outside), MaxValueValidator(high, outside)]


LATITUDES = _within(REGION.south, REGION.north)
LONGITUDES = _within(REGION.west, REGION.east)
