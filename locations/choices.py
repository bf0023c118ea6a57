"""What can be said of a property in one word. The German labels are the terms of the law, the English ones explain them."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Zoning(models.TextChoices):
    """Kinds of building area by the German federal land use ordinance (BauNVO §§ 5 to 11) in which business may settle."""

    VILLAGE = "MD", _("Village area (MD, § 5 BauNVO)")
    MIXED = "MI", _("Mixed-use area (MI, § 6 BauNVO)")
    URBAN = "MU", _("Urban area (MU, § 6a BauNVO)")
    CORE = "MK", _("Core area (MK, § 7 BauNVO)")
    COMMERCIAL = "GE", _("Commercial area (GE, § 8 BauNVO)")
    INDUSTRIAL = "GI", _("Industrial area (GI, § 9 BauNVO)")
    SPECIAL = "SO", _("Special area (SO, § 11 BauNVO)")


class PlanStatus(models.TextChoices):
    """How far planning law is (BauGB §§ 8 to 10, 30, 33 to 35)."""

    IN_FORCE = "in-force", _("Binding development plan in force (§ 30 BauGB)")
    ADVANCED = "advanced", _("Plan in preparation, building permits possible (§ 33 BauGB)")
    IN_PREPARATION = "in-preparation", _("Plan in preparation")
    BUILT_UP = "built-up", _("Built-up area without a plan (§ 34 BauGB)")
    PREPARATORY = "preparatory", _("Preparatory land use plan only")
    NONE = "none", _("No plan")


class Status(models.TextChoices):
    AVAILABLE = "available", _("available")
    RESERVED = "reserved", _("reserved")
    TAKEN = "taken", _("taken")


class Owner(models.TextChoices):
    MUNICIPAL = "municipal", _("municipal")
    PUBLIC = "public", _("state or federal")
    PRIVATE = "private", _("private")
    MIXED = "mixed", _("several owners")


class Contamination(models.TextChoices):
    NONE_KNOWN = "none-known", _("none known")
    SUSPECTED = "suspected", _("suspected")
    PRESENT = "present", _("present")
    REMEDIATED = "remediated", _("remediated")


class Connection(models.TextChoices):
    """Whether a pipe, cable or track is there."""

    AVAILABLE = "available", pgettext_lazy("pipe, cable or track", "available")
    AT_BOUNDARY = "at-boundary", _("at the boundary of the site")
    PLANNED = "planned", _("planned")
    POSSIBLE = "possible", _("possible")
    NONE = "none", _("none")


# Where nobody needs to lay a track first.
RAIL_IS_THERE = (Connection.AVAILABLE, Connection.AT_BOUNDARY)


class RoundTheClock(models.TextChoices):
    """Whether noise at night is allowed (TA Lärm no. 6.1)."""

    YES = "yes", _("possible")
    PARTLY = "partly", _("possible in part")
    NO = "no", _("not possible")


WORKS_AT_NIGHT = (RoundTheClock.YES, RoundTheClock.PARTLY)


class Sprinklers(models.TextChoices):
    THROUGHOUT = "throughout", _("throughout")
    PARTLY = "partly", _("in part")
    NONE = "none", _("none")
