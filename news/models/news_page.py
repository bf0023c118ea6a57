"""An article as the source page shows it: topic, headline, date, authors, picture, text, correction."""

import datetime as dt
from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel, TitleFieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Orderable, PageManager, TranslatableMixin
from wagtail.rich_text import get_text_for_indexing
from wagtail_localize.fields import SynchronizedField

from home.api.fields import writable
from home.blocks import BODY, BlocksField
from home.models import BasePage
from home.panels import TopicPanel
from home.publication.problems import Problem, publication_day
from home.registry import side_sections
from home.sections import filled, pictures_in
from home.structured_data import Thing
from home.teasers import Teaser
from home.terms import Named, term
from locations.belonging import InCity
from locations.panels import CityPanel
from news.article_facts import article
from news.lists import list_url
from news.publication import correction_problems, date_problems, topic_problems
from news.querysets import NewsQuerySet

RELATED = 3


class NewsPage(InCity, BasePage):
    detail_joins = ("topic",)
    # In a translation these words are left out rather than old when what they belong to has changed (`home.translation`).
    texts_beside = {"lead_caption": "teaser_picture", "correction": "corrected_on"}
    # The side column, once the article is being shown.
    side: list[dict[str, Any]] = []

    topic = models.ForeignKey("home.Topic", verbose_name=_("topic"), on_delete=models.PROTECT, related_name="+")
    date = models.DateTimeField(
        _("date"), default=timezone.now, db_index=True, help_text=_("Stands below the headline and orders the list. Only the day is shown.")
    )
    lead_caption = models.CharField(_("caption"), max_length=250, blank=True)
    project = models.ForeignKey(
        "projects.ProjectPage", verbose_name=_("project"), null=True, blank=True, on_delete=models.SET_NULL, related_name="+",
        limit_choices_to={"locale__language_code": settings.LANGUAGE_CODE},
        help_text=_("If it tells of a project: each of the two pages then leads to the other."),
    )  # fmt: skip
    body = BlocksField(BODY, verbose_name=_("text"), blank=True)
    corrected_on = models.DateField(_("corrected on"), null=True, blank=True)
    correction = RichTextField(
        _("correction"),
        blank=True,
        features=["bold", "italic", "link"],
        help_text=_("What was wrong and what is right. Stands below the article."),
    )
    show_press_contact = models.BooleanField(_("show the press contact"), default=True)

    objects = PageManager.from_queryset(NewsQuerySet)()

    parent_page_types = ["news.NewsIndexPage", "locations.CityPage"]
    subpage_types: list[str] = []
    content_panels = [
        TitleFieldPanel("title", heading=_("Headline"), classname="", placeholder=False),
        TopicPanel("topic"),
        CityPanel(),
        FieldPanel("project"),
        FieldPanel("date"),
        FieldPanel("summary"),
        MultiFieldPanel([FieldPanel("teaser_picture"), FieldPanel("lead_caption")], heading=_("Lead picture")),
        InlinePanel("authors", heading=_("Authors"), label=_("author")),
        FieldPanel("body"),
        MultiFieldPanel([FieldPanel("corrected_on"), FieldPanel("correction")], heading=_("Correction"), classname="collapsed"),
        FieldPanel("show_press_contact"),
    ]

    api_fields = [
        *BasePage.api_fields,
        *writable("date", "topic", "city", "project", "authors", "lead_caption", "body"),
        *writable("corrected_on", "correction", "show_press_contact"),
    ]

    class Meta(BasePage.Meta):
        verbose_name = _("article")
        verbose_name_plural = _("articles")
        # All that lists count, without the articles' texts.
        indexes = [*BasePage.Meta.indexes, models.Index(fields=["page_ptr", "topic", "city", "date"], name="news_counted")]

    @cached_property
    def bylines(self) -> list["NewsAuthor"]:
        """Who wrote the article, in order."""
        return list(self.authors.all())

    @property
    def topic_shown(self) -> Named | None:
        """Its topic, named in the language of the page where it has a name in it."""
        return term("home.Topic", self.topic_id, self.language)

    @cached_property
    def related(self) -> list[Teaser]:
        """What else there is to read, in the language of this article."""
        return NewsPage.objects.related_to(self, RELATED).teasers(self.language)

    @property
    def has_more_on_its_topic(self) -> bool:
        return bool(self.related) and self.related[0].topic == self.topic_shown

    @property
    def published_on(self) -> dt.date:
        """The local day that stands below the headline."""
        return timezone.localdate(self.date)

    @property
    def changed_at(self) -> dt.datetime:
        """When the article last changed for readers, in local time; not before its date, which may lie later on the day it appears."""
        return max(timezone.localtime(self.date), timezone.localtime(self.last_published_at or self.date))

    @property
    def has_correction(self) -> bool:
        return bool(get_text_for_indexing(self.correction).strip())

    @property
    def is_corrected_in_german_only(self) -> bool:
        """Whether the day of a correction has followed the German article and its text has not been translated yet."""
        return bool(self.corrected_on) and not self.has_correction and self.language != settings.LANGUAGE_CODE

    def pages_linked(self) -> list[int]:
        return super().pages_linked() + [pk for pk in (self.city_id, self.project_id) if pk]

    def pictures_shown(self) -> list[int]:
        return super().pictures_shown() + [teaser.picture_id for teaser in self.related if teaser.picture_id] + pictures_in(self.side)

    def structured_data(self) -> list[Thing]:
        return [*super().structured_data(), article(self)]

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Besides what every page shows: the list with the articles on the same topic, and the side column."""
        self.side = filled(side_sections, self, request)
        return super().get_context(request, *args, **kwargs) | {"list_url": list_url(self.language), "side": self.side}

    def publication_problems(self, now: dt.datetime) -> Iterator[Problem]:
        yield from super().publication_problems(now)
        if self.topic_id:
            yield from topic_problems(self.topic.locale.language_code, self.language)
        day, appears = timezone.localdate(self.date), publication_day(self, now)
        yield from date_problems(day, appears)
        yield from correction_problems(day, self.corrected_on, self.has_correction or self.is_corrected_in_german_only, appears)


class NewsAuthor(TranslatableMixin, Orderable):
    page = ParentalKey(NewsPage, on_delete=models.CASCADE, related_name="authors")
    name = models.CharField(_("name"), max_length=120)
    role = models.CharField(_("role"), max_length=120, blank=True)
    organisation = models.CharField(_("organisation"), max_length=160, blank=True)

    api_fields = writable("name", "role", "organisation")
    panels = [FieldPanel("name"), FieldPanel("role"), FieldPanel("organisation")]
    override_translatable_fields = [SynchronizedField("name")]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = _("author")
        verbose_name_plural = _("authors")

    def __str__(self) -> str:
        return self.name
