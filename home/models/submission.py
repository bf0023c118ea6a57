"""What somebody hands in: by which way it came, who it is from, and whom to tell what becomes of it."""

from datetime import datetime

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Submission(models.Model):
    """One page on its way through one workflow, however often it is sent back; without a workflow a draft that came by a token.

    What has become of it says its workflow. Name and address are those of somebody without an account; they are deleted after
    `SUBMISSION_DAYS`, the rest stays as long as the page.
    """

    class Source(models.TextChoices):
        ADMIN = "admin", _("editor")
        FORM = "form", _("public form")
        TOKEN = "token", _("API")

    wagtail_reference_index_ignore = True

    page = models.ForeignKey("wagtailcore.Page", verbose_name=_("page"), on_delete=models.CASCADE, related_name="submissions")
    workflow_state = models.OneToOneField(
        "wagtailcore.WorkflowState", null=True, blank=True, editable=False, on_delete=models.CASCADE, related_name="submission"
    )
    source = models.CharField(_("came by"), max_length=10, choices=Source.choices, default=Source.ADMIN)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("user"), null=True, blank=True, on_delete=models.SET_NULL, related_name="submissions"
    )
    name = models.CharField(_("name"), max_length=120, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    language = models.CharField(_("language"), max_length=5, blank=True)
    consented_at = models.DateTimeField(_("consented"), null=True, blank=True)
    created_at = models.DateTimeField(_("created"), auto_now_add=True, db_index=True)
    # When it was first handed in, which is its place in the queue, and when for the last time.
    submitted_at = models.DateTimeField(_("handed in"), null=True, blank=True, db_index=True)
    resubmitted_at = models.DateTimeField(_("handed in again"), null=True, blank=True)

    class Meta:
        verbose_name = _("submission")
        verbose_name_plural = _("submissions")
        ordering = ["submitted_at", "pk"]

    def __str__(self) -> str:
        """Without anything about the person: logs keep it for longer."""
        return f"{self.get_source_display()}: {self.page_id}"

    @property
    def submitter(self) -> str:
        """Who it is from, for staff; empty once it is forgotten."""
        return (self.user.get_full_name() or self.user.get_username()) if self.user else self.name

    @property
    def handed_in_at(self) -> datetime | None:
        return self.resubmitted_at or self.submitted_at
