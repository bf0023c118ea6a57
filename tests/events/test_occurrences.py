"""The table of dates says what is published, and nothing else."""

from datetime import date, time
from types import SimpleNamespace
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import PageViewRestriction

from events.clock import roll_on
from events.entries import entries
from events.models import CalendarVersion, EventDate, EventIndexPage, Occurrence
from events.planning import Status
from events.rebuilding import rebuild
from home.memory import request_memory
from tests.events.conftest import identities
from tests.factories import CityIndexPageFactory, CityPageFactory, EventFactory, EventSeriesFactory, TopicFactory, publish, translate

pytestmark = pytest.mark.django_db


def of(page: Any) -> Any:
    return Occurrence.objects.filter(page=page)


def test_publishing_writes_down_every_date(index: EventIndexPage) -> None:
    series = publish(EventSeriesFactory(parent=index))
    assert identities(of(series))[:2] == ["2026-12-03", "2026-12-10"]
    assert of(series).count() == 10
    first = of(series).get(identity="2026-12-03")
    assert timezone.localtime(first.starts).time() == time(18)
    assert (first.first_day, first.status, first.venue_name) == (date(2026, 12, 3), Status.SCHEDULED, "Technologiepark, Saal 2")


def test_a_draft_and_a_change_that_waits_write_nothing(index: EventIndexPage) -> None:
    event = EventFactory(parent=index, live=False)
    event.save_revision()
    assert not of(event).exists()
    publish(event)
    event.start_date = date(2026, 12, 20)
    event.save_revision()
    assert identities(of(event)) == ["2026-12-16"]


def test_unpublishing_takes_the_dates_away_and_publishing_brings_them_back_newer(index: EventIndexPage) -> None:
    event = publish(EventFactory(parent=index))
    event.unpublish()
    assert not of(event).exists()
    event.start_date = date(2026, 12, 20)
    publish(event)
    assert identities(of(event)) == ["2026-12-20"]
    assert CalendarVersion.objects.get(page=event).sequence == 1


def test_deleting_takes_the_dates_away(index: EventIndexPage) -> None:
    event = publish(EventFactory(parent=index))
    event.delete()
    assert not Occurrence.objects.exists()


def test_the_english_page_has_no_dates_of_its_own(index: EventIndexPage) -> None:
    translate(index)
    event = publish(EventFactory(parent=index))
    translate(event, title="Evening")
    assert Occurrence.objects.count() == 1
    [entry] = entries(Occurrence.objects.public(), "en")
    assert (entry.title, entry.language) == ("Evening", "en")


def test_an_event_that_is_not_translated_is_listed_in_german(index: EventIndexPage) -> None:
    publish(EventFactory(parent=index, title="Abend"))
    [entry] = entries(Occurrence.objects.public(), "en")
    assert (entry.title, entry.language) == ("Abend", "de")


def test_a_moved_event_keeps_its_identity_and_its_old_day(index: EventIndexPage) -> None:
    event = publish(EventFactory(parent=index))
    event.moved_from_date, event.start_date = event.start_date, date(2026, 12, 18)
    publish(event)
    [row] = of(event)
    assert (row.identity, row.first_day, row.original_day, row.status) == (
        "2026-12-16",
        date(2026, 12, 18),
        date(2026, 12, 16),
        Status.MOVED,
    )


def test_a_changed_date_has_its_own_place_and_the_others_keep_theirs(index: EventIndexPage, tree: SimpleNamespace) -> None:
    halle = CityPageFactory(parent=CityIndexPageFactory(parent=tree.home), title="Halle (Saale)", slug="halle")
    changes = [{"date": date(2026, 12, 10), "city": halle, "venue_name": "Stadthaus"}]
    series = publish(EventSeriesFactory(parent=index, changes=changes))
    row, other = of(series).get(identity="2026-12-10"), of(series).get(identity="2026-12-17")
    assert (row.city_id, row.venue_name, row.elsewhere) == (halle.pk, "Stadthaus", True)
    assert (other.city_id, other.venue_name, other.elsewhere) == (None, "Technologiepark, Saal 2", False)


def test_a_cancellation_in_german_is_english_at_once_and_its_note_follows_when_it_is_translated(index: EventIndexPage) -> None:
    translate(index)
    series = publish(EventSeriesFactory(parent=index))
    translate(series, title="Thursdays")
    series.changes = [EventDate(locale=series.locale, date=date(2026, 12, 10), what="cancelled", reason="wegen Sturm")]
    publish(series)
    entry = next(entry for entry in entries(Occurrence.objects.public(), "en") if entry.identity == "2026-12-10")
    assert (entry.title, entry.status) == ("Thursdays", Status.CANCELLED)
    assert (entry.reason, entry.reason_language) == ("wegen Sturm", "de")


def test_moving_below_a_city_gives_the_dates_that_city(index: EventIndexPage, tree: SimpleNamespace) -> None:
    jena = CityPageFactory(parent=CityIndexPageFactory(parent=tree.home), title="Jena")
    event = publish(EventFactory(parent=index))
    event.move(jena, pos="last-child")
    assert of(event).get().city_id == jena.pk


def test_a_restricted_event_is_not_public_and_neither_is_one_below_a_hidden_page(index: EventIndexPage) -> None:
    event = publish(EventFactory(parent=index))
    restriction = PageViewRestriction.objects.create(page=event, restriction_type=PageViewRestriction.LOGIN)
    assert not Occurrence.objects.public().exists()
    restriction.delete()
    assert Occurrence.objects.public().count() == 1
    index.unpublish()
    assert not Occurrence.objects.public().exists()


def test_an_edition_stands_for_the_date_that_the_rule_names(index: EventIndexPage) -> None:
    series = publish(EventSeriesFactory(parent=index))
    edition = publish(EventFactory(parent=series, start_date=date(2026, 12, 10)))
    assert "2026-12-10" not in identities(of(series))
    assert identities(of(edition)) == ["2026-12-10"]
    edition.unpublish()
    assert "2026-12-10" in identities(of(series))


def test_an_edition_that_moves_from_series_to_series_stands_for_a_date_of_the_one_it_is_in(index: EventIndexPage) -> None:
    first, second = publish(EventSeriesFactory(parent=index)), publish(EventSeriesFactory(parent=index))
    edition = publish(EventFactory(parent=first, start_date=date(2026, 12, 10)))
    assert ("2026-12-10" in identities(of(first)), "2026-12-10" in identities(of(second))) == (False, True)
    edition.move(second, pos="last-child")
    assert ("2026-12-10" in identities(of(first)), "2026-12-10" in identities(of(second))) == (True, False)


def test_deleting_an_edition_gives_the_series_its_date_back(index: EventIndexPage) -> None:
    series = publish(EventSeriesFactory(parent=index))
    edition = publish(EventFactory(parent=series, start_date=date(2026, 12, 10)))
    edition.delete()
    assert "2026-12-10" in identities(of(series))


def test_the_sequence_rises_with_what_calendars_are_told_and_with_nothing_else(index: EventIndexPage) -> None:
    series = publish(EventSeriesFactory(parent=index))
    version = CalendarVersion.objects.get(page=series)
    publish(series)
    rebuild(series)
    assert CalendarVersion.objects.get(page=series) == version
    assert CalendarVersion.objects.get(page=series).sequence == 0
    series.changes = [EventDate(locale=series.locale, date=date(2026, 12, 10), what="cancelled")]
    publish(series)
    assert CalendarVersion.objects.get(page=series).sequence == 1


def test_rebuilding_by_hand_mends_the_table_and_changes_nothing_the_second_time(index: EventIndexPage, capsys: Any) -> None:
    series = publish(EventSeriesFactory(parent=index))
    draft = EventFactory(parent=index, live=False)
    of(series).filter(identity="2026-12-03").delete()
    of(series).filter(identity="2026-12-10").update(status=Status.CANCELLED)
    row = of(series).first()
    row.pk, row.page_id, row.identity = None, draft.pk, "2026-01-01"
    row.save(force_insert=True)
    call_command("rebuild_occurrences")
    assert "dates changed: 2, dates of events that are not live: 1" in capsys.readouterr().out
    call_command("rebuild_occurrences")
    assert "dates changed: 0, dates of events that are not live: 0" in capsys.readouterr().out


def test_a_rule_without_end_is_written_down_two_years_ahead_and_the_clock_goes_on(
    index: EventIndexPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    series = publish(EventSeriesFactory(parent=index, schedules=[{"rule": "RRULE:FREQ=WEEKLY"}]))
    ends = EventSeriesFactory(parent=index)
    publish(ends)
    assert of(series).order_by("-starts").first().first_day == date(2028, 11, 30)
    assert roll_on() == 0
    monkeypatch.setattr("events.clock.horizon", lambda today: date(2028, 12, 31))
    monkeypatch.setattr("events.rebuilding.horizon", lambda today: date(2028, 12, 31))
    assert roll_on() == 1
    assert of(series).order_by("-starts").first().first_day == date(2028, 12, 28)
    assert roll_on() == 0
    assert CalendarVersion.objects.get(page=series).sequence == 0


def test_rebuilding_what_has_not_changed_writes_nothing(index: EventIndexPage) -> None:
    series = publish(EventSeriesFactory(parent=index))
    with CaptureQueriesContext(connection) as queries:
        rebuild(series)
    assert not [query["sql"] for query in queries if query["sql"].startswith(("INSERT", "UPDATE", "DELETE"))]


def test_the_clock_finds_events_of_which_no_signal_told(index: EventIndexPage) -> None:
    event = EventFactory(parent=index)  # saved live, as copies and bulk loads are
    assert roll_on() == 1
    assert identities(of(event)) == ["2026-12-16"]


def test_the_clock_looks_through_all_events_only_where_something_was_published(
    index: EventIndexPage, django_assert_num_queries: Any
) -> None:
    publish(EventFactory(parent=index))
    assert roll_on() == 0
    with django_assert_num_queries(3):  # what is behind the horizon, of each type, and the version
        assert roll_on() == 0
    EventFactory(parent=index)
    assert roll_on() == 1
    assert roll_on() == 0


def test_dates_of_many_events_cost_as_many_queries_as_those_of_one(index: EventIndexPage) -> None:
    topic = TopicFactory()
    publish(EventSeriesFactory(parent=index, topics=[topic]))
    publish(EventFactory(parent=index, topics=[topic]))
    found = Occurrence.objects.public().in_order()

    def queries(count: int) -> int:
        with request_memory():
            entries(found.all(), "de")
        with request_memory(), CaptureQueriesContext(connection) as captured:
            assert len(entries(found.all()[:count], "de")) == count
        return len(captured)

    few = queries(3)  # of both kinds
    for _number in range(19):
        publish(EventFactory(parent=index, topics=[topic]))
    assert queries(30) == few <= 10
