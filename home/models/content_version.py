"""The one number that changes with everything visitors can see; `home.publication.version` reads and raises it."""

from django.db import models


class ContentVersion(models.Model):
    """A step of the version, which is the sum of all weights.

    Rows are only added: writers that had to update one row would wait for each other, and lock each other out.
    """

    weight = models.BigIntegerField()

    class Meta:
        verbose_name = "content version"

    def __str__(self) -> str:
        return str(self.weight)
