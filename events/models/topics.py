"""What an event is about."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey

from events.models.event_page import EventPage
from events.models.event_series_page import EventSeriesPage
from home.models import TopicRow


class EventTopic(TopicRow):
    page = ParentalKey(EventPage, on_delete=models.CASCADE, related_name="topics")

    class Meta(TopicRow.Meta):
        verbose_name = _("topic of an event")
        verbose_name_plural = _("topics of an event")


class EventSeriesTopic(TopicRow):
    page = ParentalKey(EventSeriesPage, on_delete=models.CASCADE, related_name="topics")

    class Meta(TopicRow.Meta):
        verbose_name = _("topic of a series")
        verbose_name_plural = _("topics of a series")
