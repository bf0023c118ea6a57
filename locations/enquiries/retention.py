"""What somebody asked is deleted after the time that the form has promised."""

from datetime import timedelta

from django.conf import settings
from django.utils import timezone

from locations.models import Enquiry


def forget_old() -> int:
    """Answers how many were deleted."""
    old = Enquiry.objects.filter(received_at__lt=timezone.now() - timedelta(days=settings.ENQUIRY_DAYS))
    deleted, _models = old.delete()
    return deleted
