"""The list of members as visitors get it, in both languages."""

import json
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any
from urllib.parse import quote

import pytest
from bs4 import BeautifulSoup
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Locale, PageViewRestriction

from home.publication.version import forget
from locations.models import DirectoryPage, OrganisationPage, OrganisationSector
from tests.factories import DirectoryPageFactory, OrganisationPageFactory, SectorFactory, StandardPageFactory, publish, translate
from tests.ground import anew

LIST = 12


@pytest.fixture
def members(members_of_module: DirectoryPage, db: None) -> DirectoryPage:
    return anew(members_of_module)


@pytest.fixture(scope="module")
def members_of_module(make_once: Callable[..., DirectoryPage], region_of_module: SimpleNamespace) -> DirectoryPage:
    return make_once(lambda: make_members(anew(region_of_module)))


def make_members(region: SimpleNamespace) -> DirectoryPage:
    directory = publish(DirectoryPageFactory(parent=region.home, summary="Wer den Verein trägt."))
    translate(directory, title="Members", slug="members")
    return directory


@pytest.fixture
def join(members: DirectoryPage) -> Callable[..., OrganisationPage]:
    """Publish an organisation; `sectors` are slugs."""

    def joined(title: str, *sectors: str, **fields: Any) -> OrganisationPage:
        page = OrganisationPageFactory(parent=members, title=title, **fields)
        page.sectors = [OrganisationSector(sector=SectorFactory(slug=slug)) for slug in sectors]
        return publish(page)

    return joined


@pytest.fixture
def look(client: Client) -> Callable[[str], BeautifulSoup]:
    def looked(address: str) -> BeautifulSoup:
        response = client.get(address)
        assert response.status_code == 200, address
        return BeautifulSoup(response.content, "html.parser")

    return looked


Look = Callable[[str], BeautifulSoup]
Join = Callable[..., OrganisationPage]


def names(page: BeautifulSoup) -> list[str]:
    return [link.get_text() for link in page.select("main .rows h3 a")]


def words(element: Any) -> str:
    return " ".join(element.get_text().split())


def test_a_button_leads_to_the_page_on_how_to_join(members: DirectoryPage, client: Client) -> None:
    assert not BeautifulSoup(client.get("/mitglieder/").content, "html.parser").select("main .button--accent")
    members.join_page = publish(StandardPageFactory(parent=members.get_parent().specific, title="Mitglied werden", slug="mitglied-werden"))
    publish(members)
    for address, language in (("/mitglieder/", None), ("/en/members/", "de")):
        button = BeautifulSoup(client.get(address).content, "html.parser").select_one("main .button--accent")
        assert (button.get_text(), button["href"], button.get("lang")) == ("Mitglied werden", "/mitglied-werden/", language)
    members.join_page.unpublish()
    assert not BeautifulSoup(client.get("/mitglieder/").content, "html.parser").select("main .button--accent")


def test_members_stand_by_letter_with_what_they_are(region: SimpleNamespace, join: Join, look: Look) -> None:
    join("Ölmühle", "ernaehrung", city=region.leipzig)
    join("Zahnrad", "optik", "maschinenbau", city=region.jena, since=2019)
    join("Altstadtlabor", place="Naumburg", organisation_type="association")
    page = look("/mitglieder/")
    assert names(page) == ["Altstadtlabor", "Ölmühle", "Zahnrad"]
    assert [heading.get_text() for heading in page.select("main h2.letter")] == ["A", "O", "Z"]
    assert [words(row) for row in page.select("main .rows .meta")] == [
        "Verband, Naumburg",
        "Unternehmen, Leipzig. Ernaehrung",
        "Unternehmen, Jena. Optik, Maschinenbau, dabei seit 2019",
    ]
    assert "3 Mitglieder, von A bis Z" in words(page.select_one('[role="status"]'))
    assert [link["href"] for link in page.select(".letters a")] == ["#A", "#O", "#Z"]


def test_each_directory_lists_its_own(region: SimpleNamespace, join: Join, look: Look) -> None:
    join("Mitglied")
    partners = publish(DirectoryPageFactory(parent=region.home, title="Partner", slug="partner", relation="partner"))
    publish(OrganisationPageFactory(parent=partners, title="Teilhaber"))
    assert names(look("/mitglieder/")) == ["Mitglied"]
    page = look("/partner/")
    assert names(page) == ["Teilhaber"]
    assert "1 Partner" in words(page.select_one('[role="status"]'))


def test_filters_work_by_address_and_can_be_taken_off(region: SimpleNamespace, join: Join, look: Look) -> None:
    join("Linsenwerk Saale", "optik", city=region.jena)
    join("Linsenhandel", "optik", city=region.leipzig)
    join("Kammer der Häuser", city=region.jena, organisation_type="chamber")
    assert names(look("/mitglieder/?city=jena")) == ["Kammer der Häuser", "Linsenwerk Saale"]
    assert names(look("/mitglieder/?type=chamber")) == ["Kammer der Häuser"]
    for spelling in ("häuser", "Haeuser", "HAUSER", "ÄUSER"):
        assert names(look(f"/mitglieder/?q={quote(spelling)}")) == ["Kammer der Häuser"]
    page = look("/mitglieder/?city=jena&sector=optik")
    assert names(page) == ["Linsenwerk Saale"]
    assert words(page.title).startswith("Mitglieder, Jena, Optik –")
    assert page.find("link", rel="canonical")["href"].endswith("/mitglieder/?city=jena&sector=optik")
    assert page.find("link", hreflang="en")["href"].endswith("/en/members/?city=jena&sector=optik")
    assert [tag["href"] for tag in page.select(".tag")] == ["/mitglieder/?sector=optik", "/mitglieder/?city=jena"]
    assert [option.get_text() for option in page.select("#filter-city option")] == ["Alle Städte", "Jena (1)", "Leipzig (1)"]
    assert page.select_one("#filter-city option[selected]")["value"] == "jena"


def test_nothing_found_says_which_filter_to_take_off(region: SimpleNamespace, join: Join, look: Look) -> None:
    join("Linsenwerk", "optik", city=region.jena)
    join("Ölmühle", city=region.leipzig)
    page = look("/mitglieder/?city=leipzig&sector=optik")
    assert [(words(link), link["href"]) for link in page.select("main .rows a")] == [
        ("Ohne „Leipzig“", "/mitglieder/?sector=optik"),
        ("Ohne „Optik“", "/mitglieder/?city=leipzig"),
    ]
    assert [words(row) for row in page.select("main .rows .meta")] == ["1 Eintrag", "1 Eintrag"]
    assert words(page.select_one("main a.more")) == "Alle 2 zeigen"
    assert page.find("meta", attrs={"name": "robots"})["content"] == "noindex"


def test_an_empty_directory_says_so(members: DirectoryPage, look: Look) -> None:
    page = look("/mitglieder/")
    assert "Noch nichts da" in words(page.main)
    assert page.form is None


def test_english_lists_german_ones_marked_and_sorts_the_same(region: SimpleNamespace, join: Join, look: Look) -> None:
    english = Locale.objects.get(language_code="en")
    optics = SectorFactory(slug="optik")
    SectorFactory(slug="optik", locale=english, name="Optics", translation_key=optics.translation_key)
    translate(join("Ärztehaus", "optik"), title="House of doctors", slug="doctors")
    join("Öffentliche Werke", "optik", "wasser", since=2020)
    join("Zahnrad")
    page = look("/en/members/")
    assert names(page) == ["House of doctors", "Öffentliche Werke", "Zahnrad"]
    assert [link.get("lang") for link in page.select("main .rows h3 a")] == [None, "de", "de"]
    assert len(page.select("main .rows h3 .lang-note")) == 2
    assert words(page.select("main .rows .meta")[1]) == "Company. Optics, Wasser in German, with us since 2020"
    assert [span["lang"] for span in page.select("main .rows .meta span[lang]")] == ["de"]
    assert page.select_one('#filter-sector option[value="wasser"]')["lang"] == "de"
    assert "3 members" in words(page.select_one('[role="status"]'))


@pytest.mark.parametrize("hide", ["draft", "restricted", "unpublished"])
def test_what_is_not_public_is_not_listed(join: Join, look: Look, members: DirectoryPage, hide: str) -> None:
    page = join("Geheimrat", "geheimfach")
    if hide == "restricted":
        PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    elif hide == "unpublished":
        page.unpublish()
    else:
        page.unpublish()
        OrganisationPageFactory(parent=members, title="Geheimrat", slug="entwurf", live=False)
    for address in ("/mitglieder/", "/en/members/", "/mitglieder/?q=Geheimrat"):
        page = look(address)
        assert names(page) == []
        assert "Geheimfach" not in page.get_text()


def test_a_change_is_seen_at_once(join: Join, look: Look) -> None:
    page = join("Alt")
    assert names(look("/mitglieder/")) == ["Alt"]
    page.title = "Neu"
    publish(page)
    assert names(look("/mitglieder/")) == ["Neu"]
    page.unpublish()
    assert names(look("/mitglieder/")) == []


def test_structured_data_agrees_with_the_page(region: SimpleNamespace, join: Join, look: Look) -> None:
    join("Linsenwerk", city=region.jena)
    join("Ölmühle")
    page = look("/mitglieder/?city=jena")
    things = json.loads(page.select_one('script[type="application/ld+json"]').string)["@graph"]
    (found,) = [thing for thing in things if thing["@type"] == "CollectionPage"]
    assert found["url"].endswith("/mitglieder/?city=jena")
    assert found["mainEntity"]["numberOfItems"] == 1
    assert [item["name"] for item in found["mainEntity"]["itemListElement"]] == names(page)


@pytest.mark.parametrize(
    "query",
    ["page=0", "page=abc", "page=99", "page=" + "9" * 30],
)
def test_pages_that_there_are_not_are_not_found(join: Join, client: Client, query: str) -> None:
    join("Linsenwerk")
    assert client.get(f"/mitglieder/?{query}").status_code == 404


@pytest.mark.parametrize(
    "query",
    [
        "city=%00", "sector=%ED%A0%80", "type='", "q=" + "a" * 900, "q=%22*%20a:b%20(", "q=%E2%80%AE%E2%80%8B", "city=a&city=b",
        "q=%3Cscript%3Ealert(1)%3C/script%3E", "city=%3Cscript%3Ealert(1)%3C/script%3E", "sector[]=x", "q=" + "a%20" * 200, "q=%25",
    ],
)  # fmt: skip
def test_nonsense_is_answered_and_never_run(join: Join, client: Client, query: str) -> None:
    join("Linsenwerk")
    response = client.get(f"/mitglieder/?{query}")
    assert response.status_code == 200
    assert b"<script>alert" not in response.content


def cost(client: Client, path: str, *, cold: bool = False) -> int:
    """Queries of a second visit that finds no kept answer; `cold` is a process that has read nothing yet."""
    assert client.get(path).status_code == 200
    cache.clear()
    if cold:
        forget()
    with CaptureQueriesContext(connection) as queries:
        client.get(path)
    return len(queries)


def test_a_list_costs_the_same_with_one_and_with_many(region: SimpleNamespace, join: Join, client: Client) -> None:
    paths = ["/mitglieder/", "/en/members/", "/mitglieder/?city=jena&q=betrieb", "/mitglieder/?q=nichts"]
    join("Betrieb", "optik", city=region.jena)
    before = {path: (cost(client, path), cost(client, path, cold=True)) for path in paths}
    for number in range(20):
        join(f"Betrieb {number}", "optik", "wasser", city=region.jena)
    assert {path: (cost(client, path), cost(client, path, cold=True)) for path in paths} == before
    assert max(warm for warm, _cold in before.values()) <= LIST
