"""The quotes of the demo: offices of all twelve cities, invented and marked as such, and two of them from the past."""

from datetime import date

import pytest

from quotes.models import QuotePage
from site_project.demo import quote_content
from site_project.demo.quote_content import QuoteContent
from site_project.demo.reading import read_demo


def quotes() -> list[QuoteContent]:
    return [page for page in read_demo().pages if isinstance(page, QuoteContent)]


def test_an_office_of_each_city_speaks_and_is_an_example() -> None:
    found = quotes()
    assert {page.model for page in found} == {QuotePage}
    assert len({page.parent for page in found}) == len(found) == 12
    for page in found:
        assert page.facts["city_id"].key == page.parent
        assert page.facts["person"].de == page.facts["person"].en == ""
        assert page.facts["office"].de.endswith("(Beispiel)")
        assert page.facts["office"].en.endswith("(example)")
        assert page.facts["teaser_picture_id"] is not None
        assert not page.only_german


def test_two_have_ended_and_the_others_hold() -> None:
    ended = [page.facts["valid_until"] for page in quotes() if page.facts["valid_until"]]
    assert [day.year for day in ended] == [2018, 2018]
    assert all(page.facts["said_on"] <= page.facts["released_on"] for page in quotes())


def test_none_is_of_a_day_to_come(monkeypatch: pytest.MonkeyPatch) -> None:
    today = date(2026, 5, 21)
    monkeypatch.setattr(quote_content.timezone, "localdate", lambda: today)
    days = [page.facts[name] for page in quotes() for name in ("said_on", "released_on")]
    assert max(days) == today
