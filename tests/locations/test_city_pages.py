"""The list of cities and the page of one, in both languages."""

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from wagtail.models import PageViewRestriction

from benchmarks.many import as_it_is, multiply
from locations.models import CityIndexPage
from tests.factories import (
    CityPageFactory,
    CommercialSitePageFactory,
    DirectoryPageFactory,
    HallPageFactory,
    ImageFactory,
    NewsPageFactory,
    OrganisationPageFactory,
    TopicFactory,
    publish,
    translate,
)
from tests.ground import anew
from tests.news.conftest import graph, titles
from tests.test_budgets import cost

Soup = Callable[[str], BeautifulSoup]


@pytest.fixture(scope="module")
def english_of_module(make_once: Callable[..., SimpleNamespace], region_of_module: SimpleNamespace) -> SimpleNamespace:
    return make_once(lambda: make_english(anew(region_of_module)))


def make_english(region: SimpleNamespace) -> SimpleNamespace:
    translate(region.cities, slug="cities", title="Cities")
    translate(region.leipzig, slug="leipsic", title="Leipsic")
    return region


@pytest.fixture
def english(english_of_module: SimpleNamespace, db: None) -> SimpleNamespace:
    """The list and Leipzig in English; Jena exists in German only."""
    return anew(english_of_module)


def test_all_cities_stand_in_the_list_in_german_order(region: SimpleNamespace, soup: Soup) -> None:
    publish(CityPageFactory(parent=region.cities, title="Ärzen", slug="aerzen"))
    links = soup("/staedte/").select("main .cities a")
    assert [link.get_text("|", strip=True) for link in links] == ["Ärzen|Sachsen", "Jena|Thüringen", "Leipzig|Sachsen"]


def test_what_exists_in_german_only_is_listed_in_english_and_says_so(english: SimpleNamespace, soup: Soup) -> None:
    jena, leipzig = soup("/en/cities/").select("main .cities a")
    assert (jena["href"], jena["lang"], jena.select_one(".lang-note").get_text()) == ("/staedte/jena/", "de", "in German")
    assert (leipzig["href"], leipzig.get("lang")) == ("/en/cities/leipsic/", None)
    assert leipzig.select_one("small").get_text() == "Saxony"


def test_each_entry_of_the_list_says_where_it_lies_for_the_map_beside_it(region: SimpleNamespace, soup: Soup) -> None:
    found = soup("/staedte/")
    places = [(entry.a["href"], entry["data-lat"], entry["data-lon"]) for entry in found.select("main .cities li")]
    assert places == [("/staedte/jena/", "50.9271", "11.5892"), ("/staedte/leipzig/", "51.3397", "12.3731")]
    scripts = [script["src"] for script in found.select("script[src]")]
    assert [name for name in ("leaflet.js", "city-map.js", "markercluster") if any(name in source for source in scripts)] == [
        "leaflet.js",
        "city-map.js",
    ]
    assert found.select_one(".city-map .region-map")["data-ground"].endswith("map/region.json")
    assert not soup("/").select(".cities [data-lat]")


def test_the_start_page_names_the_cities(english: SimpleNamespace, soup: Soup) -> None:
    assert [link["href"] for link in soup("/").select(".cities a")] == ["/staedte/jena/", "/staedte/leipzig/"]
    assert [link["href"] for link in soup("/en/").select(".cities a")] == ["/staedte/jena/", "/en/cities/leipsic/"]
    assert soup("/en/").select_one("#cities a")["href"] == "/en/cities/"


def test_the_start_page_has_no_section_without_cities(tree: SimpleNamespace, soup: Soup) -> None:
    for page in CityIndexPage.objects.all():
        page.delete()
    assert soup("/").select("#cities") == []


def test_a_city_says_who_it_is_and_whom_to_ask(region: SimpleNamespace, soup: Soup) -> None:
    page = region.leipzig
    page.population, page.population_year, page.member_since = 616_093, 2022, 2005
    page.contact_name, page.contact_phone, page.website = "Ines Kaltwasser", "0341 000 00-1", "https://www.leipzig.example/"
    publish(page)
    found = soup("/staedte/leipzig/")
    facts = found.select_one(".facts-list").get_text(" ", strip=True)
    assert "616.093 (2022)" in facts
    assert "Ines Kaltwasser" in facts
    assert found.select_one(".facts-list a")["href"] == "tel:+49341000001"
    assert found.select_one(".page-head .button")["href"] == "https://www.leipzig.example/"
    assert found.select_one(".map__here text").get_text() == "Leipzig"
    thing = graph(found)["City"]
    assert thing["name"] == "Leipzig"
    assert thing["containedInPlace"] == {"@type": "State", "name": "Sachsen", "identifier": "DE-SN"}
    assert thing["geo"] == {"@type": "GeoCoordinates", "latitude": 51.3397, "longitude": 12.3731}


def test_numbers_are_written_as_the_page_s_language_does(english: SimpleNamespace, soup: Soup) -> None:
    page = english.leipzig
    page.population, page.population_year = 616_093, 2022
    publish(page)
    assert "616,093 (2022)" in soup("/en/cities/leipsic/").select_one(".facts-list").get_text()


def test_a_city_shows_its_newest_articles_and_leads_to_all(region: SimpleNamespace, soup: Soup) -> None:
    for number in range(4):
        publish(NewsPageFactory(parent=region.news, title=f"Leipzig {number}", city=region.leipzig))
    publish(NewsPageFactory(parent=region.jena, title="Jena"))
    found = soup("/staedte/leipzig/")
    assert len(titles(found)) == 3
    assert not any("Jena" in title for title in titles(found))
    assert found.select_one("#news + p a")["href"] == "/aktuelles/?city=leipzig"


def test_an_english_city_shows_german_articles_too_and_says_so(english: SimpleNamespace, soup: Soup) -> None:
    publish(NewsPageFactory(parent=english.news, title="Nur deutsch", city=english.leipzig))
    found = soup("/en/cities/leipsic/")
    assert found.select_one(".story a")["lang"] == "de"
    assert found.select_one("#news + p a")["href"] == "/en/news/?city=leipzig"


def test_sections_without_anything_are_left_out(region: SimpleNamespace, soup: Soup) -> None:
    assert soup("/staedte/jena/").select("main section") == []


def test_news_can_be_asked_for_by_city(region: SimpleNamespace, soup: Soup) -> None:
    publish(NewsPageFactory(parent=region.news, title="Aus Leipzig", city=region.leipzig))
    publish(NewsPageFactory(parent=region.jena, title="Aus Jena"))
    publish(NewsPageFactory(parent=region.news, title="Von überall"))
    found = soup("/aktuelles/?city=jena")
    assert titles(found) == ["Aus Jena"]
    assert found.select_one("#filter-city option[selected]").get_text() == "Jena (1)"
    assert "Jena" in found.head.title.string
    assert found.select_one("link[type='application/atom+xml']")["href"] == "/feeds/news.atom?city=jena"


def test_nothing_from_a_city_on_a_topic_offers_what_is_near(region: SimpleNamespace, soup: Soup) -> None:
    publish(NewsPageFactory(parent=region.jena, title="Aus Jena", topic=TopicFactory(slug="sport")))
    found = soup("/aktuelles/?city=jena&topic=kultur")
    assert titles(found) == ["Aus Jena"]
    assert found.select_one("#none ~ p a")["href"] == "/aktuelles/?city=jena"


def test_an_article_names_its_city(english: SimpleNamespace, soup: Soup) -> None:
    article = publish(NewsPageFactory(parent=english.news, slug="artikel", city=english.leipzig))
    translate(article, slug="article")
    assert soup("/aktuelles/artikel/").select(".kicker a")[-1]["href"] == "/staedte/leipzig/"
    assert soup("/en/news/article/").select(".kicker a")[-1].get_text() == "Leipsic"


def test_an_article_below_a_city_leads_to_the_list_of_all(region: SimpleNamespace, soup: Soup) -> None:
    publish(NewsPageFactory(parent=region.jena, slug="artikel"))
    assert soup("/staedte/jena/artikel/").select_one(".kicker a")["href"] == "/aktuelles/?topic=standort"


def test_feeds_can_be_asked_for_by_city(region: SimpleNamespace, client: Client) -> None:
    publish(NewsPageFactory(parent=region.news, title="Aus Leipzig", city=region.leipzig))
    publish(NewsPageFactory(parent=region.news, title="Von überall"))
    feed = client.get("/feeds/news.json?city=leipzig").json()
    assert [item["title"] for item in feed["items"]] == ["Aus Leipzig"]
    assert feed["title"].endswith("Leipzig")
    assert feed["home_page_url"].endswith("/aktuelles/?city=leipzig")
    refused = client.get("/feeds/news.json?city=quark")
    assert (refused.status_code, "leipzig" in refused.content.decode()) == (400, True)


@pytest.mark.parametrize("query", ["city=%00", "city=" + "a" * 9000, "city=%ED%A0%80", "city=quark", "city=jena&city=leipzig"])
def test_any_city_may_be_asked_for(region: SimpleNamespace, client: Client, query: str) -> None:
    assert client.get(f"/aktuelles/?{query}").status_code == 200


def test_a_city_that_is_withdrawn_or_closed_is_nowhere(region: SimpleNamespace, client: Client) -> None:
    publish(NewsPageFactory(parent=region.news, slug="artikel", city=region.jena))
    publish(NewsPageFactory(parent=region.news, slug="anderer", city=region.leipzig))
    region.jena.unpublish()
    PageViewRestriction.objects.create(page=region.leipzig, restriction_type=PageViewRestriction.LOGIN)
    for address in ("/staedte/", "/", "/aktuelles/artikel/", "/aktuelles/anderer/", "/aktuelles/"):
        body = client.get(address).content
        assert b"/staedte/jena/" not in body, address
        assert b"/staedte/leipzig/" not in body, address
    assert client.get("/staedte/jena/").status_code == 404


def with_another_picture(row: Any, _place: int) -> None:
    row.teaser_picture = ImageFactory()


def test_a_city_costs_the_same_with_one_article_and_with_twenty(english: SimpleNamespace, client: Client) -> None:
    english.leipzig.teaser_picture = ImageFactory()
    leipzig = publish(english.leipzig)
    article = publish(NewsPageFactory(parent=english.news, city=english.leipzig, teaser_picture=ImageFactory()))
    addresses = ("/staedte/", "/staedte/leipzig/", "/en/cities/leipsic/", "/aktuelles/?city=leipzig")
    before = [cost(client, address) for address in addresses]
    multiply([leipzig], 20, as_it_is)
    multiply([article], 20, with_another_picture)
    assert [cost(client, address) for address in addresses] == before
    assert max(before[:1]) <= 10
    assert max(before[1:3]) <= 11
    assert before[3] <= 12


def test_a_city_shows_its_sites_halls_and_members(english: SimpleNamespace, soup: Soup) -> None:
    publish(CommercialSitePageFactory(parent=english.leipzig, title="Nordtor"))
    publish(HallPageFactory(parent=english.leipzig, title="Halle 3"))
    publish(CommercialSitePageFactory(parent=english.jena, title="Saalepark"))
    publish(CommercialSitePageFactory(parent=english.leipzig, title="Vergeben", status="taken"))
    directory = publish(DirectoryPageFactory(parent=english.home))
    publish(OrganisationPageFactory(parent=directory, title="Linsenwerk (Beispiel)", city=english.leipzig))
    publish(OrganisationPageFactory(parent=directory, title="Anderswo (Beispiel)", city=english.jena))
    found = soup("/staedte/leipzig/")
    rows = [link.get_text() for link in found.select("main .rows h3 a")]
    assert rows == ["Nordtor", "Halle 3", "Linsenwerk (Beispiel)"]
    links = [link["href"] for link in found.select("[aria-labelledby=pool] .more")]
    assert links == ["/flaechenpool/?city=leipzig", "/flaechenpool/?kind=hall&city=leipzig"]
    english_rows = soup("/en/cities/leipsic/").select("main .rows h3 a")
    assert [(link.get_text(), link["lang"]) for link in english_rows] == [(title, "de") for title in rows]
