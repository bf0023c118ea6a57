"""Who handed something in without an account is forgotten after the time that the form has promised."""

from datetime import timedelta

from django.conf import settings
from django.utils import timezone

from home.models import Notice, Submission


def forget_submitters() -> int:
    """Empties name, address and consent of old submissions and answers of how many."""
    end = timezone.now() - timedelta(days=settings.SUBMISSION_DAYS)
    old = Submission.objects.filter(created_at__lt=end)
    Notice.objects.filter(submission__in=old, user=None, sent_at=None).delete()
    known = old.exclude(name="", email="", consented_at=None)
    return known.update(name="", email="", consented_at=None)
