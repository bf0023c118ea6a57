"""An article shows everything it has, in its language, and nothing where it has nothing."""

from collections.abc import Callable
from types import SimpleNamespace

import pytest
from bs4 import BeautifulSoup
from django.http import HttpRequest
from django.test import Client

from home.publication.version import bump
from home.registry import Registry, Section, side_sections
from news.models import NewsPage
from tests.factories import ImageFactory, TopicFactory, translate
from tests.news.conftest import titles

Soup = Callable[[str], BeautifulSoup]
Write = Callable[..., NewsPage]


def test_article_shows_everything_it_has(article: NewsPage, soup: Soup) -> None:
    page = soup("/aktuelles/sechs-abende/").main
    assert page.h1.get_text() == "Sechs Abende & „sechs“ Städte"
    assert (page.select_one(".kicker a")["href"], page.select_one(".kicker a").get_text()) == ("/aktuelles/?topic=standort", "Standort")
    assert page.select_one(".lead").get_text() == "Der Verband zieht von Stadt zu Stadt."
    picture = page.select_one(".figure-ledger img")
    assert (picture["alt"], picture["width"], picture["height"]) == ("Rednerin am Pult", "960", "640")
    caption = page.select_one(".figure-ledger figcaption").get_text(" ", strip=True)
    assert caption.startswith("Der erste Abend war ausgebucht.")
    assert "Mara Lindgarten (Beispiel)" in caption
    assert page.select_one(".byline time").get_text() == "19.\u00a0November\u00a02026"
    assert [author.get_text("|", strip=True) for author in page.select(".byline p")[1:]] == [
        "Jonas Feldhoff|Geschäftsführer, Digitale Werkstatt (Beispiel)",
        "Ines Kaltwasser|Wirtschaftsförderung (Beispiel)",
    ]
    assert page.select_one(".prose b").get_text() == "kennt"
    correction = page.select_one("#correction").get_text(" ", strip=True)
    assert "20.\u00a0November\u00a02026" in correction
    assert "sechs Städte" in correction
    assert page.select_one("[aria-labelledby=press] a")["href"] == "mailto:presse@beispiel.example"


@pytest.mark.usefixtures("nothing_yet")
def test_article_shows_nothing_that_it_has_not(write: Write, soup: Soup) -> None:
    write(slug="karg", show_press_contact=False)
    page = soup("/aktuelles/karg/").main
    assert not page.select("figure, aside, #correction, #related, .byline b")
    assert page.select_one(".ledger > .ledger__main:last-child > .prose--hang")


@pytest.mark.usefixtures("nothing_yet")
def test_emptied_correction_leaves_no_box(write: Write, soup: Soup, client: Client) -> None:
    write(slug="berichtigt", body=[("paragraph", "<p>Richtig.</p>")], correction='<p data-block-key="a1"></p>')
    assert not soup("/aktuelles/berichtigt/").select("#correction")
    assert "Berichtigung" not in client.get("/feeds/news.atom").content.decode()


def test_press_contact_needs_a_name_or_an_address(tree: SimpleNamespace, write: Write, soup: Soup) -> None:
    write(slug="karg")
    for contact, is_shown in ({"press_name": ""}, True), ({"press_email": ""}, False):
        type(tree.home).objects.filter(pk=tree.home.pk).update(**contact)
        bump()
        page = soup("/aktuelles/karg/")
        assert bool(page.select("main [aria-labelledby=press]")) is is_shown
        assert ("Pressekontakt" in page.footer.get_text()) is is_shown


def test_english_article_is_english_throughout(article: NewsPage, soup: Soup) -> None:
    TopicFactory(slug="sport")
    translate(article, title="Six evenings", slug="six-evenings")
    page = soup("/en/news/six-evenings/").main
    assert page.select_one(".kicker a")["href"] == "/en/news/?topic=standort"
    assert page.select_one(".figure-ledger img")["alt"] == "Speaker at a lectern"
    assert page.select_one(".byline time").get_text() == "19\u00a0November\u00a02026"
    assert "Correction of 20\u00a0November\u00a02026" in page.select_one("#correction").get_text()


@pytest.mark.usefixtures("nothing_yet")
def test_related_are_of_the_same_topic_first_then_the_newest(write: Write, soup: Soup) -> None:
    write(title="Selbst", slug="selbst", topic="sport", date="2026-05-01T09:00")
    write(title="Sport alt", topic="sport", date="2020-05-01T09:00")
    write(title="Kultur neu", topic="kultur", date="2026-09-01T09:00")
    write(title="Kultur alt", topic="kultur", date="2021-09-01T09:00")
    write(title="Kultur neuer", topic="kultur", date="2026-10-01T09:00")
    page = soup("/aktuelles/selbst/")
    assert titles(page) == ["Sport alt", "Kultur neuer", "Kultur neu"]
    assert page.select_one("#related").get_text() == "Mehr zum Thema"
    lone = soup("/aktuelles/" + NewsPage.objects.get(title="Sport alt").slug + "/")
    assert titles(lone)[0] == "Selbst"


@pytest.mark.usefixtures("nothing_yet")
def test_related_never_promise_a_topic_that_they_do_not_have(write: Write, soup: Soup) -> None:
    write(slug="selbst", topic="sport")
    write(title="Anderes", topic="kultur")
    page = soup("/aktuelles/selbst/")
    assert titles(page) == ["Anderes"]
    assert page.select_one("#related").get_text() != "Mehr zum Thema"


def test_related_are_in_the_language_of_the_article(write: Write, soup: Soup) -> None:
    translate(write(slug="eins"), slug="one")
    translate(write(title="Zwei", slug="zwei"), slug="two", title="Two")
    write(title="Nur deutsch")
    assert titles(soup("/en/news/one/")) == ["Two"]


@pytest.fixture
def sections(monkeypatch: pytest.MonkeyPatch) -> Registry[Section]:
    """The side column's registry, empty and put back afterwards."""
    monkeypatch.setattr(side_sections, "_items", {})
    return side_sections


def test_side_column_shows_sections_in_order_and_leaves_out_those_with_nothing(
    write: Write, soup: Soup, sections: Registry[Section]
) -> None:
    def listing(title: str) -> Callable[[NewsPage, HttpRequest], dict[str, str] | None]:
        return lambda page, request: {"lead": page, "title": title} if title else None

    sections.register(Section(order=20, name="second", template="includes/crumbs.html", context=listing("Zwei")))
    sections.register(Section(order=10, name="first", template="includes/crumbs.html", context=listing("Eins")))
    sections.register(Section(order=30, name="nothing", template="includes/nowhere.html", context=listing("")))
    write(slug="mit-rand")
    aside = soup("/aktuelles/mit-rand/").select_one(".ledger > aside.side")
    assert len(aside.find_all("nav")) == 2


@pytest.mark.usefixtures("nothing_yet")
def test_pictures_of_side_sections_are_loaded_with_those_of_the_page(write: Write, sections: Registry[Section]) -> None:
    page = write(teaser_picture=ImageFactory())
    page.side = [{"name": "s", "template": "t", "section": {"pictures": [77, 78]}}]
    assert page.pictures_shown() == [page.teaser_picture_id, 77, 78]


def test_very_long_words_stay_words(write: Write, soup: Soup) -> None:
    word = "Gewerbeflächenentwicklungsgesellschaftsgründungsvorbereitung"
    write(title=word, slug="lang")
    assert soup("/aktuelles/lang/").h1.get_text() == word


def test_article_in_preview_needs_no_place_in_the_tree_of_visitors(tree: SimpleNamespace, write: Write) -> None:
    page = write(title="Entwurf", slug="entwurf")
    page.title = "Noch nicht gespeichert"
    response = page.make_preview_request()
    assert response.status_code == 200
    assert "Noch nicht gespeichert" in response.content.decode()
