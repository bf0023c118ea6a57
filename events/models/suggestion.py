"""An event that somebody suggests without an account, until it is confirmed by mail that the address is theirs."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class SuggestionQuerySet(models.QuerySet["Suggestion"]):
    def in_time(self) -> "SuggestionQuerySet":
        """Those that are not to be forgotten yet."""
        return self.filter(created_at__gt=timezone.now() - timedelta(hours=settings.SUGGESTION_HOURS))

    def waiting(self) -> "SuggestionQuerySet":
        """Those that can still be confirmed."""
        return self.in_time().filter(confirmed_at=None)


class Suggestion(models.Model):
    """What was typed. Once it is confirmed it has become a page and a submission; who it is from stands there only, and the rest stays
    here for as long as the review may send it back to be corrected. Unconfirmed, all of it is deleted `SUGGESTION_HOURS` after it came."""

    wagtail_reference_index_ignore = True

    language = models.CharField(max_length=5)
    city = models.ForeignKey("locations.CityPage", on_delete=models.CASCADE, related_name="+")
    topic = models.CharField(max_length=255, blank=True)  # its slug
    title = models.CharField(_("title"), max_length=150)
    first_day = models.DateField(_("day"))
    start_time = models.TimeField(_("begins at"), null=True, blank=True)
    end_time = models.TimeField(_("ends at"), null=True, blank=True)
    venue_name = models.CharField(_("venue"), max_length=120)
    street = models.CharField(_("street and number"), max_length=120, blank=True)
    description = models.TextField(_("description"), max_length=4000)
    link = models.URLField(_("link"), blank=True)
    name = models.CharField(_("name"), max_length=120)
    email = models.EmailField(_("e-mail"))
    # Names the form and what was in it, so that what is sent twice is one suggestion.
    form_key = models.CharField(max_length=40, unique=True)
    # The same of the form in which it was corrected, the last time.
    correction_key = models.CharField(max_length=40, blank=True)
    # When it came, and when its author consented.
    created_at = models.DateTimeField(auto_now_add=True, db_index=True)
    mailed_at = models.DateTimeField(null=True)
    # When somebody last began to mail it; until some time after that nobody else does.
    tried_at = models.DateTimeField(null=True)
    confirmed_at = models.DateTimeField(null=True)
    # What it has become.
    page = models.OneToOneField("events.EventPage", null=True, on_delete=models.CASCADE, related_name="+")

    objects = SuggestionQuerySet.as_manager()

    TYPED = ("city_id", "topic", "title", "first_day", "start_time", "end_time", "venue_name", "street", "description", "link")
    PERSONAL = ("name", "email")

    class Meta:
        verbose_name = _("suggestion")
        verbose_name_plural = _("suggestions")
        ordering = ["created_at", "pk"]

    def __str__(self) -> str:
        """Without anything that somebody typed: logs keep it for longer."""
        return f"{self._meta.verbose_name} {self.pk}"

    @property
    def ends_at(self) -> datetime:
        """Until when it can be confirmed."""
        return self.created_at + timedelta(hours=settings.SUGGESTION_HOURS)
