"""The frame: menu, breadcrumbs, language links, addresses, error pages."""

from types import SimpleNamespace

import pytest
from bs4 import BeautifulSoup, Tag
from django.db import OperationalError
from django.test import Client, override_settings

from home import views
from home.frame import absolute, address
from home.redirects import RedirectMiddleware
from tests.factories import StandardPageFactory, publish, translate


def soup(client: Client, path: str, status: int = 200) -> BeautifulSoup:
    response = client.get(path)
    assert response.status_code == status
    return BeautifulSoup(response.content.decode(), "html.parser")


def one(found: Tag | None) -> Tag:
    assert found is not None
    return found


@pytest.fixture
def about(tree: SimpleNamespace) -> SimpleNamespace:
    page = publish(StandardPageFactory(parent=tree.home, title="Über uns", slug="ueber-uns", show_in_menus=True))
    board = publish(StandardPageFactory(parent=page, title="Gremien", slug="gremien"))
    return SimpleNamespace(page=page, board=board)


def menu(html: BeautifulSoup) -> list[tuple[str, str]]:
    return [(link.get_text(), str(link["href"])) for link in html.select(".site-nav li:not(.is-tool) a")]


def test_menu_comes_from_the_tree_in_the_language_of_the_page(about: SimpleNamespace, client: Client) -> None:
    assert menu(soup(client, "/")) == [("Aktuelles", "/aktuelles/"), ("Über uns", "/ueber-uns/")]
    assert menu(soup(client, "/en/")) == [("News", "/en/news/")]


def test_menu_marks_the_page_and_the_part_it_lies_in(about: SimpleNamespace, client: Client) -> None:
    assert one(soup(client, "/ueber-uns/").select_one(".site-nav a[aria-current=page]")).get_text() == "Über uns"
    assert one(soup(client, "/ueber-uns/gremien/").select_one(".site-nav a[aria-current=true]")).get_text() == "Über uns"


@pytest.mark.parametrize("columns", [[], [("column", {"heading": "Mehr", "links": []})]], ids=["no columns", "columns"])
def test_social_links_stand_in_the_footer_with_columns_and_without(tree: SimpleNamespace, client: Client, columns: list[object]) -> None:
    tree.home.social_links = [("link", {"label": "Mastodon", "page": None, "url": "https://social.example/"})]
    tree.home.footer_columns = columns
    publish(tree.home)
    assert one(soup(client, "/").select_one(".site-footer a[href='https://social.example/']")).get_text() == "Mastodon"


def test_breadcrumbs_lead_from_the_start_page_down(about: SimpleNamespace, client: Client) -> None:
    crumbs = [(link.get_text(), link["href"]) for link in soup(client, "/ueber-uns/gremien/").select(".crumbs a")]
    assert crumbs == [("Startseite", "/"), ("Über uns", "/ueber-uns/")]
    assert soup(client, "/").select_one(".crumbs") is None


def test_language_link_leads_to_the_same_page(about: SimpleNamespace, client: Client) -> None:
    translate(about.page, slug="about-us", title="About us")
    link = one(soup(client, "/ueber-uns/").select_one(".site-tools a[hreflang]"))
    assert (link["href"], link["lang"], link["hreflang"]) == ("/en/about-us/", "en", "en")
    assert one(soup(client, "/en/about-us/").select_one(".site-tools a[hreflang]"))["href"] == "/ueber-uns/"


def test_language_link_says_so_when_there_is_no_translation(about: SimpleNamespace, client: Client) -> None:
    html = soup(client, "/ueber-uns/gremien/")
    assert html.select_one(".site-tools a[hreflang]") is None
    assert one(html.select_one(".site-tools span")).get_text() == "Nicht auf Englisch"
    assert html.select("link[hreflang=en]") == []


def test_hreflang_is_mutual_and_canonical_names_the_page_itself(about: SimpleNamespace, client: Client) -> None:
    translate(about.page, slug="about-us", title="About us")
    german, english = soup(client, "/ueber-uns/"), soup(client, "/en/about-us/")
    pairs = [{(link["hreflang"], link["href"]) for link in html.select("link[hreflang]")} for html in (german, english)]
    assert pairs[0] == pairs[1] == {("de", absolute("/ueber-uns/")), ("en", absolute("/en/about-us/"))}
    assert one(english.select_one("link[rel=canonical]"))["href"] == absolute("/en/about-us/")


def test_address_is_the_path_of_the_page_and_empty_outside_the_site(about: SimpleNamespace) -> None:
    assert about.board.url == address(about.board.url_path) == "/ueber-uns/gremien/"
    assert about.board.full_url == absolute("/ueber-uns/gremien/")
    assert address("/elsewhere/") == ""


@pytest.mark.parametrize(("path", "language", "words"), [("/fehlt/", "de", "gibt es nicht"), ("/en/missing/", "en", "does not exist")])
def test_404_speaks_the_language_of_its_address(tree: SimpleNamespace, client: Client, path: str, language: str, words: str) -> None:
    html = soup(client, path, status=404)
    assert one(html.html)["lang"] == language
    assert words in one(html.h1).get_text()
    assert html.select(".site-nav a")


def test_404_works_before_there_is_a_start_page(untouched: None, client: Client) -> None:
    assert "gibt es nicht" in soup(client, "/", status=404).get_text()


@pytest.mark.parametrize(("path", "words"), [("/", "Bei uns ist etwas"), ("/en/", "Something has gone wrong")])
def test_500_is_styled_and_asks_no_database(tree: SimpleNamespace, path: str, words: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(views, "_published_page", lambda *_args: 1 / 0)
    html = soup(Client(raise_request_exception=False), path, status=500)
    assert words in one(html.h1).get_text().replace("\xad", "")


def test_503_with_retry_after_while_the_database_does_not_answer(
    tree: SimpleNamespace, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(*_args: object) -> None:
        raise OperationalError("connection refused")

    monkeypatch.setattr(views, "_published_page", gone)
    response = client.get("/")
    assert (response.status_code, response["Retry-After"], response["Cache-Control"]) == (503, "120", "no-store")
    assert "connection refused" not in response.content.decode()


def test_503_also_when_a_middleware_asks_the_database(tree: SimpleNamespace, monkeypatch: pytest.MonkeyPatch) -> None:
    def gone(*_args: object) -> None:
        raise OperationalError("connection refused")

    monkeypatch.setattr(RedirectMiddleware, "__call__", gone)
    response = Client(raise_request_exception=False).get("/en/")
    assert (response.status_code, response["Retry-After"]) == (503, "120")
    assert "short break" in response.content.decode().replace("\xad", "")


@pytest.mark.parametrize("path", ["/api/v2/pages/", "/api/v3/pages/"])
def test_programs_get_an_outage_as_a_problem(tree: SimpleNamespace, client: Client, path: str) -> None:
    with override_settings(MAINTENANCE=True):
        response = client.get(path)
    assert (response.status_code, response["Content-Type"]) == (503, "application/problem+json")
    assert response["Retry-After"]


@override_settings(MAINTENANCE=True)
def test_maintenance_answers_503_everywhere(tree: SimpleNamespace, client: Client) -> None:
    assert client.get("/").status_code == client.get("/admin/login/").status_code == 503


def test_a_reader_gets_no_cookie(about: SimpleNamespace, client: Client) -> None:
    for path in ("/", "/en/", "/ueber-uns/", "/fehlt/"):
        assert not client.get(path).cookies
