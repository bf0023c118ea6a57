"""The list of projects, and where else projects stand: start page, articles, cities, organisations; in both languages; what it costs."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from wagtail.models import PageViewRestriction

from events.rebuilding import rebuild_all
from projects.models import ProjectPartner
from tests.factories import (
    EventFactory,
    EventIndexPageFactory,
    ImageFactory,
    NewsPageFactory,
    OrganisationPageFactory,
    ProjectPageFactory,
    TopicFactory,
    publish,
    translate,
)
from tests.many import cost, more_of
from tests.projects.conftest import words

pytestmark = pytest.mark.django_db
Soup = Callable[[str], BeautifulSoup]


def names(page: BeautifulSoup, within: str = "main") -> list[str]:
    return [words(link) for link in page.select(f"{within} .rows h3 a")]


def projects(page: BeautifulSoup, anchor: str = "projects") -> list[str]:
    """Those in a section of another page; none where it is not there."""
    heading = page.find(id=anchor)
    return [words(link) for link in heading.find_parent("section").select(".rows h3 a")] if heading else []


def test_one_leads_and_the_others_stand_by_how_they_stand(region: Any, soup: Soup) -> None:
    partners = [ProjectPartner(name="Netz (Beispiel)"), ProjectPartner(name="Werk (Beispiel)")]
    publish(ProjectPageFactory(parent=region.index, title="Neu ohne Bild", starts=date(2026, 9, 1)))
    picture = ImageFactory()
    publish(ProjectPageFactory(parent=region.index, title="Ring", teaser_picture=picture, partners=partners, summary="Ein Netz."))
    publish(ProjectPageFactory(parent=region.index, title="Auf Dauer", starts=date(2024, 1, 1), ends=None, teaser_picture=picture))
    publish(ProjectPageFactory(parent=region.index, title="Bald", starts=date(2027, 4, 1)))
    publish(ProjectPageFactory(parent=region.index, title="Vorbei", starts=date(2021, 1, 1), ends=date(2024, 12, 31)))
    page = soup("/projekte/")
    lead = page.select_one(".story--lead")
    assert words(lead) == "Standort Ring Ein Netz. 3 Partner, laufend, bis 2029"
    assert lead.select_one("img") is not None
    assert [words(heading) for heading in page.select("main h2")][1:] == [
        "Laufende Projekte",
        "Geplante Projekte",
        "Abgeschlossene Projekte",
    ]
    assert names(page) == ["Neu ohne Bild", "Auf Dauer", "Bald", "Vorbei"]
    assert words(page.select_one("[role=status]")) == "5 Projekte"
    assert [words(row) for row in page.select(".rows .meta")] == ["bis 2029", "auf Dauer", "ab 2027", "beendet 2024"]


def test_projects_are_found_by_status_topic_and_city_without_a_script(region: Any, soup: Soup) -> None:
    sport = TopicFactory(slug="sport")
    publish(ProjectPageFactory(parent=region.index, title="Eins", topics=[sport], cities=[region.jena, region.leipzig]))
    publish(ProjectPageFactory(parent=region.index, title="Zwei", cities=[region.leipzig]))
    publish(ProjectPageFactory(parent=region.index, title="Drei", topics=[sport], starts=date(2020, 1, 1), ends=date(2021, 1, 1)))
    assert names(soup("/projekte/?city=leipzig")) == ["Zwei", "Eins"]
    page = soup("/projekte/?topic=sport&status=running")
    assert names(page) == ["Eins"]
    assert words(page.select_one("[role=status]")) == "1 Projekt zum Thema „Sport“, laufend"
    offered = {option["value"]: words(option) for option in page.select("form option")}
    assert (offered["finished"], offered["sport"], offered["leipzig"]) == ("abgeschlossen (1)", "Sport (1)", "Leipzig (1)")
    assert "planned" not in offered
    assert [tag["href"] for tag in page.select("main .tags a")] == ["/projekte/?topic=sport", "/projekte/?status=running"]


@pytest.mark.parametrize("query", ["?topic=sport&city=jena", "?topic=sport&city=gibt-es-nicht"])
def test_nothing_found_says_without_what_there_is_something(region: Any, soup: Soup, query: str) -> None:
    publish(ProjectPageFactory(parent=region.index, topics=[TopicFactory(slug="sport")], cities=[region.leipzig]))
    page = soup(f"/projekte/{query}")
    assert words(page.select_one("#none")) == "Nichts gefunden"
    assert [link["href"] for link in page.select("main .ledger__main li a")] == ["/projekte/?topic=sport"]
    assert page.select_one("meta[name=robots]")["content"] == "noindex"


def test_an_empty_list_says_so(region: Any, soup: Soup) -> None:
    page = soup("/projekte/")
    assert "Das erste Projekt steht hier" in words(page.select_one("main"))
    assert page.select("main form") == []


def test_long_lists_come_in_pages(region: Any, client: Client) -> None:
    for number in range(21):
        ProjectPageFactory(parent=region.index, title=f"Nr. {number}")
    second = client.get("/projekte/?page=2").content.decode()
    assert second.count('<li><h3><a href="/projekte/') == 1
    for query in ("page=0", "page=3", "page=x", "page=2&status=planned"):
        assert client.get(f"/projekte/?{query}").status_code == 404, query


def test_what_exists_in_german_only_is_marked_in_english(region: Any, soup: Soup) -> None:
    publish(ProjectPageFactory(parent=region.index, title="Nur hier", starts=date(2026, 1, 1)))
    translate(publish(ProjectPageFactory(parent=region.index, title="Überall")), title="Everywhere")
    first, second = soup("/en/projects/").select("main .rows li")
    link = first.select_one("h3 a")
    assert (words(link), link["lang"], link["hreflang"]) == ("Nur hier", "de", "de")
    assert words(first.select_one(".lang-note")) == "in German"
    assert first.select_one("div p")["lang"] == "de"
    assert words(second.select_one("h3")) == "Everywhere"
    assert second.select("[lang]") == []
    assert words(second.select_one(".meta")) == "until 2029"


def test_what_is_not_public_is_listed_nowhere(region: Any, soup: Soup) -> None:
    house = publish(OrganisationPageFactory(parent=region.members, slug="linse"))
    ProjectPageFactory(parent=region.index, live=False, cities=[region.jena], lead=house)
    hidden = publish(ProjectPageFactory(parent=region.index, cities=[region.jena], lead=house))
    PageViewRestriction.objects.create(page=hidden, restriction_type=PageViewRestriction.LOGIN)
    assert names(soup("/projekte/")) == []
    for path in ("/", "/staedte/jena/", "/mitglieder/linse/"):
        assert projects(soup(path)) == [], path


def test_the_start_page_shows_three_that_are_not_finished(region: Any, soup: Soup) -> None:
    publish(ProjectPageFactory(parent=region.index, title="Vorbei", starts=date(2021, 1, 1), ends=date(2024, 12, 31)))
    assert projects(soup("/")) == []
    for year in (2022, 2023, 2024, 2025):
        publish(ProjectPageFactory(parent=region.index, title=f"Seit {year}", starts=date(year, 1, 1)))
    page = soup("/")
    assert projects(page) == ["Seit 2025", "Seit 2024", "Seit 2023"]
    assert page.find(id="projects").find_parent("section").select_one(".more")["href"] == "/projekte/"


def test_cities_and_organisations_show_what_they_take_part_in(region: Any, soup: Soup) -> None:
    house = publish(OrganisationPageFactory(parent=region.members, title="Linse (Beispiel)", slug="linse"))
    translate(region.members, slug="members")
    translate(house, slug="lens")
    publish(ProjectPageFactory(parent=region.index, title="Geführt", lead=house, cities=[region.jena], starts=date(2026, 3, 1)))
    publish(ProjectPageFactory(parent=region.index, title="Dabei", partners=[ProjectPartner(organisation=house)], cities=[region.leipzig]))
    publish(ProjectPageFactory(parent=region.index, title="Vorbei", cities=[region.jena], starts=date(2020, 1, 1), ends=date(2021, 1, 1)))
    assert projects(soup("/staedte/jena/")) == ["Geführt", "Vorbei"]
    assert words(soup("/staedte/jena/").find(id="projects")) == "Projekte mit Jena"
    assert projects(soup("/mitglieder/linse/")) == ["Geführt", "Dabei"]
    assert projects(soup("/en/members/lens/")) == ["Geführt", "Dabei"]


def test_beside_an_article_stand_those_on_its_topic_first_but_not_its_own(region: Any, soup: Soup) -> None:
    sport = TopicFactory(slug="sport")
    publish(ProjectPageFactory(parent=region.index, title="Neu", starts=date(2026, 9, 1)))
    publish(ProjectPageFactory(parent=region.index, title="Neuer", starts=date(2026, 10, 1)))
    publish(ProjectPageFactory(parent=region.index, title="Zum Thema", topics=[sport], starts=date(2022, 1, 1)))
    own = publish(ProjectPageFactory(parent=region.index, title="Eigenes", slug="eigenes", topics=[sport]))
    publish(NewsPageFactory(parent=region.news, slug="artikel", topic=sport, project=own))
    page = soup("/aktuelles/artikel/")
    assert projects(page, "side-projects") == ["Zum Thema", "Neuer"]
    assert words(page.select_one(".byline a[href='/projekte/eigenes/']")) == "Eigenes"
    side = [words(heading) for heading in page.select(".side h2")]
    assert side[-1] == "Projekte"


def test_twenty_projects_cost_no_more_than_one(region: Any, client: Client) -> None:
    house = publish(OrganisationPageFactory(parent=region.members, slug="linse"))
    events = publish(EventIndexPageFactory(parent=region.home))
    picture, topic = ImageFactory(), TopicFactory()
    paths = {"/projekte/": 12, "/projekte/?city=jena": 12, "/en/projects/": 12, "/projekte/ring/": 10 + 2, "/en/projects/ring-en/": 10 + 2}
    paths |= {"/": 6 + 4, "/staedte/jena/": 12, "/mitglieder/linse/": 12, "/aktuelles/artikel/": 10 + 1}

    funding = [("funding", {"programme": "Netze", "amount": 1000, "logo": picture, "wording": "Gefördert."})]
    rows = [ProjectPartner(organisation=house), ProjectPartner(name="Netz")]
    facts = {"cities": [region.jena, region.leipzig], "topics": [topic], "teaser_picture": picture, "funding": funding}
    page = publish(ProjectPageFactory(parent=region.index, slug="ring", partners=rows, **facts))
    translate(page)
    news = publish(NewsPageFactory(parent=region.news, slug="artikel", project=page))
    event = publish(EventFactory(parent=events, project=page))
    few = {path: cost(client, path) for path in paths}
    assert {path: spent for path, spent in few.items() if spent > paths[path]} == {}
    more_of(page, 20, translated=10)
    more_of(news, 20)
    more_of(event, 20)
    assert [*rebuild_all()][-1].seen == 21
    assert {path: cost(client, path) for path in paths} == few
