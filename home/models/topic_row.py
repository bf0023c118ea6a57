"""What a page is about, where that may be several things."""

from django.conf import settings
from django.db import models
from django.forms import Select
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Orderable

from home.api.fields import writable


class TopicRow(Orderable):
    """Not translatable, so the same in every language: the topic is the German one, named when it is shown."""

    topic = models.ForeignKey(
        "home.Topic", verbose_name=_("topic"), on_delete=models.PROTECT, related_name="+",
        limit_choices_to={"locale__language_code": settings.LANGUAGE_CODE},
    )  # fmt: skip

    api_fields = writable("topic")
    panels = [FieldPanel("topic", widget=Select)]

    class Meta(Orderable.Meta):
        abstract = True

    def __str__(self) -> str:
        return str(self.topic)
