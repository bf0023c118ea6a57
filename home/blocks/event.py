"""An event or a series in the middle of another page, with its date as it stands when the page is read."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from typing_extensions import TypedDict
from wagtail import blocks

from home import links
from home.blocks.choosers import PageChooserBlock
from home.frame import absolute

PAGE_TYPES = ["events.EventPage", "events.EventSeriesPage"]


class EventDateData(TypedDict):
    """The date that a linked event takes place on, or the next one of a series. `starts` and `ends` are local moments with their offset
    or, for what lasts all day, days; `status` is `scheduled`, `rescheduled`, `cancelled` or `postponed`."""

    url: str
    starts: str
    ends: str | None
    all_day: bool
    status: str
    city: str
    venue: str


class EventData(TypedDict):
    """An event as it is linked to: `date` is null for a series without any date."""

    url: str
    title: str
    language: str
    date: EventDateData | None


class EventBlock(blocks.StructBlock):
    """Asks the chosen page for its `current_date(language)`: what has a title, a `url`, days and hours in words, and a status."""

    event = PageChooserBlock(page_type=PAGE_TYPES, label=_("Event or series"))

    api_shape = EventData | None

    class Meta:
        icon = "date"
        group = _("Lists")
        label = _("Event")
        description = _("An event or a series with its next date, which changes by itself.")
        template = "blocks/event.html"

    def get_preview_value(self) -> blocks.StructValue:
        models = self.child_blocks["event"].target_models
        found = (model.objects.filter(live=True).order_by("path").first() for model in models)
        return self.normalize({"event": next((page for page in found if page), None)})

    def get_context(self, value: blocks.StructValue, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        """`target`, where the event itself is, and `entry`, the date; both None where nothing is public."""
        target, entry = self._shown(value)
        return super().get_context(value, parent_context=parent_context) | {"target": target, "entry": entry}

    def get_api_representation(self, value: blocks.StructValue, context: dict[str, Any] | None = None) -> EventData | None:
        """The event in the language of the answer, else in German, with full addresses; null when neither is public."""
        target, entry = self._shown(value)
        if target is None:
            return None
        date = _data(entry) if entry else None
        return EventData(url=absolute(target.url), title=target.title, language=target.language, date=date)

    def _shown(self, value: blocks.StructValue) -> tuple[links.Target | None, Any]:
        chosen = value["event"]
        target = links.target(chosen.pk) if chosen else None
        if target is None:
            return None, None
        version = links.load([chosen.pk])[chosen.pk].version_in(links.active_language())
        return target, links.in_own_type(version).current_date() if version else None


def _data(entry: Any) -> EventDateData:
    ends = entry.last_day if entry.all_day else entry.ends
    return EventDateData(
        url=absolute(entry.url),
        starts=(entry.day if entry.all_day else entry.starts).isoformat(),
        ends=ends.isoformat() if ends else None,
        all_day=entry.all_day,
        status=entry.status.value,
        city=entry.city.name if entry.city else "",
        venue=entry.venue_name,
    )
