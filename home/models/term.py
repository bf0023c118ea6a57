"""A word by which pages are sorted, such as a topic. The slug is the same in every language: filters and other programs rely on it."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import TranslatableMixin
from wagtail_localize.fields import SynchronizedField, TranslatableField


class Term(TranslatableMixin, models.Model):
    name = models.CharField(_("name"), max_length=60)
    slug = models.SlugField(
        _("short name"), max_length=60, help_text=_("Part of addresses, the same in every language. Do not change it later.")
    )

    panels = [FieldPanel("name"), FieldPanel("slug")]
    translatable_fields = [TranslatableField("name"), SynchronizedField("slug")]

    class Meta(TranslatableMixin.Meta):
        abstract = True
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["locale", "slug"], name="unique_%(class)s_slug_per_locale")]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        """The short name stands for one thing in every language: another one's would collide when either is translated."""
        super().clean()
        others: Any = type(self)._default_manager.filter(slug=self.slug).exclude(translation_key=self.translation_key)
        if others.exists():
            raise ValidationError({"slug": gettext("This short name is taken, perhaps in another language. Choose a different one.")})
