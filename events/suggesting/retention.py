"""What nobody confirmed is deleted after the time that the form has promised, and with it what is known of what was confirmed."""

from datetime import timedelta

from django.conf import settings
from django.utils import timezone

from events.models import Suggestion


def forget_unconfirmed() -> int:
    """Answers how many were deleted."""
    deleted, _models = Suggestion.objects.filter(created_at__lte=timezone.now() - timedelta(hours=settings.SUGGESTION_HOURS)).delete()
    return deleted
