"""An event with one date, of one day or several; below a series, an edition with a programme of its own."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, ObjectList, TabbedInterface
from wagtail.models import PageManager

from events.blocks import PROGRAMME
from events.choices import Standing
from events.entry import Entry
from events.event_things import event_thing
from events.family import Siblings, own_entry, siblings
from events.models.event_base import EventBase
from events.planning import Plan, Planned, Slot, Status, identity
from events.publication import single_date_problems
from home.api.fields import writable
from home.blocks import BlocksField
from home.publication.problems import Problem
from home.publication.public import PublicQuerySet
from home.structured_data import Thing

SHOWN = _("Shown to the public, for instance “moved because of rain”.")


class EventPage(EventBase):
    start_date = models.DateField(_("first day"), db_index=True)
    start_time = models.TimeField(_("begins at"), null=True, blank=True, help_text=_("Empty: all day long."))
    end_date = models.DateField(_("last day"), null=True, blank=True, help_text=_("Only if it lasts several days."))
    end_time = models.TimeField(_("ends at"), null=True, blank=True)

    standing = models.CharField(_("the event"), max_length=12, choices=Standing.choices, default=Standing.SCHEDULED)
    moved_from_date = models.DateField(
        _("was planned for"), null=True, blank=True,
        help_text=_("The first day that was announced, if people know another one than that above. The page then shows both."),
    )  # fmt: skip
    moved_from_time = models.TimeField(_("at"), null=True, blank=True)
    reason = models.CharField(_("reason"), max_length=250, blank=True, help_text=SHOWN)

    programme = BlocksField(PROGRAMME, verbose_name=_("programme"), blank=True)

    objects = PageManager.from_queryset(PublicQuerySet)()

    parent_page_types = ["events.EventIndexPage", "events.EventSeriesPage", "locations.CityPage"]
    subpage_types: list[str] = []

    content_panels = [
        *EventBase.subject_panels,
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("start_date"), FieldPanel("start_time")]),
                FieldRowPanel([FieldPanel("end_date"), FieldPanel("end_time")]),
            ],
            heading=_("When"),
        ),
        FieldPanel("teaser_picture"),
        FieldPanel("body"),
        FieldPanel("programme"),
        MultiFieldPanel(
            [
                FieldPanel("standing"),
                FieldRowPanel([FieldPanel("moved_from_date"), FieldPanel("moved_from_time")]),
                FieldPanel("reason"),
            ],
            heading=_("Moved or cancelled"),
            classname="collapsed",
        ),
    ]
    edit_handler = TabbedInterface(
        [
            ObjectList(content_panels, heading=_("What and when")),
            ObjectList(EventBase.venue_panels, heading=_("Where")),
            *EventBase.further_tabs,
        ]
    )

    api_fields = [
        *EventBase.api_fields,
        *writable("start_date", "start_time", "end_date", "end_time", "standing", "moved_from_date", "moved_from_time", "reason"),
        *writable("programme"),
    ]

    class Meta(EventBase.Meta):
        verbose_name = _("event")
        verbose_name_plural = _("events")

    @property
    def slot(self) -> Slot:
        """When it takes place."""
        last = self.end_date or self.start_date
        return Slot(self.start_date, self.start_time, self.end_time, max(1, (last - self.start_date).days + 1))

    @property
    def original_slot(self) -> Slot:
        """When it was to take place before anybody moved it."""
        if self.moved_from_date is None:
            return self.slot
        return Slot(self.moved_from_date, self.moved_from_time or self.start_time, self.end_time, self.slot.days)

    def plan(self, until: date) -> Plan:
        """Its one date, however far away it is."""
        slot, original = self.slot, self.original_slot
        status = Status(self.standing)
        if status is Status.SCHEDULED and (slot.day, slot.start) != (original.day, original.start):
            status = Status.MOVED
        return Plan([Planned(identity(original.day), "", original, slot, status)], [], [], [])

    @cached_property
    def entry(self) -> Entry:
        """Its date, as lists show it."""
        return own_entry(self)

    @cached_property
    def siblings(self) -> Siblings | None:
        """The series that it is an edition of."""
        return siblings(self)

    def structured_data(self) -> list[Thing]:
        return [*super().structured_data(), event_thing(self)]

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return super().get_context(request, *args, **kwargs) | {"entry": self.entry, "siblings": self.siblings}

    def publication_problems(self, now: datetime) -> Iterator[Problem]:
        yield from super().publication_problems(now)
        yield from single_date_problems(self)
