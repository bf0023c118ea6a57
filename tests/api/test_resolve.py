"""`resolve` says which page answers at an address, or where it moved, and nothing of what is not public."""

from collections.abc import Callable
from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import PageViewRestriction

from home.models import StandardPage
from tests.factories import EventFactory, EventIndexPageFactory, EventSeriesFactory, StandardPageFactory, publish, translate
from tests.ground import anew, tree_as_made

QUERIES = 7


def ask(client: Client, path: str) -> Any:
    return client.get("/api/v3/resolve/", {"path": path})


@pytest.fixture(scope="module")
def about_of_module(make_once: Callable[..., StandardPage]) -> StandardPage:
    return make_once(lambda: publish(StandardPageFactory(parent=tree_as_made().home, title="Über uns", slug="ueber-uns")))


@pytest.fixture
def about(about_of_module: StandardPage, db: None) -> StandardPage:
    return anew(about_of_module)


def test_a_page_is_found_by_its_path(about: StandardPage, client: Client, tree: SimpleNamespace) -> None:
    english = translate(about, title="About us", slug="about")
    assert ask(client, "/en/about/").json() == {
        "kind": "page",
        "id": english.pk,
        "locale": "en",
        "url": settings.BASE_URL + "/en/about/",
        "type": "home.StandardPage",
        "title": "About us",
        "identity": None,
        "translations": [{"id": about.pk, "locale": "de", "url": settings.BASE_URL + "/ueber-uns/"}],
        "breadcrumbs": [{"id": tree.home_en.pk, "title": "Home", "url": settings.BASE_URL + "/en/"}],
        "is_outdated": False,
    }


def test_breadcrumbs_are_those_of_the_page(about: StandardPage, client: Client, soup: Callable[[str], BeautifulSoup]) -> None:
    publish(StandardPageFactory(parent=about, title="Gremien", slug="gremien"))
    crumbs = [(link.get_text(), settings.BASE_URL + str(link["href"])) for link in soup("/ueber-uns/gremien/").select(".crumbs a")]
    told = ask(client, "/ueber-uns/gremien/").json()["breadcrumbs"]
    assert [(crumb["title"], crumb["url"]) for crumb in told] == crumbs
    assert len(crumbs) == 2
    assert ask(client, "/").json()["breadcrumbs"] == []


def test_a_translation_with_older_words_says_so(about: StandardPage, client: Client) -> None:
    translate(about, title="About us", slug="about")
    StandardPage.objects.filter(slug="about").update(translation_outdated=True)
    assert ask(client, "/en/about/").json()["is_outdated"] is True
    assert ask(client, "/ueber-uns/").json()["is_outdated"] is False


@pytest.mark.parametrize("depth", [1, 6])
def test_a_page_is_found_in_as_many_queries_at_any_depth(tree: SimpleNamespace, client: Client, depth: int) -> None:
    above, path = tree.home, "/"
    for number in range(depth):
        above = publish(StandardPageFactory(parent=above, title=f"Ebene {number}", slug=f"ebene-{number}"))
        path += f"ebene-{number}/"
    # The version, start pages, closed paths, the page, its versions, the pages above it, its own type.
    with CaptureQueriesContext(connection) as asked:
        assert len(ask(client, path).json()["breadcrumbs"]) == depth
    assert len(asked) == QUERIES


@pytest.mark.parametrize("path", ["/ueber-uns/", "/ueber-uns", "/ueber-uns/?utm=brief"])
def test_a_path_may_be_written_as_people_write_it(about: StandardPage, client: Client, path: str) -> None:
    assert ask(client, path).json()["id"] == about.pk


@pytest.mark.parametrize(("path", "slug"), [("/", "start"), ("/en/", "start-en"), ("/en/news/", "news")])
def test_start_pages_and_lists_are_pages(tree: SimpleNamespace, client: Client, path: str, slug: str) -> None:
    found = ask(client, path).json()
    assert client.get(f"/api/v3/pages/{found['id']}/").json()["meta"]["slug"] == slug


@pytest.mark.parametrize(
    ("target", "url"), [("/aktuelles/", settings.BASE_URL + "/aktuelles/"), ("https://example.org/a", "https://example.org/a")]
)
def test_an_old_address_says_where_it_leads(tree: SimpleNamespace, client: Client, target: str, url: str) -> None:
    Redirect.objects.create(old_path="/früher", redirect_link=target, is_permanent=False)
    assert ask(client, "/früher/").json() == {"kind": "redirect", "permanent": False, "url": url}


def test_a_renamed_page_has_moved(about: StandardPage, client: Client) -> None:
    Redirect.objects.create(old_path="/alt", redirect_page=about)
    assert ask(client, "/alt/").json() == {"kind": "redirect", "permanent": True, "url": settings.BASE_URL + "/ueber-uns/"}


def hide_draft(page: StandardPage) -> None:
    page.unpublish()


def hide_behind_login(page: StandardPage) -> None:
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)


@pytest.mark.parametrize("hide", [hide_draft, hide_behind_login])
def test_what_is_not_public_is_not_there(about: StandardPage, admin_client: Client, client: Client, hide: Any) -> None:
    """Neither itself nor its translation, by address or by redirect, also for an editor's browser."""
    translate(about, title="About us", slug="about")
    Redirect.objects.create(old_path="/alt", redirect_page=about)
    hide(about)
    for someone in (client, admin_client):
        for path in ("/ueber-uns/", "/en/about/", "/alt/"):
            response = ask(someone, path)
            assert response.status_code == 404
            assert response["Content-Type"] == "application/problem+json"
            assert b"ber uns" not in response.content


@pytest.mark.parametrize("path", ["/nichts/", "/xx/", "/en/ueber-uns/", "/" + "a/" * 200, "/http://[/", "/%2e%2e/"])
def test_a_path_without_a_page_is_not_found(about: StandardPage, client: Client, path: str) -> None:
    assert ask(client, path).status_code == 404


@pytest.mark.parametrize("path", ["", "ueber-uns", "//evil.example/", "https://evil.example/", "/" + "a/" * 3000])
def test_what_is_no_path_of_this_site_is_refused(about: StandardPage, client: Client, path: str) -> None:
    assert ask(client, path).status_code == 422


def test_a_path_is_asked_for(tree: SimpleNamespace, client: Client) -> None:
    response = client.get("/api/v3/resolve/")
    assert response.status_code == 422
    assert response.json()["errors"][0]["loc"] == ["query", "path"]


@pytest.fixture
def series(series_of_module: SimpleNamespace, db: None) -> Any:
    return anew(series_of_module)


@pytest.fixture(scope="module")
def series_of_module(make_once: Callable[..., SimpleNamespace]) -> SimpleNamespace:
    return make_once(make_series)


def make_series() -> SimpleNamespace:
    index = publish(EventIndexPageFactory(parent=tree_as_made().home))
    translate(index, slug="events")
    page = publish(EventSeriesFactory(parent=index, title="Runde", slug="runde"))
    return SimpleNamespace(page=page, english=translate(page, title="Round", slug="round"))


@pytest.mark.parametrize("path", ["/termine/runde/2026-12-10/", "/termine/runde/2026-12-10"])
def test_a_date_of_a_series_is_the_series_and_the_name_of_the_date(series: Any, client: Client, path: str) -> None:
    found = ask(client, path).json()
    assert (found["kind"], found["id"], found["identity"]) == ("page", series.page.pk, "2026-12-10")
    assert found["url"] == settings.BASE_URL + "/termine/runde/2026-12-10/"
    english = {"id": series.english.pk, "locale": "en", "url": settings.BASE_URL + "/en/events/round/2026-12-10/"}
    assert (found["type"], found["translations"]) == ("events.EventSeriesPage", [english])
    assert ask(client, "/en/events/round/2026-12-10/").json()["id"] == series.english.pk


def test_the_series_stands_above_its_date(series: Any, client: Client, soup: Callable[[str], BeautifulSoup]) -> None:
    crumbs = [(link.get_text(), settings.BASE_URL + str(link["href"])) for link in soup("/termine/runde/2026-12-10/").select(".crumbs a")]
    told = ask(client, "/termine/runde/2026-12-10/").json()["breadcrumbs"]
    assert [(crumb["title"], crumb["url"]) for crumb in told] == crumbs


def test_another_name_of_a_date_says_where_it_is(series: Any, client: Client) -> None:
    url = settings.BASE_URL + "/termine/runde/2026-12-10/"
    assert ask(client, "/termine/runde/2026-12-10-1800/").json() == {"kind": "redirect", "permanent": True, "url": url}
    publish(EventFactory(parent=series.page, slug="sonderabend", start_date=date(2026, 12, 17)))
    url = settings.BASE_URL + "/termine/runde/sonderabend/"
    assert ask(client, "/termine/runde/2026-12-17/").json() == {"kind": "redirect", "permanent": False, "url": url}


@pytest.mark.parametrize("name", ["2026-12-11", "2026-02-30", "2026-12-10-1900", "nichts", "2026-12-10/event.ics"])
def test_a_date_that_is_none_is_not_found(series: Any, client: Client, name: str) -> None:
    assert ask(client, f"/termine/runde/{name}/").status_code == 404


def test_a_date_of_a_restricted_series_is_not_there(series: Any, client: Client) -> None:
    hide_behind_login(series.page)
    assert ask(client, "/termine/runde/2026-12-10/").status_code == 404
