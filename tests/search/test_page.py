"""The page of the search: what it shows, what narrows it, what it says where there is nothing, and what it costs."""

from collections.abc import Callable
from types import SimpleNamespace

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from home.models import SearchEntry
from locations.models import CityPage
from tests.factories import CommercialSitePageFactory, NewsPageFactory, StandardPageFactory, publish, translate
from tests.many import cost
from tests.search.conftest import titles, words

pytestmark = pytest.mark.django_db
Soup = Callable[[str], BeautifulSoup]
BUDGET = 12


def facet(page: BeautifulSoup, name: str) -> dict[str, str]:
    return {words(link).rpartition(" ")[0]: words(link).rpartition(" ")[2] for link in page.select(f"[aria-labelledby=facet-{name}] a")}


def test_a_hit_says_what_it_is_with_the_words_marked(region: SimpleNamespace, soup: Soup) -> None:
    page = soup("/suche/?q=Gewerbeflaeche+Jena&kind=site")
    first = page.select_one(".hits > li")
    assert [words(part) for part in first.select("p, h3")] == [
        "Gewerbefläche", "Gewerbepark Nordtor", "Gewerbefläche an der Autobahn, voll erschlossen.", "18,5 ha, Jena",
    ]  # fmt: skip
    assert [words(mark) for mark in first.select("mark")] == ["Gewerbefläche"]
    assert first.select_one("a")["href"] == "/staedte/jena/gewerbepark-nordtor/"
    assert words(page.select_one("[role=status]")) == "2 Treffer für „Gewerbeflaeche Jena“"
    assert page.select_one("input[name=q]")["value"] == "Gewerbeflaeche Jena"
    assert page.title.text.startswith("Suche: Gewerbeflaeche Jena, Gewerbeflächen – ")
    assert page.select_one("meta[name=robots]")["content"] == "noindex"


def test_an_event_shows_its_next_date(region: SimpleNamespace, soup: Soup) -> None:
    beside = {words(hit.h3): words(hit.select(".meta")[-1]) for hit in soup("/suche/?q=Termine&kind=event").select(".hits > li")}
    assert beside == {
        "Gründertag der Kammern": "Mi, 16. Dezember 2026, Halle (Saale)",
        "Offene Labore": "Do, 3. Dezember 2026, Jena",
        "Museumsnacht": "Sa, 2. Mai 2020",
    }


def test_facets_count_what_each_value_would_leave(region: SimpleNamespace, soup: Soup) -> None:
    page = soup("/suche/?q=Halle&city=halle-saale")
    assert facet(page, "kind") == {
        "Alles": "5", "Hallen": "1", "Nachrichten": "1", "Projekte": "1", "Städte": "1", "Termine": "1",
    }  # fmt: skip
    assert facet(page, "city") == {"Alle Städte": "6", "Halle (Saale)": "5", "Jena": "2"}
    assert [words(link) for link in page.select("[aria-labelledby=facet-city] [aria-current]")] == ["Halle (Saale) 5"]
    narrowed = soup(page.select("[aria-labelledby=facet-kind] a")[1]["href"])
    assert titles(narrowed) == ["Messehalle 4"]
    assert words(narrowed.select_one("[role=status]")) == "1 Treffer für „Halle“"


def test_topic_and_year_narrow_too(region: SimpleNamespace, soup: Soup) -> None:
    assert titles(soup("/suche/?q=die&topic=sport&year=2023")) == ["Die Straßenbahn fährt bis Mitternacht"]
    assert "2026" in facet(soup("/suche/?q=Termine"), "year")
    assert titles(soup("/suche/?q=Termine&year=2027")) == ["Offene Labore"]
    assert titles(soup("/suche/?q=Termine&year=2020")) == ["Museumsnacht"]


@pytest.mark.parametrize("query", ["kind=quark", "topic=quark", "city=quark", "year=quark", "year=99999999999", "city=jena&kind=city"])
def test_where_filters_leave_nothing_they_can_be_taken_off(region: SimpleNamespace, soup: Soup, query: str) -> None:
    page = soup(f"/suche/?q=Wasserstoff&{query}")
    assert titles(page) == []
    assert words(page.select_one("[role=status]")) == "Kein Treffer für „Wasserstoff“"
    assert page.select("main .prose li a")[-1]["href"] == "/suche/?q=Wasserstoff"
    assert [words(link) for link in page.select("main .rows a")] == ["Aktuelles"]


def test_another_spelling_is_offered_if_it_finds_something(region: SimpleNamespace, soup: Soup) -> None:
    page = soup("/suche/?q=impresum")
    assert words(page.select_one("main h2")) == "Meinten Sie Impressum?"
    assert page.select_one("main h2 a")["href"] == "/suche/?q=Impressum"
    assert "einen Treffer" in words(page.select_one("main .prose"))


def test_of_several_words_those_are_offered_that_find_something(region: SimpleNamespace, soup: Soup) -> None:
    page = soup("/suche/?q=Gewerbepark+Jena+Flugscheibe")
    offered = {words(link): link["href"] for link in page.select("main .prose li a")}
    assert offered["Gewerbepark Jena"] == "/suche/?q=Gewerbepark+Jena"
    assert set(offered) == {"Gewerbepark Jena", "Gewerbepark", "Jena"}


@pytest.mark.parametrize("query", ["", "?q=", "?q=%20%20", "?kind=news", "?q=%22"])
def test_as_long_as_nothing_is_asked_there_are_the_form_and_the_sections(region: SimpleNamespace, soup: Soup, query: str) -> None:
    page = soup(f"/suche/{query}")
    assert page.select(".hits, .facet") == []
    assert page.select_one("form[role=search]")["action"] == "/suche/"
    assert [words(link) for link in page.select("main .rows a")] == ["Aktuelles"]


def test_what_exists_in_german_only_is_marked_in_english(region: SimpleNamespace, soup: Soup) -> None:
    german, english = soup("/en/search/?q=haeuser").select(".hits > li")
    assert (german.a["href"], german.a["lang"], german.a["hreflang"]) == ("/termine/museumsnacht/", "de", "de")
    assert german.select("p")[1]["lang"] == "de"
    assert words(german.select_one(".lang-note")) == "in German"
    assert words(german.select_one(".meta")) == "Sat, 2 May 2020"
    assert english.select("[lang]") == []


def test_the_same_question_leads_to_the_other_language(region: SimpleNamespace, soup: Soup) -> None:
    there = soup("/suche/?q=Jena&kind=event").select_one(".site-tools a[hreflang]")["href"]
    assert there == "/en/search/?q=Jena&kind=event"
    assert soup(there).select_one(".site-tools a[hreflang]")["href"] == "/suche/?q=Jena&kind=event"


def test_every_page_leads_to_the_search(region: SimpleNamespace, soup: Soup) -> None:
    assert soup("/").select_one(".site-tools a")["href"] == "/suche/"
    assert soup("/en/").select_one(".site-tools a")["href"] == "/en/search/"


def test_long_lists_come_in_pages(region: SimpleNamespace, client: Client, soup: Soup) -> None:
    for number in range(21):
        NewsPageFactory(parent=region.news, title=f"Kreiselkompass {number}")
    first, second = soup("/suche/?q=Kreiselkompass"), soup("/suche/?q=Kreiselkompass&page=2")
    assert (len(titles(first)), len(titles(second))) == (20, 1)
    assert not {*titles(first)} & {*titles(second)}
    assert second.select_one(".hits")["start"] == "21"
    for query in ("page=0", "page=3", "page=x", "page=2&year=1999"):
        assert client.get(f"/suche/?q=Kreiselkompass&{query}").status_code == 404, query


def test_input_is_never_shown_unescaped(region: SimpleNamespace, client: Client) -> None:
    attack = "%3Cscript%3Ealert(1)%3C/script%3E"
    page = client.get(f"/suche/?q=Jena{attack}&kind={attack}").content.decode()
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page


def test_twenty_hits_cost_no_more_than_one(region: SimpleNamespace, client: Client) -> None:
    paths = ("/suche/?q=Kreiselkompass", "/en/search/?q=Kreiselkompass", "/suche/?q=Kreiselkompass&kind=news")

    def more(number: int) -> None:
        for each in range(number):
            article = publish(NewsPageFactory(parent=region.news, title=f"Kreiselkompass {each}", slug=f"kompass-{each}-{number}"))
            site = publish(CommercialSitePageFactory(parent=region.jena, title=f"Kreiselkompass {each}", slug=f"kompass-{each}-{number}"))
            if each % 2 == 0:
                translate(article, title=f"Kreiselkompass {each}")
                translate(site, title=f"Kreiselkompass {each}")

    more(1)
    few = {path: cost(client, path) for path in paths}
    more(10)
    assert {path: cost(client, path) for path in paths} == few
    assert max(few.values()) <= BUDGET


def test_all_kinds_at_once_and_nothing_at_all_keep_the_budget_too(region: SimpleNamespace, client: Client) -> None:
    """Seven kinds ask for their facts once; where nothing was found each word is asked for alone, and a spelling."""
    text = [("paragraph", "<p>Kreiselkompass</p>")]
    others = SearchEntry.objects.filter(kind__in=("hall", "organisation", "event", "project", "site"))
    for page in (region.jena, *(entry.page.specific for entry in others)):
        page.body = text
        publish(page)
    assert cost(client, "/suche/?q=Kreiselkompass") <= BUDGET + 4
    assert cost(client, "/suche/?q=Kreisolkompass+Jena+Halle") <= BUDGET + 4


def test_answers_are_kept_until_something_is_published(region: SimpleNamespace, client: Client) -> None:
    client.get("/suche/?q=Kreiselkompass")
    with CaptureQueriesContext(connection) as queries:
        client.get("/suche/?q=Kreiselkompass")
    assert len(queries) == 1
    publish(StandardPageFactory(parent=region.home, title="Kreiselkompass"))
    assert "Kein Treffer" not in client.get("/suche/?q=Kreiselkompass").content.decode()


def test_city_pages_of_a_city_that_is_asked_for_come_first(region: SimpleNamespace, soup: Soup) -> None:
    NewsPageFactory(parent=region.news, title="Halle")
    page = soup("/suche/?q=Halle")
    assert page.select_one(".hits a")["href"] == CityPage.objects.get(pk=region.halle.pk).url
