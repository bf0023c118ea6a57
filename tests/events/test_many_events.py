"""With thousands of events nothing is asked of the database more often, and nothing is written anew that has not changed."""

from collections.abc import Callable
from datetime import date, time, timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import PageViewRestriction

from benchmarks.many import multiply
from events.ical import kept
from events.models import EventIndexPage, EventTopic, Occurrence
from events.recurrence import moment
from tests.events.calendars import fetch
from tests.events.conftest import TODAY
from tests.factories import CityIndexPageFactory, CityPageFactory, EventFactory, EventSeriesFactory, TopicFactory, publish, translate

pytestmark = pytest.mark.django_db
LIST, DETAIL = 12, 10


def queries(client: Client, path: str) -> int:
    """Once what is remembered of this version of the content is known."""
    client.get(path)
    cache.clear()
    with CaptureQueriesContext(connection) as captured:
        response = client.get(path)
    assert response.status_code == 200
    return len(captured)


def test_two_thousand_events_cost_as_many_queries_as_twenty(index: EventIndexPage, client: Client, tree: SimpleNamespace) -> None:
    jena = publish(CityPageFactory(parent=CityIndexPageFactory(parent=tree.home), title="Jena", slug="jena"))
    topic = TopicFactory()
    original = publish(EventFactory(parent=index, topics=[topic], city=jena, start_date=TODAY + timedelta(3)))
    publish(EventSeriesFactory(parent=index, schedules=[{"first_date": TODAY, "start_time": time(8), "end_time": time(9)}]))
    row = Occurrence.objects.get(page=original)

    def more(number: int) -> None:
        copies, pages = [], multiply([original], number, lambda _page, _place: None)
        EventTopic.objects.bulk_create(EventTopic(page_id=page.pk, topic=topic, sort_order=0) for page in pages)
        for place, page in enumerate(pages):
            row.pk, row.page_id, row.translation_key = None, page.pk, page.translation_key
            row.first_day = row.last_day = TODAY + timedelta(place % 40)
            row.starts = moment(row.first_day, time(18))
            copies.append(Occurrence(**{field.attname: getattr(row, field.attname) for field in Occurrence._meta.concrete_fields}))
        Occurrence.objects.bulk_create(copies)

    lists = ["/termine/", "/termine/?city=jena&q=termin", "/termine/?topic=standort", "/en/events/"]
    months = ["/termine/?view=month", "/termine/?view=month&month=2026-12&topic=standort", "/en/events/?view=month"]
    translate(index, slug="events")
    more(40)
    few = [queries(client, path) for path in (*lists, *months, original.url)]
    more(1960)
    assert [queries(client, path) for path in (*lists, *months, original.url)] == few
    assert max(few) <= LIST
    assert few[-1] <= DETAIL


def test_an_editor_who_looks_at_many_events_has_the_start_pages_looked_up_once(index: EventIndexPage, admin_client: Client) -> None:
    for _number in range(3):
        publish(EventFactory(parent=index))
    with CaptureQueriesContext(connection) as captured:
        admin_client.get(reverse("wagtailadmin_explore", args=[index.pk]))
    assert len([query for query in captured if 'FROM "home_homepage"' in query["sql"] and "wagtailcore_site" in query["sql"]]) == 1


def _elsewhere(ground: SimpleNamespace) -> None:
    ground.series.changes.filter(date=date(2026, 12, 3)).update(city=ground.halle)
    publish(ground.series)


def _words(ground: SimpleNamespace) -> None:
    ground.series.changes.all().update(note="Mit Musik")
    publish(ground.series)


def _english_words(ground: SimpleNamespace) -> None:
    publish(translate(ground.event, title="Concert"))


def _topic(ground: SimpleNamespace) -> None:
    ground.topic.name = "Stadtleben"
    ground.topic.save()


def _address(ground: SimpleNamespace) -> None:
    ground.index.slug = "kalender"
    publish(ground.index)


def _closed(ground: SimpleNamespace) -> None:
    PageViewRestriction.objects.create(page=ground.event, restriction_type=PageViewRestriction.LOGIN)


CHANGES: list[Callable[[SimpleNamespace], None]] = [_words, _english_words, _topic, _address, _closed, _elsewhere]


@pytest.mark.parametrize("change", CHANGES)
def test_what_is_kept_of_a_calendar_is_what_would_be_written_now(
    index: EventIndexPage, client: Client, tree: SimpleNamespace, change: Callable[[SimpleNamespace], None]
) -> None:
    cities = CityIndexPageFactory(parent=tree.home)
    jena, halle = (publish(CityPageFactory(parent=cities, title=name, slug=name.lower())) for name in ("Jena", "Halle"))
    topic = TopicFactory()
    translate(index, slug="events")
    event = publish(EventFactory(parent=index, topics=[topic], city=jena))
    changes = [{"date": date(2026, 12, 10), "what": "cancelled", "reason": "Sturm"}, {"date": date(2026, 12, 3), "note": "Hier"}]
    series = publish(EventSeriesFactory(parent=index, topics=[topic], changes=changes, city=jena))
    addresses = [f"/calendar.ics?locale=en{narrowing}" for narrowing in ("", f"&topic={topic.slug}", "&city=jena", "&city=halle")]
    before = [fetch(client, address) for address in addresses]
    change(SimpleNamespace(index=index, event=event, series=series, topic=topic, halle=halle))
    after = [fetch(client, address) for address in addresses]
    for address, kept_now in zip(addresses, after, strict=True):
        cache.clear()
        assert kept_now == fetch(client, address)
    assert all(now != then for now, then in list(zip(after, before, strict=True))[:3])


def test_only_the_events_around_a_changed_one_are_written_anew(
    index: EventIndexPage, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept, "AT_ONCE", 1)
    events = [publish(EventFactory(parent=index)) for _number in range(3)]
    looked: list[Any] = []
    components = kept.components
    monkeypatch.setattr(kept, "components", lambda asked, ids, *rest, **more: looked.append(ids) or components(asked, ids, *rest, **more))
    fetch(client, "/calendar.ics")
    assert looked == [(event.pk,) for event in events]
    events[1].title = "Anders"
    publish(events[1])
    assert b"Anders" in fetch(client, "/calendar.ics")
    assert looked[3:] == [(events[1].pk,)]
