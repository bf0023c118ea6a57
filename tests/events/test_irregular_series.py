"""A series without a rule: editions below it, or dates that are named one by one, each perhaps in another city."""

from datetime import date
from types import SimpleNamespace

import pytest
from django.test import Client

from events.models import CalendarVersion, EventIndexPage, Occurrence
from home.publication.errors import publication_errors
from tests.events.calendars import events, fetch
from tests.factories import CityIndexPageFactory, CityPageFactory, EventFactory, EventSeriesFactory, publish, translate

pytestmark = pytest.mark.django_db

TOUR = {"live": False, "schedules": [], "venue_name": "", "summary": "Jeder Abend anderswo."}


def test_a_series_without_any_date_is_asked_for_one(index: EventIndexPage) -> None:
    assert "schedules" in publication_errors(EventSeriesFactory(parent=index, live=False, schedules=[]))


def test_editions_are_dates_enough_also_before_they_are_published(index: EventIndexPage) -> None:
    series = EventSeriesFactory(parent=index, **TOUR)
    EventFactory(parent=series, live=False)
    assert publication_errors(series) == {}


def test_a_translation_may_be_published_before_its_editions_are_translated(index: EventIndexPage) -> None:
    translate(index)
    series = EventSeriesFactory(parent=index, **TOUR)
    publish(EventFactory(parent=series))
    publish(series)
    assert publication_errors(translate(series, title="Tour", summary="Somewhere else each evening.")) == {}


def test_a_series_whose_dates_each_say_their_city_needs_no_place(index: EventIndexPage, tree: SimpleNamespace) -> None:
    city = CityPageFactory(parent=CityIndexPageFactory(parent=tree.home))
    extra = {"date": date(2026, 12, 3), "what": "extra"}
    series = EventSeriesFactory(parent=index, changes=[extra | {"city": city}], **TOUR)
    assert publication_errors(series) == {}
    vague = EventSeriesFactory(parent=index, changes=[extra | {"city": city}, extra | {"date": date(2026, 12, 10)}], **TOUR)
    assert set(publication_errors(vague)) == {"venue_name"}


def test_a_series_with_a_rule_needs_a_place_also_if_some_dates_are_elsewhere(index: EventIndexPage) -> None:
    elsewhere = {"date": date(2026, 12, 3), "what": "changed", "venue_name": "Volkshaus"}
    series = EventSeriesFactory(parent=index, live=False, changes=[elsewhere], venue_name="", summary="Immer donnerstags.")
    assert set(publication_errors(series)) == {"venue_name"}


def test_a_series_whose_rules_each_say_their_place_needs_none(index: EventIndexPage) -> None:
    changed = {"date": date(2026, 12, 3), "what": "cancelled"}
    told = {"live": False, "venue_name": "", "changes": [changed]}
    series = EventSeriesFactory(parent=index, schedules=[{"venue_name": "Volkshaus"}], **told)
    assert publication_errors(series) == {}
    vague = EventSeriesFactory(parent=index, schedules=[{"venue_name": "Volkshaus"}, {"first_date": date(2026, 12, 4)}], **told)
    assert set(publication_errors(vague)) == {"venue_name"}


def test_the_calendar_of_a_series_holds_its_editions(index: EventIndexPage, client: Client) -> None:
    series = EventSeriesFactory(parent=index, slug="tour", **TOUR)
    publish(EventFactory(parent=series, title="Auftakt"))
    publish(series)
    publish(EventFactory(parent=series, title="Entwurf", live=False)).unpublish()
    publish(EventFactory(parent=index, title="Etwas anderes"))
    assert [str(event["SUMMARY"]) for event in events(fetch(client, "/termine/tour/event.ics"))] == ["Auftakt"]


def test_deleting_a_series_with_editions_leaves_nothing_of_it(index: EventIndexPage) -> None:
    series = publish(EventSeriesFactory(parent=index))
    publish(EventFactory(parent=series))
    publish(series)
    assert Occurrence.objects.filter(page=series).exists()
    index.delete()
    assert not Occurrence.objects.exists()
    assert not CalendarVersion.objects.exists()
