"""Where quotes stand on other pages: the one of the day, stepped through by a button, no older than its day."""

from collections.abc import Callable
from datetime import date, time, timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.core.cache import cache
from django.test import Client

from home.blocks import BODY
from locations.models import CityPage
from quotes.models import QuoteIndexPage
from quotes.of_the_day import quotes_of_the_day
from tests.factories import NewsPageFactory, QuotePageFactory, StandardPageFactory, TopicFactory, publish, translate
from tests.quotes.conftest import TODAY, texts, words

pytestmark = pytest.mark.django_db
Soup = Callable[[str], BeautifulSoup]


@pytest.fixture
def three(index: QuoteIndexPage, leipzig: CityPage, jena: CityPage) -> list[Any]:
    """Of no city and on a topic that no article here has."""
    topics = [TopicFactory(slug="kultur")]
    return [publish(QuotePageFactory(parent=index, city=leipzig, text=f"Nr. {number}", topics=topics)) for number in range(3)]


def article(tree: SimpleNamespace, **values: Any) -> str:
    return publish(NewsPageFactory(parent=tree.news, **values)).url


def test_the_start_page_has_the_quote_of_the_day_and_those_that_wait(three: list[Any], soup: Soup) -> None:
    page = soup("/")
    section = page.select_one("section:has(#quote)")
    templates = [BeautifulSoup(template.decode_contents(), "html.parser") for template in section.select("template")]
    waiting = [words(template.select_one("blockquote a")) for template in templates]
    assert sorted([*texts(page), *waiting]) == ["„Nr. 0“", "„Nr. 1“", "„Nr. 2“"]
    assert section.select_one("button")["hidden"] == ""  # it works with its script only
    assert section.select_one("a.more")["href"] == "/zitate/"
    assert [script["src"].rpartition("/")[2] for script in section.select("script[type=module]")] == ["quotes.js"]


def test_a_single_quote_has_nothing_to_step_through(index: QuoteIndexPage, jena: CityPage, soup: Soup) -> None:
    publish(QuotePageFactory(parent=jena))
    assert soup("/").select("main template, main section:has(#quote) button, main script[src*=quotes]") == []


def test_the_next_day_there_is_another_one_though_answers_are_kept(three: list[Any], clock: Any, client: Client, soup: Soup) -> None:
    shown, tags = [], []
    for number in range(4):
        clock(TODAY + timedelta(days=number), time(23, 59))
        shown.append(texts(soup("/"))[0])
        tags.append(client.get("/")["ETag"])
        clock(TODAY + timedelta(days=number + 1), time(0, 0))
        assert texts(soup("/"))[0] != shown[-1]
        assert client.get("/", headers={"If-None-Match": tags[-1]}).status_code == 200
    assert len(set(shown[:3])) == 3
    assert shown[3] == shown[0]


def test_it_is_the_same_in_both_languages_and_on_every_worker(index: QuoteIndexPage, three: list[Any], soup: Soup) -> None:
    translate(index, slug="quotes")
    for page in three:
        translate(page, text=page.text.replace("Nr.", "No."))
    german, english = texts(soup("/"))[0], texts(soup("/en/"))[0]
    assert english == german.replace("„Nr.", "“No.").replace("“", "”").replace("”No", "“No")
    cache.clear()
    assert texts(soup("/"))[0] == german


def test_beside_an_article_those_of_its_city_or_topic_come_first(
    tree: SimpleNamespace, three: list[Any], leipzig: CityPage, jena: CityPage, soup: Soup
) -> None:
    sport = TopicFactory(slug="sport")
    publish(QuotePageFactory(parent=jena, text="Aus Jena", topics=[TopicFactory(slug="wirtschaft")]))
    publish(QuotePageFactory(parent=three[0].get_parent().specific, text="Zum Sport", city=leipzig, topics=[sport]))
    paths = [article(tree, topic=sport, city=jena), article(tree, topic=sport), article(tree, topic=TopicFactory(), city=jena)]
    first = [words(soup(path).select_one(".side blockquote a")) for path in paths]
    assert first[0] in ("„Aus Jena“", "„Zum Sport“")
    # Alone on its topic or of its city, one takes turns with the others; today all are new, so it leads.
    assert first[1:] == ["„Zum Sport“", "„Aus Jena“"]


def test_a_city_shows_its_own_only(three: list[Any], jena: CityPage, soup: Soup) -> None:
    assert soup("/staedte/jena/").select("#quotes") == []
    publish(QuotePageFactory(parent=jena, text="Aus Jena"))
    page = soup("/staedte/jena/")
    assert texts(page) == ["„Aus Jena“"]
    assert page.select_one("section:has(#quotes) a.more")["href"] == "/zitate/?city=jena"


def test_what_has_ended_rotates_no_more(index: QuoteIndexPage, clock: Any, soup: Soup, jena: CityPage) -> None:
    publish(QuotePageFactory(parent=jena, text="Bald vorbei", valid_until=TODAY))
    assert texts(soup("/")) == ["„Bald vorbei“"]
    clock(TODAY + timedelta(days=1))
    assert texts(soup("/")) == []


def test_nobody_asks_for_more_than_is_there(three: list[Any]) -> None:
    assert len(quotes_of_the_day("de", TODAY, 6)) == 3
    assert quotes_of_the_day("de", date(2020, 1, 1), 6) == ()
    assert quotes_of_the_day("de", TODAY, 6, 999_999, only=True) == ()


@pytest.mark.parametrize(("fixed", "expected"), [(True, "„Fest“"), (False, "„Zum Sport“")])
def test_in_a_text_stands_a_fixed_quote_or_that_of_the_day(
    tree: SimpleNamespace, three: list[Any], jena: CityPage, soup: Soup, client: Client, fixed: bool, expected: str
) -> None:
    publish(QuotePageFactory(parent=jena, text="Zum Sport", topics=[TopicFactory(slug="sport")]))
    chosen = publish(QuotePageFactory(parent=jena, text="Fest"))
    block = {"quote": chosen if fixed else None, "topic": "sport"}
    page = publish(StandardPageFactory(parent=tree.home, slug="text", body=[("quote", block)]))
    assert words(soup("/text/").select_one(".quote-box blockquote a")) == expected
    [answered] = client.get(f"/api/v2/pages/{page.pk}/").json()["body"]
    assert (answered["value"]["text"], answered["value"]["language"]) == (expected.strip("„“"), "de")
    assert answered["value"]["beside"] == "Jena"


def test_a_fixed_quote_that_is_not_public_is_left_out(tree: SimpleNamespace, three: list[Any], jena: CityPage, soup: Soup) -> None:
    chosen = publish(QuotePageFactory(parent=jena, text="Fest"))
    publish(StandardPageFactory(parent=tree.home, slug="text", body=[("quote", {"quote": chosen, "topic": ""})]))
    chosen.unpublish()
    assert soup("/text/").select(".quote-box") == []


def test_the_block_can_be_previewed(three: list[Any]) -> None:
    block = BODY().child_blocks["quote"]
    assert "Nr. " in block.render(block.get_preview_value())
