"""What an event and a series of events have in common: what it is about, where, who organises it, how to take part."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.conf import settings
from django.core.validators import MinValueValidator
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel, ObjectList, TitleFieldPanel
from wagtail_localize.fields import SynchronizedField

from events.choices import EventLanguage
from events.current import current_date
from events.entry import Entry
from events.facts import Facts, closes_today, facts
from events.lists import list_url
from events.publication import registration_problems, venue_problems
from home.api.fields import writable
from home.blocks import BODY, BlocksField
from home.models import BasePage
from home.publication.problems import Problem
from home.sections import filled, pictures_in
from home.terms import Named, term
from locations.belonging import InCity
from locations.models.contact import CONTACT_FIELDS, CONTACT_PANEL, CONTACT_SYNCHRONISED, HasContact
from locations.models.placed import Placed
from locations.panels import CityChoice, PlacePanel
from locations.registry import event_sections


class EventBase(InCity, Placed, HasContact, BasePage):
    body = BlocksField(BODY, verbose_name=_("text"), blank=True)

    venue_name = models.CharField(
        _("venue"), max_length=120, blank=True, help_text=_("House and room, for instance “Technologiepark, Saal 2”.")
    )
    street = models.CharField(_("street and number"), max_length=120, blank=True)
    postal_code = models.CharField(_("postal code"), max_length=10, blank=True)
    place = models.CharField(_("place"), max_length=80, blank=True, help_text=_("Only if it is not one of the cities."))
    online_url = models.URLField(
        _("online at"), blank=True, help_text=_("Where people take part over the network; alone or beside the venue.")
    )

    organiser = models.ForeignKey(
        "locations.OrganisationPage", verbose_name=_("organiser"), null=True, blank=True, on_delete=models.SET_NULL, related_name="+",
        limit_choices_to={"locale__language_code": settings.LANGUAGE_CODE},
    )  # fmt: skip
    organiser_name = models.CharField(
        _("organiser, in words"), max_length=160, blank=True, help_text=_("Only if it is not one of the organisations.")
    )

    project = models.ForeignKey(
        "projects.ProjectPage", verbose_name=_("project"), null=True, blank=True, on_delete=models.SET_NULL, related_name="+",
        limit_choices_to={"locale__language_code": settings.LANGUAGE_CODE},
        help_text=_("If it belongs to a project: each of the two pages then leads to the other."),
    )  # fmt: skip

    registration_url = models.URLField(_("registration at"), blank=True)
    registration_until = models.DateTimeField(_("registration until"), null=True, blank=True)
    places = models.PositiveIntegerField(_("places"), null=True, blank=True)
    price = models.DecimalField(
        _("price"), max_digits=8, decimal_places=2, null=True, blank=True, validators=[MinValueValidator(0)],
        help_text=_("In euros; 0 means free. Empty says nothing about it."),
    )  # fmt: skip
    price_note = models.CharField(_("about the price"), max_length=120, blank=True, help_text=_("For instance “reduced 5 €”."))

    event_language = models.CharField(_("language"), max_length=5, choices=EventLanguage.choices, default=EventLanguage.GERMAN)
    accessibility = models.CharField(
        _("access"), max_length=250, blank=True, help_text=_("For instance “step-free, induction loop, stop 150 m away”.")
    )

    synchronised = ("venue_name", "street", "postal_code", "place", "organiser_name")
    override_translatable_fields = [*CONTACT_SYNCHRONISED, *map(SynchronizedField, synchronised)]

    subject_panels = [
        TitleFieldPanel("title", classname="", placeholder=False),
        InlinePanel("topics", heading=_("Topics"), label=_("topic"), min_num=1),
        FieldPanel("summary"),
    ]
    venue_panels = [
        CityChoice(),
        FieldPanel("venue_name"),
        FieldRowPanel([FieldPanel("street"), FieldPanel("postal_code"), FieldPanel("place")]),
        PlacePanel(),
        FieldPanel("online_url"),
        FieldPanel("accessibility"),
    ]
    taking_part_panels = [
        MultiFieldPanel([FieldPanel("organiser"), FieldPanel("organiser_name")], heading=_("Organiser")),
        FieldPanel("project"),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("registration_url"), FieldPanel("registration_until")]),
                FieldRowPanel([FieldPanel("places"), FieldPanel("price"), FieldPanel("price_note")]),
            ],
            heading=_("Taking part"),
        ),
        FieldPanel("event_language"),
    ]
    # What every event asks after what, when and where.
    further_tabs = [
        ObjectList(taking_part_panels, heading=_("Taking part")),
        ObjectList([CONTACT_PANEL], heading=_("Contact")),
        ObjectList(BasePage.promote_panels, heading=_("Search engines")),
        ObjectList(BasePage.settings_panels, heading=_("Settings")),
    ]

    api_fields = [
        *BasePage.api_fields,
        *writable("body", "city", "venue_name", "street", "postal_code", "place", "latitude", "longitude", "online_url"),
        *writable("organiser", "organiser_name", "project", "registration_url", "registration_until", "places", "price", "price_note"),
        *writable("event_language", "accessibility", "topics", *CONTACT_FIELDS),
    ]

    # Whether it has many dates, each with a page of its own.
    is_series = False
    # What other apps know of it, once the page is being shown.
    sections: list[dict[str, Any]] = []

    class Meta(BasePage.Meta):
        abstract = True

    @cached_property
    def facts(self) -> Facts:
        """What stands at a glance, at this moment."""
        return facts(self, timezone.now())

    def current_date(self) -> Entry | None:
        """The date that others say of it: the next one that takes place, else the next one, else the last one. In the language of this
        page; two to four queries."""
        return current_date(self, timezone.localdate())

    @cached_property
    def topics_shown(self) -> list[Named]:
        """Its topics in its order, named in the language of the page where they have a name in it."""
        found = (term("home.Topic", row.topic_id, self.language) for row in self.topics.all())
        return [topic for topic in found if topic]

    @property
    def is_elsewhere_each_time(self) -> bool:
        """Whether each of its dates says its own place, so that it needs none itself."""
        return False

    def pages_linked(self) -> list[int]:
        return super().pages_linked() + [pk for pk in (self.city_id, self.organiser_id, self.project_id) if pk]

    def pictures_shown(self) -> list[int]:
        return super().pictures_shown() + pictures_in(self.sections)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Besides what every page shows: where the list of all dates is, and what other apps know of this event."""
        self.sections = filled(event_sections, self, request)
        context = super().get_context(request, *args, **kwargs)
        return context | {"facts": self.facts, "sections": self.sections, "list_url": list_url(self.language)}

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """On the day on which registration ends nobody keeps the page, for it says something else before the day is over."""
        response: HttpResponse = super().serve(request, *args, **kwargs)
        if closes_today(self, timezone.now()):
            response["Cache-Control"] = "no-store"
        return response

    def publication_problems(self, now: datetime) -> Iterator[Problem]:
        yield from super().publication_problems(now)
        yield from self.placement_problems(required=False)
        yield from venue_problems(self)
        yield from registration_problems(self)
        if not self.topics.all():
            yield "topics", str(_("Choose at least one topic: lists and calendars are filtered by it."))
