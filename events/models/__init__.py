from events.models.calendar_version import CalendarVersion
from events.models.event_base import EventBase
from events.models.event_date import EventDate
from events.models.event_index_page import EventIndexPage
from events.models.event_page import EventPage
from events.models.event_series_page import EventSeriesPage
from events.models.occurrence import Occurrence
from events.models.schedule import ScheduleRow
from events.models.suggestion import Suggestion
from events.models.topics import EventSeriesTopic, EventTopic

__all__ = [
    "CalendarVersion",
    "EventBase",
    "EventDate",
    "EventIndexPage",
    "EventPage",
    "EventSeriesPage",
    "EventSeriesTopic",
    "EventTopic",
    "Occurrence",
    "ScheduleRow",
    "Suggestion",
]
