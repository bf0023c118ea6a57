"""A sheet between its dry run and the word of whoever chose it."""

import secrets
from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import QuerySet
from django.utils import timezone

KEPT_FOR = timedelta(hours=1)


def new_key() -> str:
    return secrets.token_urlsafe(24)


class CheckedSheet(models.Model):
    """Kept in the database, not in memory: the confirmation may reach another process. `digest` is that of the plan that was shown."""

    key = models.CharField(max_length=40, primary_key=True, default=new_key, editable=False)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=4)
    name = models.CharField(max_length=255)
    content = models.BinaryField()
    digest = models.CharField(max_length=64)
    checked_at = models.DateTimeField(default=timezone.now, db_index=True)

    wagtail_reference_index_ignore = True

    def __str__(self) -> str:
        return self.name

    @classmethod
    def waiting(cls) -> QuerySet["CheckedSheet"]:
        """Those that can still be confirmed."""
        return cls.objects.filter(checked_at__gt=timezone.now() - KEPT_FOR)

    @classmethod
    def delete_expired(cls) -> int:
        """For the clock: answers how many there were."""
        return cls.objects.filter(checked_at__lte=timezone.now() - KEPT_FOR).delete()[0]
