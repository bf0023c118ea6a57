"""What a quote is about."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey

from home.models import TopicRow
from quotes.models.quote_page import QuotePage


class QuoteTopic(TopicRow):
    page = ParentalKey(QuotePage, on_delete=models.CASCADE, related_name="topics")

    class Meta(TopicRow.Meta):
        verbose_name = _("topic of a quote")
        verbose_name_plural = _("topics of a quote")
