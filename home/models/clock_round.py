"""When the clock last came round, for those who watch over it."""

from datetime import datetime

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class ClockRound(models.Model):
    """One row, written at the end of each round of `manage.py run_due`."""

    finished_at = models.DateTimeField(_("finished"))

    class Meta:
        verbose_name = _("round of the clock")
        verbose_name_plural = _("rounds of the clock")

    def __str__(self) -> str:
        return timezone.localtime(self.finished_at).isoformat(timespec="seconds")

    @classmethod
    def note(cls) -> None:
        """A round has ended now, whether or not each of its jobs succeeded."""
        cls.objects.update_or_create(pk=1, defaults={"finished_at": timezone.now()})

    @classmethod
    def last_finished(cls) -> datetime | None:
        """When the last round ended (aware), or None before the first."""
        return cls.objects.filter(pk=1).values_list("finished_at", flat=True).first()
