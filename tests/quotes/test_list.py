"""The list of quotes: what holds and what held, filtered, in pages, in both languages, and what it costs."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from wagtail.models import PageViewRestriction

from locations.models import CityPage
from quotes.models import QuoteIndexPage
from tests.factories import ImageFactory, QuotePageFactory, TopicFactory, publish, translate
from tests.many import cost, more_of
from tests.quotes.conftest import TODAY, texts, words

pytestmark = pytest.mark.django_db
Soup = Callable[[str], BeautifulSoup]


def test_the_newest_stands_first_between_the_marks_of_its_language(index: QuoteIndexPage, jena: CityPage, soup: Soup) -> None:
    publish(QuotePageFactory(parent=index, text="Alt", city=jena, said_on=date(2025, 1, 1)))
    publish(QuotePageFactory(parent=jena, text="Neu", person="Ida Berg (Beispiel)", office="Leiterin", said_on=date(2026, 1, 1)))
    page = soup("/zitate/")
    assert texts(page) == ["„Neu“", "„Alt“"]
    assert words(page.select_one("main figcaption")) == "Ida Berg (Beispiel)Leiterin, Jena1. Januar 2026"
    assert words(page.select_one("[role=status]")) == "2 Zitate, neueste zuerst"


def test_what_held_once_is_in_the_archive_with_its_last_year(index: QuoteIndexPage, jena: CityPage, soup: Soup) -> None:
    publish(QuotePageFactory(parent=jena, text="Heute noch", valid_until=TODAY))
    publish(QuotePageFactory(parent=jena, text="Vorbei", valid_until=date(2025, 6, 30)))
    page, archive = soup("/zitate/"), soup("/zitate/?archive=1")
    assert (texts(page), texts(archive)) == (["„Heute noch“"], ["„Vorbei“"])
    assert "(bis 2025)" in words(archive.select_one("main figcaption"))
    assert "(bis" not in words(page.select_one("main figcaption"))
    [other] = [link for link in page.select("main .more") if "archive" in link["href"]]
    assert words(other) == "Archiv (1)"


def test_quotes_are_found_by_city_and_topic(index: QuoteIndexPage, leipzig: CityPage, jena: CityPage, soup: Soup) -> None:
    sport, kultur = TopicFactory(slug="sport"), TopicFactory(slug="kultur")
    publish(QuotePageFactory(parent=jena, text="Eins", topics=[sport, kultur]))
    publish(QuotePageFactory(parent=jena, text="Zwei", topics=[kultur]))
    publish(QuotePageFactory(parent=index, text="Drei", city=leipzig, topics=[sport]))
    assert set(texts(soup("/zitate/?city=jena"))) == {"„Eins“", "„Zwei“"}
    page = soup("/zitate/?city=jena&topic=sport")
    assert texts(page) == ["„Eins“"]
    offered = {option["value"]: words(option) for option in page.select("#filter-topic option, #filter-city option")}
    assert (offered["sport"], offered["kultur"], offered["jena"]) == ("Sport (1)", "Kultur (2)", "Jena (1)")
    assert [tag["href"] for tag in page.select("main .tags a")] == ["/zitate/?topic=sport", "/zitate/?city=jena"]


@pytest.mark.parametrize("query", ["?city=jena&topic=sport", "?city=jena&topic=gibt-es-nicht"])
def test_nothing_found_says_without_what_there_is_something(index: QuoteIndexPage, jena: CityPage, soup: Soup, query: str) -> None:
    TopicFactory(slug="sport")
    publish(QuotePageFactory(parent=jena))
    page = soup(f"/zitate/{query}")
    assert words(page.select_one("#none")) == "Nichts gefunden"
    assert [link["href"] for link in page.select("main .ledger__main li a")] == ["/zitate/?city=jena"]
    assert page.select_one("meta[name=robots]")["content"] == "noindex"


def test_an_empty_list_says_so(index: QuoteIndexPage, soup: Soup) -> None:
    assert words(soup("/zitate/").select_one("#none")) == "Noch nichts da"
    assert "Das erste Zitat steht hier" in words(soup("/zitate/").select_one("main"))


def test_what_exists_in_german_only_is_marked_in_english(index: QuoteIndexPage, jena: CityPage, soup: Soup) -> None:
    translate(index, slug="quotes")
    publish(QuotePageFactory(parent=index, city=jena, text="Nur hier"))
    translate(publish(QuotePageFactory(parent=index, city=jena, text="Überall", said_on=date(2025, 1, 1))), text="Everywhere")
    first, second = soup("/en/quotes/").select("main .voice")
    assert words(first.select_one("blockquote a")) == "“Everywhere”"
    assert first.select("[lang]") == []
    link = second.select_one("blockquote a")
    assert (words(link), link["lang"], link["hreflang"]) == ("„Nur hier“", "de", "de")
    assert words(second.select_one(".lang-note")) == "in German"


def test_long_lists_come_in_pages(index: QuoteIndexPage, jena: CityPage, client: Client) -> None:
    for number in range(21):
        QuotePageFactory(parent=jena, said_on=TODAY - timedelta(days=number), text=f"Nr. {number}")
    second = client.get("/zitate/?page=2").content.decode()
    assert second.count('<figure class="voice">') == 1
    assert "Nr. 20" in second
    for query in ("page=0", "page=3", "page=x", "page=2&archive=1"):
        assert client.get(f"/zitate/?{query}").status_code == 404, query


def test_what_is_not_public_is_not_listed(index: QuoteIndexPage, jena: CityPage, soup: Soup) -> None:
    QuotePageFactory(parent=index, live=False)
    hidden = publish(QuotePageFactory(parent=jena))
    PageViewRestriction.objects.create(page=hidden, restriction_type=PageViewRestriction.LOGIN)
    for path in ("/zitate/", "/", "/staedte/jena/"):
        assert texts(soup(path)) == []


def test_twenty_quotes_cost_no_more_than_one(index: QuoteIndexPage, jena: CityPage, client: Client) -> None:
    translate(index, slug="quotes")
    picture, topic = ImageFactory(), TopicFactory()
    paths = ("/zitate/", "/en/quotes/", "/zitate/?archive=1", "/", "/en/", "/staedte/jena/")
    page = publish(QuotePageFactory(parent=index, city=jena, teaser_picture=picture, topics=[topic]))
    translate(page)
    old = publish(QuotePageFactory(parent=index, city=jena, teaser_picture=picture, valid_until=date(2025, 1, 1)))
    few = {path: cost(client, path) for path in paths}
    more_of(page, 19, translated=9)
    more_of(old, 19)
    assert {path: cost(client, path) for path in paths} == few
    assert max(few.values()) <= 13
