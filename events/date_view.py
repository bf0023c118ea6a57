"""The page of one date of a series: an address below the series' page, and no page itself."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone

from events.addresses import date_url, event_calendar
from events.date_addresses import address_now
from events.entries import entries_of
from events.entry import Entry
from events.event_things import date_thing
from events.facts import closes_today
from events.lists import list_url
from events.models import EventPage, EventSeriesPage, Occurrence
from events.planning import read_identity
from home.facts import publisher
from home.frame import absolute, address
from home.presentation import page_context
from home.structured_data import breadcrumb_list, script
from home.views import published_page, serve_below, serve_page

OTHERS = 4


def event_date(request: HttpRequest, path: str, identity: str) -> HttpResponseBase:
    """The date with this identity of the series at `path` below the start page of the active language.

    An address that a date has been known by leads to it for ever. Raises Http404 for a date that is none (any more).
    """
    try:
        page = published_page(path)
    except Http404:
        page = None
    if not isinstance(page, EventPage | EventSeriesPage):
        return serve_page(request, f"{path}/{identity}/")
    return serve_below(request, page, lambda: _answer(request, page, path, identity))


def _answer(request: HttpRequest, page: EventPage | EventSeriesPage, path: str, identity: str) -> HttpResponseBase:
    row = Occurrence.objects.open_to_reader().filter(translation_key=page.translation_key, identity=identity).first()
    if row is None or not page.is_series:
        return _elsewhere(request, page, path, identity)
    response = render(request, "events/event_date.html", _context(page, row, request))
    if closes_today(page, timezone.now()):
        response["Cache-Control"] = "no-store"
    return response


def _elsewhere(request: HttpRequest, page: EventPage | EventSeriesPage, path: str, identity: str) -> HttpResponseBase:
    """A redirect to where the date of an old address is now, else what a page of this name answers."""
    if read_identity(identity) is None:
        raise Http404
    if now := address_now(page, identity):
        return HttpResponseRedirect(now.path, status=301 if now.is_permanent else 302)
    return serve_page(request, f"{path}/{identity}/")


def _context(series: EventSeriesPage, row: Occurrence, request: HttpRequest) -> dict[str, Any]:
    [entry, *others] = _shown(series, row)
    context = page_context(series)
    url = absolute(entry.url)
    for language in context["languages"]:
        if language["url"]:
            language |= {name: date_url(language[name], entry.identity) for name in ("url", "absolute")}
    trail = [(above.title, absolute(address(above.url_path))) for above in (*series.trail, series)]
    things = [publisher(), breadcrumb_list([*trail, (entry.days, url)]), date_thing(series, entry)]
    return context | {
        "page": series,
        "request": request,
        "entry": entry,
        "calendar_url": event_calendar(entry.url) if series.facts.calendar_url else "",
        "others": others,
        "facts": series.facts,
        "list_url": list_url(series.language),
        "crumbs": [*context["crumbs"], {"title": series.title, "url": address(series.url_path)}],
        "canonical": url,
        "structured_data": script(*things),
        "share_title": f"{entry.heading}, {entry.days}",
    }


def _shown(series: EventSeriesPage, row: Occurrence) -> list[Entry]:
    """The date itself, and the next ones besides it."""
    coming = Occurrence.objects.open_to_reader().filter(page=row.page_id).exclude(pk=row.pk).coming(timezone.localdate())
    return entries_of(series, [row, *coming[:OTHERS]])
