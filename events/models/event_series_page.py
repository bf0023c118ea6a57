"""A series of events: its dates follow a rule, or are named one by one, each perhaps in another city."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from django.http import Http404, HttpRequest
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, InlinePanel, ObjectList, TabbedInterface
from wagtail.models import PageManager

from events.event_things import series_things
from events.family import NUMBER, Family, family, query_of
from events.models.event_base import EventBase
from events.models.event_page import EventPage
from events.panels import SchedulesPanel
from events.planning import Change, Plan, What, plan
from events.publication import series_problems
from events.rule_words import rules
from home.api.fields import writable
from home.paging import NoSuchPageError, page_number
from home.presentation import with_question
from home.publication.problems import Problem
from home.publication.public import PublicQuerySet
from home.structured_data import Thing

NO_ROW = -1
NO_RULE = _("Leave it empty if there is no rule and each date is named below.")
ONE_DATE = _("What is different on one date. Press “Cancel” or “Change” beside the date above, and its row opens here.")


class EventSeriesPage(EventBase):
    objects = PageManager.from_queryset(PublicQuerySet)()

    parent_page_types = ["events.EventIndexPage", "locations.CityPage"]
    subpage_types = ["events.EventPage"]

    content_panels = [
        *EventBase.subject_panels,
        FieldPanel("teaser_picture"),
        FieldPanel("body"),
    ]
    dates_panels = [
        SchedulesPanel("schedules", heading=_("When it takes place"), label=_("rule"), help_text=NO_RULE),
        InlinePanel("changes", heading=_("Single dates"), label=_("change"), help_text=ONE_DATE),
    ]
    edit_handler = TabbedInterface(
        [
            ObjectList(content_panels, heading=_("What")),
            ObjectList(dates_panels, heading=_("When")),
            ObjectList(EventBase.venue_panels, heading=_("Where")),
            *EventBase.further_tabs,
        ]
    )

    api_fields = [*EventBase.api_fields, *writable("schedules", "changes")]

    class Meta(EventBase.Meta):
        verbose_name = _("event series")
        verbose_name_plural = _("event series")

    is_series = True
    # Its dates, once the page is being shown.
    family: Family | None = None

    @cached_property
    def rules(self) -> list[str]:
        """By what rules it takes place, in the active language; empty for a series whose dates are named one by one."""
        return rules(self.schedules.all(), timezone.localdate())

    def structured_data(self) -> list[Thing]:
        return [*super().structured_data(), *(series_things(self, self.family) if self.family else [])]

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Besides what every event shows: its rules and its dates. Raises Http404 for a page of them that there is not."""
        try:
            number = page_number(request.GET.get(NUMBER, ""))
            self.family = family(self, timezone.localdate(), number, preview=getattr(request, "is_preview", False))
        except NoSuchPageError as error:
            raise Http404(f"No page “{error}”") from error
        context = super().get_context(request, *args, **kwargs) | {"family": self.family, "rules": self.rules}
        return with_question(context, query_of(number), "", is_first=number == 1)

    @property
    def edition_days(self) -> list[date]:
        """The local days for which an edition, an event below this series, was planned: it stands for the date that a rule names."""
        editions = EventPage.objects.child_of(self).live() if self.numchild else []
        return sorted({edition.original_slot.day for edition in editions})

    @property
    def has_editions(self) -> bool:
        """Whether any event hangs below it, or below the German series that it translates: children are translated after their parent."""
        return EventPage.objects.filter(path__startswith=self.source_path, depth=self.depth + 1).exists() if self.pk else False

    @property
    def is_elsewhere_each_time(self) -> bool:
        """An irregular series: nothing but editions, extra dates and rules, of which each says its own place."""
        rows = [*self.schedules.all(), *(change for change in self.changes.all() if change.what == What.EXTRA)]
        return all(row.is_elsewhere for row in rows) and (bool(rows) or self.has_editions)

    def plan(self, until: date) -> Plan:
        """All its dates that its rules name up to the local day `until`, and those that were named by hand."""
        schedules = [row.as_schedule() for row in self.schedules.all()]
        changes = [row.as_change(number) for number, row in enumerate(self.changes.all())]
        found = plan(schedules, changes + [Change(day, What.LEFT_OUT, number=NO_ROW) for day in self.edition_days], until)
        return replace(found, orphans=[change for change in found.orphans if change.number != NO_ROW])

    def publication_problems(self, now: datetime) -> Iterator[Problem]:
        yield from super().publication_problems(now)
        yield from series_problems(self, now)
