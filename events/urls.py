"""Addresses of events that are no pages."""

from django.urls import URLPattern, path, re_path
from django.utils.translation import gettext_lazy as _

from events.date_view import event_date
from events.ical.views import calendar, date_calendar_file, event_calendar_file
from events.suggesting.confirm_view import confirmation
from events.suggesting.correct_view import correction
from events.suggesting.views import suggest, suggested

app_name = "events"
DATE = r"^(?P<path>[^\n]+)/(?P<identity>[0-9]{4}-[0-9]{2}-[0-9]{2}(?:-[0-9]{4})?)/"

# At the root, whatever the language.
calendar_urlpatterns: list[URLPattern] = [path("calendar.ics", calendar, name="calendar")]

# Below pages, in the language of their path.
urlpatterns: list[URLPattern] = [
    re_path(rf"{DATE}$", event_date, name="event_date"),
    re_path(rf"{DATE}event\.ics$", date_calendar_file, name="date_calendar"),
    path("<path:path>/event.ics", event_calendar_file, name="event_calendar"),
    path(_("<path:path>/suggest/"), suggest, name="suggest"),
    path(_("<path:path>/suggest/thanks/<str:signed>/"), suggested, name="suggested"),
    path(_("<path:path>/suggest/correct/<str:signed>/"), correction, name="correct_suggestion"),
    path(_("<path:path>/suggest/confirm/<str:signed>/"), confirmation, name="confirm_suggestion"),
]
