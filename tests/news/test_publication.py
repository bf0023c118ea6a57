"""The dates of an article are plausible on the day it appears."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from wagtail.models import Locale

from home.publication.errors import publication_errors
from news.models import NewsPage
from news.publication import correction_problems, date_problems
from tests.factories import TopicFactory

BERLIN = ZoneInfo("Europe/Berlin")
TODAY = date(2026, 11, 20)


def fields(problems: object) -> list[str]:
    return [field for field, _message in problems]


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(1989, 12, 31), ["date"]),
        (date(1990, 1, 1), []),
        (date(2026, 11, 20), []),
        (date(2026, 11, 21), ["date"]),
    ],
)
def test_date_of_an_article(day: date, expected: list[str]) -> None:
    assert fields(date_problems(day, TODAY)) == expected


@pytest.mark.parametrize(
    ("corrected_on", "has_correction", "expected"),
    [
        (None, False, []),
        (date(2026, 11, 20), True, []),
        (date(2026, 11, 18), True, []),
        (None, True, ["corrected_on"]),
        (date(2026, 11, 20), False, ["correction"]),
        (date(2026, 11, 17), True, ["corrected_on"]),
        (date(2026, 11, 21), True, ["corrected_on"]),
    ],
)
def test_correction(corrected_on: date | None, has_correction: bool, expected: list[str]) -> None:
    assert fields(correction_problems(date(2026, 11, 18), corrected_on, has_correction, TODAY)) == expected


def local(day: int, hour: int) -> datetime:
    """A local hour as the database returns it: in UTC, which is still in yesterday when the local day begins."""
    return datetime(2026, 11, day, hour, tzinfo=BERLIN).astimezone(UTC)


@pytest.mark.parametrize(
    ("written", "go_live_at", "now", "errors"),
    [
        (local(20, 23), None, local(20, 0), []),  # later on the same day
        (local(21, 0), None, local(21, 0), []),
        (local(21, 0), None, local(20, 23), ["date"]),
        (local(21, 18), local(21, 6), local(20, 9), []),
        (local(22, 0), local(21, 6), local(20, 9), ["date"]),
        (local(20, 9), local(19, 6), local(20, 9), []),  # the planned moment has passed
    ],
)
def test_local_days_count(german: Locale, written: datetime, go_live_at: datetime | None, now: datetime, errors: list[str]) -> None:
    page = NewsPage(locale=german, title="Werkstatt", summary="Kurz.", topic=TopicFactory(), date=written, go_live_at=go_live_at)
    assert list(publication_errors(page, now)) == errors


def test_correction_of_empty_paragraphs_is_none(german: Locale) -> None:
    page = NewsPage(locale=german, title="Werkstatt", summary="Kurz.", topic=TopicFactory(), date=local(20, 9))
    page.correction, page.corrected_on = '<p data-block-key="a"> </p>', TODAY
    assert list(publication_errors(page, local(20, 10))) == ["correction"]
    page.correction = '<p data-block-key="a">Es waren 50.</p>'
    assert publication_errors(page, local(20, 10)) == {}
