from collections.abc import Callable
from datetime import date, datetime, time
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone

from locations.models import CityPage
from quotes.models import QuoteIndexPage
from tests.factories import CityIndexPageFactory, CityPageFactory, QuoteIndexPageFactory, publish
from tests.ground import anew, tree_as_made

TODAY = date(2026, 11, 26)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Set the clock to a time of a local day, noon where none is said; it stands at noon of 26 November 2026."""

    def set_to(day: date, at: time = time(12)) -> None:
        moment = timezone.make_aware(datetime.combine(day, at))
        monkeypatch.setattr(timezone, "now", lambda: moment)

    set_to(TODAY)
    return set_to


@pytest.fixture(autouse=True)
def _today(clock: Any) -> None:
    """The clock stands still in every test of this folder."""


@pytest.fixture
def index(index_of_module: QuoteIndexPage, db: None) -> QuoteIndexPage:
    return anew(index_of_module)


@pytest.fixture(scope="module")
def index_of_module(make_once: Callable[..., QuoteIndexPage]) -> QuoteIndexPage:
    return make_once(lambda: publish(QuoteIndexPageFactory(parent=tree_as_made().home)))


@pytest.fixture
def jena(jena_of_module: CityPage, db: None) -> CityPage:
    return anew(jena_of_module)


@pytest.fixture(scope="module")
def jena_of_module(make_once: Callable[..., CityPage]) -> CityPage:
    return make_once(make_jena)


def make_jena() -> CityPage:
    return publish(CityPageFactory(parent=publish(CityIndexPageFactory(parent=tree_as_made().home)), title="Jena", slug="jena"))


@pytest.fixture
def leipzig(jena: CityPage) -> CityPage:
    """Another city than the one that a test is about."""
    return publish(CityPageFactory(parent=jena.get_parent().specific, title="Leipzig", slug="leipzig"))


def words(element: Any) -> str:
    """What an element says, with plain blanks."""
    return " ".join(element.get_text().replace("\u00a0", " ").split())


def texts(page: BeautifulSoup) -> list[str]:
    """The quotes that a page shows outside its templates."""
    return [words(quote) for quote in page.select("main blockquote p > a, main article blockquote p") if not quote.find_parent("template")]
