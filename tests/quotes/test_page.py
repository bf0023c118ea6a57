"""A quote's own page: words, who says them and on which terms, for people, search engines and other sites."""

import json
from collections.abc import Callable
from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.conf import settings
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.search.backends import get_search_backend

from home.models import Licence
from locations.models import CityPage
from quotes.models import QuoteIndexPage, QuotePage
from tests.factories import (
    DirectoryPageFactory,
    ImageFactory,
    OrganisationPageFactory,
    QuotePageFactory,
    TopicFactory,
    publish,
    translate,
)
from tests.quotes.conftest import texts, words

pytestmark = pytest.mark.django_db
Soup = Callable[[str], BeautifulSoup]


def things(page: BeautifulSoup) -> dict[str, Any]:
    graph = json.loads(page.select_one("script[type='application/ld+json']").string)["@graph"]
    return {thing["@type"]: thing for thing in graph}


def test_a_quote_says_who_when_and_on_which_terms(index: QuoteIndexPage, jena: CityPage, soup: Soup) -> None:
    portrait = ImageFactory(credit="Mara Lindgarten (Beispiel)")
    publish(QuotePageFactory(parent=jena, slug="naehe", text="Nähe ist ein Vorsprung.", occasion="zur Eröffnung", teaser_picture=portrait))
    page = soup("/staedte/jena/naehe/")
    assert texts(page) == ["„Nähe ist ein Vorsprung.“"]
    assert words(page.select_one("article figcaption")) == "Amt für BeispieleJena"
    assert "2. Mai 2024: zur Eröffnung" in words(page.select_one("article .prose"))
    terms = page.select_one("#reuse").parent
    assert "Freigabe: Pressestelle, 6. Mai 2024." in words(terms)
    assert "Mara Lindgarten (Beispiel)" in words(terms)
    assert [words(link) for link in terms.select("a[download]")] == ["Porträt laden"]
    assert [link["href"] for link in page.select("article .tags a")] == ["/zitate/?topic=standort"]


def test_a_portrait_that_is_not_free_is_not_handed_out(jena: CityPage, soup: Soup) -> None:
    publish(QuotePageFactory(parent=jena, slug="naehe", teaser_picture=ImageFactory(licence=Licence.ALL_RIGHTS_RESERVED)))
    assert soup("/staedte/jena/naehe/").select("a[download]") == []


def test_search_engines_and_other_sites_are_told_whose_words_these_are(jena: CityPage, soup: Soup) -> None:
    publish(QuotePageFactory(parent=jena, slug="amt", text="Worte", valid_until=date(2027, 1, 31)))
    publish(QuotePageFactory(parent=jena, slug="person", text="Worte", person="Ida Berg (Beispiel)", office="Leiterin"))
    url = settings.BASE_URL + "/staedte/jena/"
    city = {"@type": "GovernmentOrganization", "name": "Jena", "url": url}
    page = soup("/staedte/jena/amt/")
    thing = things(page)["Quotation"]
    assert (thing["@id"], thing["text"], thing["inLanguage"]) == (f"{url}amt/#quotation", "Worte", "de")
    assert thing["creator"] == {"@type": "Organization", "name": "Amt für Beispiele", "parentOrganization": city}
    assert (thing["dateCreated"], thing["expires"], thing["keywords"]) == ("2024-05-02", "2027-01-31", "Standort")
    person = {"@type": "Person", "name": "Ida Berg (Beispiel)", "jobTitle": "Leiterin", "affiliation": city}
    assert things(soup("/staedte/jena/person/"))["Quotation"]["spokenByCharacter"] == person
    assert page.select_one("meta[property='og:description']")["content"] == "„Worte“ – Amt für Beispiele, Jena"


def test_it_speaks_for_an_organisation(index: QuoteIndexPage, tree: SimpleNamespace, soup: Soup) -> None:
    members = publish(DirectoryPageFactory(parent=tree.home))
    house = publish(OrganisationPageFactory(parent=members, title="Linse (Beispiel)", slug="linse"))
    publish(QuotePageFactory(parent=index, slug="q", organisation=house, person="Ida Berg", office="Leiterin"))
    page = soup("/zitate/q/")
    assert words(page.select_one("article figcaption")) == "Ida BergLeiterin, Linse (Beispiel)"
    assert "/mitglieder/linse/" in [link["href"] for link in page.select("article .prose a")]
    assert things(page)["Quotation"]["creator"]["affiliation"]["name"] == "Linse (Beispiel)"


def test_two_more_stand_below_those_of_the_same_city_first(index: QuoteIndexPage, leipzig: CityPage, jena: CityPage, soup: Soup) -> None:
    for slug in ("a", "b", "c"):
        publish(QuotePageFactory(parent=jena, slug=slug, text=slug, topics=[TopicFactory(slug="sport")]))
    for number in range(4):
        publish(QuotePageFactory(parent=index, city=leipzig, text=f"fern {number}", topics=[TopicFactory(slug="kultur")]))
    assert set(texts(soup("/staedte/jena/a/"))) == {"„a“", "„b“", "„c“"}


def test_what_held_once_says_so_and_is_no_more_quote_of_others(index: QuoteIndexPage, jena: CityPage, soup: Soup) -> None:
    publish(QuotePageFactory(parent=jena, slug="alt", text="alt", valid_until=date(2025, 6, 30)))
    publish(QuotePageFactory(parent=jena, slug="neu", text="neu"))
    page = soup("/staedte/jena/alt/")
    assert "Dieses Zitat galt bis zum 30. Juni 2025." in words(page.select_one("article .note"))
    assert texts(page) == ["„alt“", "„neu“"]
    assert texts(soup("/staedte/jena/neu/")) == ["„neu“"]


def test_the_english_page_has_english_marks_and_the_same_facts(index: QuoteIndexPage, jena: CityPage, soup: Soup) -> None:
    translate(jena.get_parent().specific, slug="cities")
    translate(jena, slug="jena")
    german = publish(QuotePageFactory(parent=jena, slug="q", text="Nähe", office="Amt"))
    english = translate(german, slug="q", text="Closeness", office="Office", released_by="Press office")
    assert texts(soup("/en/cities/jena/q/")) == ["“Closeness”"]
    assert (english.said_on, english.city_id, [row.topic.slug for row in english.topics.all()]) == (german.said_on, jena.pk, ["standort"])
    german.valid_until = date(2026, 12, 31)
    publish(german)
    assert QuotePage.objects.get(pk=english.pk).valid_until == date(2026, 12, 31)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("„Nähe zählt.“", "Nähe zählt."), ("  Nähe\n zählt. ", "Nähe zählt."), ("Wir nennen es „Nähe“", "Wir nennen es „Nähe“")],
)
def test_marks_and_line_breaks_that_were_typed_go(jena: CityPage, typed: str, kept: str) -> None:
    assert publish(QuotePageFactory(parent=jena, text=typed)).text == kept


def test_its_words_and_its_speaker_are_found(jena: CityPage) -> None:
    page = publish(QuotePageFactory(parent=jena, title="Titel", text="Umsteigen ohne Rennen", person="Ida Berg", occasion="Richtfest"))
    for asked in ("Umsteigen", "Berg", "Richtfest", "Beispiele"):
        assert [found.pk for found in get_search_backend().search(asked, QuotePage)] == [page.pk], asked


def test_a_quote_costs_the_same_among_twenty(index: QuoteIndexPage, jena: CityPage, client: Client) -> None:
    def cost() -> int:
        client.get("/staedte/jena/q/")
        cache.clear()
        with CaptureQueriesContext(connection) as queries:
            assert client.get("/staedte/jena/q/").status_code == 200
        return len(queries)

    picture = ImageFactory()
    for slug in ("q", "r", "s"):
        publish(QuotePageFactory(parent=jena, slug=slug, teaser_picture=picture))
    few = cost()
    for _number in range(18):
        publish(QuotePageFactory(parent=index, city=jena, teaser_picture=picture))
    assert cost() == few <= 10
