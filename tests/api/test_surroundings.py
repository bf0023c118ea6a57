"""Menus and frame: what stands around every page, for front ends, as the pages themselves show it."""

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageViewRestriction

from home.publication.version import forget
from tests.factories import StandardPageFactory, publish, translate
from tests.ground import anew, tree_as_made

Soup = Callable[[str], BeautifulSoup]
ELSEWHERE = "https://social.example/@region"


def ask(client: Client, what: str, locale: str = "de") -> Any:
    response = client.get(f"/api/v3/{what}/", {"locale": locale})
    assert response.status_code == 200, response.content
    return response.json()


def link(label: str, page: Any = None, url: str = "") -> tuple[str, dict[str, Any]]:
    return "link", {"label": label, "page": page, "url": url}


def column(heading: str, *links: tuple[str, dict[str, Any]]) -> tuple[str, dict[str, Any]]:
    return "column", {"heading": heading, "links": [value for _name, value in links]}


@pytest.fixture(scope="module")
def filled_of_module(make_once: Callable[..., SimpleNamespace]) -> SimpleNamespace:
    return make_once(make_frame)


@pytest.fixture
def filled(filled_of_module: SimpleNamespace, db: None) -> SimpleNamespace:
    """A start page whose frame says everything, in both languages."""
    found: SimpleNamespace = anew(filled_of_module)
    return found


def make_frame() -> SimpleNamespace:
    tree = tree_as_made()
    about = publish(StandardPageFactory(parent=tree.home, title="Über uns", slug="ueber-uns", show_in_menus=True))
    imprint = publish(StandardPageFactory(parent=tree.home, title="Impressum", slug="impressum"))
    home = tree.home
    home.address, home.footer_note = "Musterweg 1\n04103 Leipzig", "Gefördert vom Land"
    home.press_name, home.press_role, home.press_phone, home.press_email = "Ada Beispiel", "Presse", "+49 341 1", "presse@example.org"
    home.footer_columns = [column("Verein", link("Über uns", about), link("Weit weg", url="https://www.example.org/"))]
    home.legal_links = [link("Impressum", imprint)]
    home.social_links = [link("Mastodon", url=ELSEWHERE)]
    publish(home)
    return SimpleNamespace(**vars(tree), about=about, imprint=imprint)


def links_in(html: BeautifulSoup, selector: str) -> list[tuple[str, str]]:
    """Text and full address of the links there."""
    found = [(each.get_text(), str(each["href"])) for each in html.select(selector)]
    return [(text, settings.BASE_URL + href if href.startswith("/") else href) for text, href in found]


def test_the_main_menu_is_that_of_the_pages(filled: SimpleNamespace, client: Client, soup: Soup) -> None:
    for locale, path in (("de", "/"), ("en", "/en/")):
        told = [(entry["title"], entry["url"]) for entry in ask(client, "menus", locale)["main"]]
        assert told == links_in(soup(path), ".site-nav li:not(.is-tool) a")
        assert told


def test_a_menu_names_the_page_of_each_entry(filled: SimpleNamespace, client: Client) -> None:
    assert [entry["id"] for entry in ask(client, "menus")["main"]] == [filled.news.pk, filled.about.pk]


def test_the_footer_is_that_of_the_pages(filled: SimpleNamespace, client: Client, soup: Soup) -> None:
    told, html = ask(client, "menus"), soup("/")
    assert [part["heading"] for part in told["footer"]] == ["Verein"]
    shown = [(each["label"], each["url"]) for part in told["footer"] for each in part["links"]]
    social = [(each["label"], each["url"]) for each in ask(client, "frame")["social_links"]]
    assert shown + social == links_in(html, ".site-footer__grid ul a")
    assert [(each["label"], each["url"]) for each in told["legal"]] == [("Impressum", settings.BASE_URL + "/impressum/")]


def test_a_link_leads_to_the_page_in_the_language_of_the_menu(filled: SimpleNamespace, client: Client) -> None:
    home = filled.home_en
    home.legal_links = [link("Imprint", filled.imprint), link("About us", filled.about)]
    publish(home)
    english = translate(filled.about, title="About us", slug="about")
    german = {"label": "Imprint", "url": settings.BASE_URL + "/impressum/", "language": "de"}
    assert ask(client, "menus", "en")["legal"] == [german, {"label": "About us", "url": english.full_url, "language": "en"}]


def test_the_frame_is_that_of_the_pages(filled: SimpleNamespace, client: Client) -> None:
    assert ask(client, "frame") == {
        "locale": "de",
        "name": "Metropolregion Mitteldeutschland",
        "home": {"id": filled.home.pk, "locale": "de", "url": settings.BASE_URL + "/"},
        "address": "Musterweg 1\n04103 Leipzig",
        "press_contact": {"name": "Ada Beispiel", "role": "Presse", "phone": "+49 341 1", "email": "presse@example.org"},
        "social_links": [{"label": "Mastodon", "url": ELSEWHERE, "language": ""}],
        "note": "Gefördert vom Land",
        "languages": [
            {"code": "de", "name": "Deutsch", "url": settings.BASE_URL + "/"},
            {"code": "en", "name": "English", "url": settings.BASE_URL + "/en/"},
        ],
    }


def test_it_speaks_the_language_that_is_asked_for(filled: SimpleNamespace, client: Client) -> None:
    told = ask(client, "frame", "en")
    assert (told["name"], told["home"]["url"]) == ("Metropolitan Region Central Germany", settings.BASE_URL + "/en/")


def test_nobody_to_name_is_no_press_contact(tree: SimpleNamespace, client: Client) -> None:
    tree.home.press_name = tree.home.press_email = ""
    publish(tree.home)
    assert ask(client, "frame")["press_contact"] is None


def test_what_is_not_public_is_left_out(filled: SimpleNamespace, client: Client) -> None:
    filled.imprint.unpublish()
    PageViewRestriction.objects.create(page=filled.about, restriction_type=PageViewRestriction.LOGIN)
    told = ask(client, "menus")
    assert told["legal"] == []
    assert [entry["title"] for entry in told["main"]] == ["Aktuelles"]
    assert [each["label"] for each in told["footer"][0]["links"]] == ["Weit weg"]


@pytest.mark.parametrize("what", ["menus", "frame"])
def test_a_language_without_a_public_start_page_has_none(filled: SimpleNamespace, client: Client, what: str) -> None:
    filled.home_en.unpublish()
    assert client.get(f"/api/v3/{what}/?locale=en").status_code == 404
    assert client.get(f"/api/v3/{what}/?locale=fr").status_code == 422
    assert [language["url"] for language in ask(client, "frame")["languages"]] == [settings.BASE_URL + "/", None]


def test_what_is_published_shows_at_once(filled: SimpleNamespace, client: Client) -> None:
    before = client.get("/api/v3/menus/")
    publish(StandardPageFactory(parent=filled.home, title="Presse", slug="presse", show_in_menus=True))
    assert [entry["title"] for entry in ask(client, "menus")["main"]] == ["Aktuelles", "Über uns", "Presse"]
    again = client.get("/api/v3/menus/", headers={"If-None-Match": before["ETag"]})
    assert again.status_code == 200


@pytest.mark.parametrize("what", ["menus", "frame"])
@pytest.mark.parametrize("number", [1, 20])
def test_it_costs_as_many_queries_for_any_number_of_links(tree: SimpleNamespace, client: Client, what: str, number: int) -> None:
    pages = [publish(StandardPageFactory(parent=tree.home, slug=f"seite-{n}", show_in_menus=True)) for n in range(number)]
    tree.home.footer_columns = [column("Mehr", *(link(page.title, page) for page in pages))]
    tree.home.social_links = tree.home.legal_links = [link(page.title, page) for page in pages]
    publish(tree.home)
    forget()
    with CaptureQueriesContext(connection) as first:
        ask(client, what)
    # The version, start pages, closed paths, the menu (in both languages for the names of the frame's), and links in two.
    assert len(first) <= (7 if what == "frame" else 6)
    with CaptureQueriesContext(connection) as second:
        ask(client, what)
    assert len(second) == 1
