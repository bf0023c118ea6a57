"""What was said about one date is said of that date, and only by pages that are shown."""

from collections.abc import Callable
from datetime import date, time
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import RequestFactory
from wagtail.models import PageViewRestriction

from events.entries import entries
from events.models import EventDate, EventIndexPage, EventSeriesPage, Occurrence
from tests.factories import EventSeriesFactory, publish, translate

pytestmark = pytest.mark.django_db
EXTRA = {"what": "extra", "date": date(2026, 12, 10)}


@pytest.mark.parametrize(
    ("extra", "identity"),
    [
        ({"new_start": time(21)}, "2026-12-10-2100"),
        ({"time": time(21)}, "2026-12-10-2100"),
        ({}, "2026-12-10-1800"),
        ({"time": time(21), "new_date": date(2026, 12, 11), "new_start": time(20)}, "2026-12-10-2100"),
        ({"date": date(2026, 12, 12)}, "2026-12-12"),
        ({"date": date(2026, 12, 12), "new_start": time(21)}, "2026-12-12"),
    ],
)
def test_an_extra_date_has_its_own_words_and_leaves_the_others_theirs(index: EventIndexPage, extra: dict[str, Any], identity: str) -> None:
    changes = [{"date": date(2026, 12, 10), "title": "Jubiläum"}, EXTRA | {"title": "Zugabe"} | extra]
    publish(EventSeriesFactory(parent=index, title="Reihe", changes=changes))
    shown = {entry.identity: entry.heading for entry in entries(Occurrence.objects.public(), "de")}
    assert {name: heading for name, heading in shown.items() if heading != "Reihe"} == {"2026-12-10": "Jubiläum", identity: "Zugabe"}


def test_a_search_for_the_title_of_an_extra_date_finds_that_one_alone(index: EventIndexPage) -> None:
    publish(EventSeriesFactory(parent=index, changes=[EXTRA | {"new_start": time(21), "title": "Zugabe"}]))
    assert [row.identity for row in Occurrence.objects.with_words("Zugabe", "de")] == ["2026-12-10-2100"]


def test_a_search_for_a_place_finds_what_takes_place_there(index: EventIndexPage) -> None:
    changes = [{"date": date(2026, 12, 3), "venue_name": "Volkshaus", "address": "Markt 1, Jena"}]
    publish(EventSeriesFactory(parent=index, venue_name="Stadthalle", street="Am Ring 7", place="Leipzig", changes=changes))
    there = {word: {row.identity for row in Occurrence.objects.with_words(word, "de")} for word in ("volkshaus", "markt", "halle", "ring")}
    assert there["volkshaus"] == there["markt"] == {"2026-12-03"}
    assert there["halle"] == there["ring"]
    assert len(there["ring"]) == 9
    assert "2026-12-03" not in there["ring"]


@pytest.mark.parametrize("closed", ["unpublished", "restricted"])
def test_words_of_a_translation_that_is_not_public_are_not_said(index: EventIndexPage, closed: str) -> None:
    translate(index, slug="events")
    series = publish(EventSeriesFactory(parent=index, changes=[{"date": date(2026, 12, 3), "title": "Jubiläum", "note": "Mit Schal."}]))
    english = translate(series, slug="series")
    assert entries(Occurrence.objects.public().in_order()[:1], "en")[0].note == "Mit Schal. (en)"
    if closed == "unpublished":
        english.unpublish()
    else:
        PageViewRestriction.objects.create(page=english, restriction_type=PageViewRestriction.LOGIN)
    [entry] = entries(Occurrence.objects.public().in_order()[:1], "en")
    assert (entry.language, entry.heading, entry.note, entry.note_language) == ("de", "Jubiläum", "Mit Schal.", "de")
    assert not Occurrence.objects.with_words("(en)", "en")


def test_a_preview_says_of_its_dates_what_the_draft_says(index: EventIndexPage, rf: RequestFactory, soup: Callable[..., Any]) -> None:
    series: EventSeriesPage = publish(EventSeriesFactory(parent=index, changes=[{"date": date(2026, 12, 3), "note": "Mit Schal."}]))
    series.changes = [EventDate(locale=series.locale, date=date(2026, 12, 3), note="Ohne Schal.", title="Jubiläum")]
    preview = BeautifulSoup(series.make_preview_request().render().content, "html.parser")
    first = preview.select_one("main .date")
    assert "Jubiläum" in first.get_text()
    assert "Ohne Schal." in first.get_text()
    assert "Mit Schal." not in preview.get_text()
