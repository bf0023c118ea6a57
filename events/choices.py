"""The words that editors choose from."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from events.planning import Status, What


class EventLanguage(models.TextChoices):
    """In which language an event is held, whatever the language of the page about it."""

    GERMAN = "de", _("German")
    ENGLISH = "en", _("English")
    BOTH = "de-en", _("German and English")


class Change(models.TextChoices):
    """What an editor says about one date of a series."""

    CHANGED = What.CHANGED, _("takes place otherwise")
    CANCELLED = What.CANCELLED, _("is cancelled")
    POSTPONED = What.POSTPONED, _("is postponed, new date open")
    LEFT_OUT = What.LEFT_OUT, _("is left out without a word")
    EXTRA = What.EXTRA, _("is an extra date")


class Standing(models.TextChoices):
    """How an event that has one date stands, besides being moved."""

    SCHEDULED = Status.SCHEDULED, _("takes place")
    CANCELLED = Status.CANCELLED, _("is cancelled")
    POSTPONED = Status.POSTPONED, _("is postponed, new date open")
