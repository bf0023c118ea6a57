"""What a page is about. The slug is the same in every language: filters, feeds and other programs rely on it."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import TranslatableMixin
from wagtail_localize.fields import SynchronizedField, TranslatableField


class Topic(TranslatableMixin, models.Model):
    name = models.CharField(_("name"), max_length=60)
    slug = models.SlugField(
        _("short name"), max_length=60, help_text=_("Part of addresses and feeds, the same in every language. Do not change it later.")
    )

    panels = [FieldPanel("name"), FieldPanel("slug")]
    translatable_fields = [TranslatableField("name"), SynchronizedField("slug")]

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("topic")
        verbose_name_plural = _("topics")
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["locale", "slug"], name="unique_topic_slug_per_locale")]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        """The short name stands for one topic in every language: another topic's would collide when one of them is translated."""
        super().clean()
        if Topic.objects.filter(slug=self.slug).exclude(translation_key=self.translation_key).exists():
            raise ValidationError(
                {"slug": gettext("Another topic, perhaps in another language, has this short name. Choose a different one.")}
            )
