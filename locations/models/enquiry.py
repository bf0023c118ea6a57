"""What somebody asks about a property: stored first, mailed then, deleted after a while."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Enquiry(models.Model):
    class Subject(models.TextChoices):
        PRICE = "price", _("Availability and price")
        VISIT = "visit", _("A visit")
        LAW = "law", _("Utilities and building law")
        OTHER = "other", _("Something else")

    page = models.ForeignKey("wagtailcore.Page", verbose_name=_("property"), null=True, on_delete=models.SET_NULL, related_name="+")
    property_title = models.CharField(_("title of the property"), max_length=255)
    language = models.CharField(_("language"), max_length=5)
    subject = models.CharField(_("subject"), max_length=10, choices=Subject.choices)
    area = models.CharField(_("needed area"), max_length=40, blank=True)
    message = models.TextField(_("message"), max_length=4000)
    name = models.CharField(_("name"), max_length=120)
    company = models.CharField(_("company"), max_length=160, blank=True)
    email = models.EmailField(_("e-mail"))
    phone = models.CharField(_("telephone"), max_length=40, blank=True)
    recipient = models.EmailField(_("sent to"))
    received_at = models.DateTimeField(_("received"), auto_now_add=True, db_index=True)
    mailed_at = models.DateTimeField(_("sent on"), null=True, blank=True, editable=False)
    confirmed_at = models.DateTimeField(_("sender told"), null=True, blank=True, editable=False)
    closed_at = models.DateTimeField(_("closed"), null=True, blank=True, editable=False)
    # Names the form and what was in it, so that what is sent twice is one enquiry.
    form_key = models.CharField(max_length=40, unique=True, null=True, blank=True, editable=False)
    # When somebody last began to mail it; until some time after that nobody else does.
    tried_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        verbose_name = _("enquiry")
        verbose_name_plural = _("enquiries")
        ordering = ["-received_at", "-pk"]

    def __str__(self) -> str:
        """Without anything about the person: histories and logs keep it for longer than the enquiry."""
        return f"{self.reference}: {self.property_title}"

    @property
    def reference(self) -> str:
        """What people call it by: `A-2026-0417`."""
        return f"A-{timezone.localtime(self.received_at).year}-{self.pk or 0:04d}"

    reference.fget.short_description = _("number")  # how the admin heads its column

    @property
    def deleted_at(self) -> datetime:
        """When everything about it will be deleted."""
        return self.received_at + timedelta(days=settings.ENQUIRY_DAYS)
