"""The addresses of calendars."""

import datetime as dt
from collections.abc import Iterable

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect, QueryDict
from django.utils import timezone, translation
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from events.addresses import date_url, event_calendar
from events.ical.asked import CalendarAsked, calendar_asked
from events.ical.kept import entries_kept, entries_written
from events.ical.shapes import Calendar
from events.ical.source import components, dates_of, dates_of_all, going_on, separately
from events.ical.writing import MEDIA_TYPE, write, written
from events.models import EventIndexPage, EventPage, EventSeriesPage, Occurrence
from events.occurrence_querysets import OccurrenceQuerySet
from home.frame import absolute, address, root_of
from home.publication.public import closed_paths
from home.strict_questions import NotUnderstoodError, language_asked, not_understood
from home.terms import terms
from home.views import public_page
from locations.cities import City, cities

# How far back the calendar of all dates goes.
MONTHS = 12
MOST = 2000  # dates that are entries of their own: what is written within two seconds
Event = EventPage | EventSeriesPage


@require_safe
def calendar(request: HttpRequest) -> HttpResponse:
    """All dates, or those that a filter of the list leaves; 400 with a sentence about what was not understood, or is too much."""
    language = language_asked(request.GET)
    with translation.override(language):
        try:
            return _calendar(request.GET, language)
        except NotUnderstoodError as error:
            return not_understood(error)


def _calendar(question: QueryDict, language: str) -> HttpResponse:
    """Raises NotUnderstoodError, and Http404 as long as there is no start page in this language."""
    topics, places = terms("home.Topic", language), {city.slug: city for city in cities(language).values()}
    asked = calendar_asked(question, sorted(topics), list(places))
    root = root_of(language)
    if root is None or not root.page.live or closed_paths().covers(root.page.path):
        raise Http404
    index = EventIndexPage.objects.public(language).order_by("path").first() or root.page
    names = [_("Metropolitan Region Central Germany"), index.title]
    names += [topics[asked.topic].name] if asked.topic else []
    names += [places[asked.city].name] if asked.city else []
    found = _found(asked, _asked_for(asked, places))
    name = ": ".join(dict.fromkeys([*names, asked.words] if asked.words else names))
    made = Calendar(name, language, absolute(asked.url), absolute(address(index.url_path)), found)
    return _file(made, "-".join(filter(None, [slugify(index.title), asked.city, asked.topic])))


@require_safe
def event_calendar_file(request: HttpRequest, path: str) -> HttpResponse:
    """The event or the series at `path` below the start page of the active language, all its dates, those of its editions too; raises
    Http404."""
    page = _event(path)
    asked = dates_of_all(page)
    found = written(components(asked, going_on(asked, dt.date.min), page.language, dt.date.min, narrowed=False))
    url = address(page.url_path)
    return _file(Calendar(page.title, page.language, absolute(event_calendar(url)), absolute(url), [found]), page.slug)


@require_safe
def date_calendar_file(request: HttpRequest, path: str, identity: str) -> HttpResponse:
    """One date of the series at `path`. An event that is no series has its one calendar; a page may be named like a date, too."""
    page = _event(path)
    date: Occurrence | None = dates_of(page.translation_key).filter(identity=identity).first()
    if date is None:
        return event_calendar_file(request, f"{path}/{identity}")
    if not date.is_of_series:
        return HttpResponsePermanentRedirect(event_calendar(address(page.url_path)))
    url = date_url(address(page.url_path), identity)
    made = Calendar(page.title, page.language, absolute(event_calendar(url)), absolute(url), [written(separately([date], page.language))])
    return _file(made, f"{page.slug}-{identity}")


def _event(path: str) -> Event:
    page = public_page(path)
    if not isinstance(page, Event):
        raise Http404
    return page


def _found(asked: CalendarAsked, dates: OccurrenceQuerySet) -> Iterable[bytes]:
    """Whole series, as far as all their dates were asked for: of some days each date is an entry of its own. Raises NotUnderstoodError
    for days that have more dates than are written at once."""
    since = _since(timezone.localdate())
    if asked.is_of_some_days:
        days = dates.between(asked.first or since, asked.last or dt.date.max).in_order()
        if (count := days.count()) > MOST:
            sentence = _(
                "There are %(count)d dates on these days, at most %(most)d are given at once. Ask for fewer days, or for one city."
            )
            raise NotUnderstoodError(sentence % {"count": count, "most": MOST})
        return [written(separately(days, asked.language))]
    if asked.words:
        return entries_written(dates, asked.language, since)
    return entries_kept(dates, asked.language, since, [f"city={asked.city}", f"topic={asked.topic}"] if asked.is_narrowed else [])


def _asked_for(asked: CalendarAsked, places: dict[str, City]) -> OccurrenceQuerySet:
    found = Occurrence.objects.public()
    if asked.city:
        found = found.in_city(places[asked.city].pk)
    if asked.topic:
        found = found.about(asked.topic)
    return found.with_words(asked.words, asked.language) if asked.words else found


def _since(today: dt.date) -> dt.date:
    """The same day a year before; of a leap day the one before it."""
    year, month = divmod(today.year * 12 + today.month - 1 - MONTHS, 12)
    return dt.date(year, month + 1, min(today.day, 28))


def _file(made: Calendar, name: str) -> HttpResponse:
    plain = name.encode("ascii", "ignore").decode() or "calendar"
    headers = {"Content-Language": made.language, "Content-Disposition": f'inline; filename="{plain}.ics"'}
    return HttpResponse(write(made), content_type=MEDIA_TYPE, headers=headers)
