"""A mail about a submission that is to be sent, or has been: written down together with what it tells of, so that none is lost."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Notice(models.Model):
    """To a user, or without one to the person without an account who handed the page in."""

    class Kind(models.TextChoices):
        RECEIVED = "received", _("handed in")
        WAITING = "waiting", _("waits for approval")
        APPROVED = "approved", _("approved")
        REJECTED = "rejected", _("sent back")

    wagtail_reference_index_ignore = True

    submission = models.ForeignKey("home.Submission", on_delete=models.CASCADE, related_name="notices")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.CASCADE, related_name="+")
    # The step of the workflow it tells of; a reason stands there.
    task_state = models.ForeignKey("wagtailcore.TaskState", on_delete=models.CASCADE, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True, db_index=True)
    tried_at = models.DateTimeField(null=True)
    sent_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("notice")
        verbose_name_plural = _("notices")
        ordering = ["created_at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["task_state", "kind", "user"], name="one_notice_for_each"),
            models.UniqueConstraint(fields=["task_state", "kind"], condition=Q(user__isnull=True), name="one_notice_without_account"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} ({self.submission_id})"
