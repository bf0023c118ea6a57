"""A quote: words, who says them, when, and who allows it."""

import datetime as dt
from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.models import PageManager
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from home.api.fields import writable
from home.models import BasePage
from home.publication.problems import Problem, publication_day
from home.quotation import one_line, unquoted
from home.structured_data import Thing
from locations.belonging import InCity
from locations.panels import CityPanel
from quotes.facts import quotation
from quotes.form import QuoteForm
from quotes.lists import list_url
from quotes.of_the_day import quotes_of_the_day
from quotes.publication import day_problems, release_problems, speaker_problems
from quotes.querysets import QuoteQuerySet
from quotes.quote import Quote
from quotes.quotes import quote_of, quotes
from quotes.reuse import portrait_to_take

MORE = 2


class QuotePage(InCity, BasePage):
    """The portrait is the page's picture. Its title is for menus and search engines; readers see the words themselves."""

    base_form_class = QuoteForm
    needs_summary = False

    text = models.TextField(
        _("words"), max_length=300, help_text=_("Without quotation marks: the page sets them as its language has them.")
    )
    person = models.CharField(_("person"), max_length=120, blank=True, help_text=_("Empty where an office speaks."))
    office = models.CharField(
        pgettext_lazy("of a person", "office"),
        max_length=160,
        blank=True,
        help_text=_("For instance “Lord Mayor” or “Office for economic development”."),
    )
    organisation = models.ForeignKey(
        "locations.OrganisationPage", verbose_name=_("organisation"), null=True, blank=True, on_delete=models.SET_NULL, related_name="+",
        limit_choices_to={"locale__language_code": settings.LANGUAGE_CODE}, help_text=_("Only if it is not said for a city."),
    )  # fmt: skip
    said_on = models.DateField(_("said on"), db_index=True)
    occasion = models.CharField(
        _("occasion"), max_length=200, blank=True, help_text=_("For instance “at the opening of the joint laboratory”.")
    )
    released_by = models.CharField(
        _("released by"), max_length=160, blank=True, help_text=_("Who allowed it to be shown, for instance “Press office of Jena”.")
    )
    released_on = models.DateField(_("released on"), null=True, blank=True)
    valid_until = models.DateField(
        _("holds until"), null=True, blank=True,
        help_text=_("The last day in office, for instance. After it the quote stands in the archive and is no longer quote of the day."),
    )  # fmt: skip

    objects = PageManager.from_queryset(QuoteQuerySet)()

    override_translatable_fields = [SynchronizedField("person")]
    parent_page_types = ["locations.CityPage", "quotes.QuoteIndexPage"]
    subpage_types: list[str] = []
    content_panels = [
        FieldPanel("text"),
        MultiFieldPanel(
            [FieldPanel("person"), FieldPanel("office"), CityPanel(), FieldPanel("organisation")],
            heading=_("Who says it"),
        ),
        FieldPanel("teaser_picture", heading=_("Portrait")),
        MultiFieldPanel([FieldPanel("said_on"), FieldPanel("occasion")], heading=_("When")),
        InlinePanel("topics", heading=_("Topics"), label=_("topic"), min_num=1),
        MultiFieldPanel(
            [FieldRowPanel([FieldPanel("released_by"), FieldPanel("released_on")]), FieldPanel("valid_until")],
            heading=_("Release"),
        ),
        FieldPanel(
            "title", heading=_("Title of the page"), classname="collapsed",
            help_text=_("For search engines and for lists in here. Left empty, it is made of who speaks and how the words begin."),
        ),
    ]  # fmt: skip

    api_fields = [
        *BasePage.api_fields,
        *writable("text", "person", "office", "city", "organisation", "said_on", "occasion", "topics"),
        *writable("released_by", "released_on", "valid_until"),
    ]
    search_fields = [
        *BasePage.search_fields,
        *(index.SearchField(name) for name in ("text", "person", "office", "occasion")),
        *(index.FilterField(name) for name in ("city", "said_on", "valid_until")),
    ]

    class Meta(BasePage.Meta):
        verbose_name = _("quote")
        verbose_name_plural = _("quotes")

    @cached_property
    def quote(self) -> Quote:
        """What is shown of it, as of today."""
        return quote_of(self, timezone.localdate())

    @property
    def description(self) -> str:
        """What search engines and link previews show: the words and who says them."""
        return self.search_description or f"{self.quote.quoted} – {self.quote.attribution}"

    @cached_property
    def more(self) -> list[Quote]:
        """Others of its city or on its topics, as far as there are any; those that hold today."""
        topics = frozenset(topic.slug for topic in self.quote.topics)
        near = quotes_of_the_day(self.language, timezone.localdate(), MORE + 1, self.city_id, topics)
        return [quote for quote in near if quote.key != self.quote.key][:MORE]

    @classmethod
    def of_the_day(cls, language: str, topic: str = "") -> Quote | None:
        """For whoever shows it and knows nothing of this room: those on the topic with this slug come first."""
        topics = frozenset({topic} if topic else ())
        return next(iter(quotes_of_the_day(language, timezone.localdate(), 1, topics=topics)), None)

    @classmethod
    def in_short(cls, pk: int, language: str) -> Quote | None:
        """The same of a page with this id that the reader may see."""
        return next(iter(quotes(cls.objects.filter(pk=pk), language, timezone.localdate())), None)

    def clean(self) -> None:
        """Marks that were typed around the whole go, since the page sets its own, and so do line breaks."""
        super().clean()
        self.text = unquoted(one_line(self.text))

    def pages_linked(self) -> list[int]:
        return super().pages_linked() + [pk for pk in (self.city_id, self.organisation_id) if pk]

    def pictures_shown(self) -> list[int]:
        return super().pictures_shown() + [quote.portrait_id for quote in self.more if quote.portrait_id]

    def structured_data(self) -> list[Thing]:
        return [*super().structured_data(), quotation(self.quote)]

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Besides what every page shows: the quote, two more, where the list is, and the portrait if it may be taken along."""
        context = super().get_context(request, *args, **kwargs)
        portrait = portrait_to_take(self.teaser_picture_id)
        return context | {"quote": self.quote, "more": self.more, "list_url": list_url(self.language), "portrait": portrait}

    def publication_problems(self, now: dt.datetime) -> Iterator[Problem]:
        yield from super().publication_problems(now)
        appears = publication_day(self, now)
        yield from speaker_problems(self)
        yield from day_problems(self, appears)
        yield from release_problems(self, appears)
        if not self.topics.all():
            yield "topics", str(_("Choose at least one topic: lists are filtered by it, and the quote of the day follows it."))
