"""An article that is not public shows nowhere: not as a page, in no list, feed, section or API."""

from collections.abc import Callable
from types import SimpleNamespace

import pytest
from django.test import Client
from wagtail.models import Page, PageViewRestriction

from news.models import NewsPage
from tests.factories import UserFactory, translate
from tests.ground import anew, tree_as_made
from tests.news.conftest import written

SECRET = "Zwetschgendatschi"

LISTS = {
    "de": [
        "/",
        "/aktuelles/",
        "/aktuelles/?topic=standort",
        "/aktuelles/?year=2026",
        "/aktuelles/neben/",
        "/feeds/news.atom",
        "/feeds/news.json",
    ],
    "en": ["/en/", "/en/news/", "/en/news/?topic=standort", "/en/news/beside/", "/feeds/news.atom?locale=en", "/feeds/news.json?locale=en"],
}
API = [
    "/api/v2/pages/?limit=20",
    "/api/v2/pages/?type=news.NewsPage&fields=*",
    "/api/v2/pages/?type=news.NewsPage&fields=*&locale=en",
    f"/api/v2/pages/?search={SECRET}",
    "/api/v2/pages/?slug=geheim",
    "/api/v2/pages/?descendant_of=root&fields=*",
]


@pytest.fixture(scope="module")
def pages_of_module(make_once: Callable[..., SimpleNamespace]) -> SimpleNamespace:
    return make_once(make_pages)


@pytest.fixture
def pages(pages_of_module: SimpleNamespace, db: None) -> SimpleNamespace:
    """An article that bears the word, and one beside it, in both languages."""
    found: SimpleNamespace = anew(pages_of_module)
    return found


def make_pages() -> SimpleNamespace:
    tree = tree_as_made()
    german = written(title=f"{SECRET} eins", slug="geheim", summary=f"{SECRET} kurz.", body=[("paragraph", f"<p>{SECRET} lang.</p>")])
    english = translate(german, slug="secret")
    beside = written(title="Neben", slug="neben", date="2026-01-01T09:00")
    translate(beside, slug="beside", title="Beside")
    return SimpleNamespace(german=german, english=english, list=tree.news, list_en=tree.news_en, home=tree.home)


def offline(page: Page) -> None:
    """Behind Wagtail's back, so that nothing follows it: each queryset alone must notice."""
    Page.objects.filter(pk=page.pk).update(live=False)


def restricted(page: Page) -> None:
    PageViewRestriction.objects.bulk_create([PageViewRestriction(page=page, restriction_type=PageViewRestriction.LOGIN)])


def where_it_shows(client: Client, pages: SimpleNamespace) -> set[str]:
    """The addresses that answer the word, over everything the site offers."""
    ids = [pages.german.pk, pages.english.pk]
    details = [f"/api/v2/pages/{pk}/" for pk in ids] + ["/api/v2/pages/find/?html_path=/aktuelles/geheim/"]
    addresses = [*LISTS["de"], *LISTS["en"], *API, *details, "/aktuelles/geheim/", "/en/news/secret/"]
    answers = {address: client.get(address, follow=True).content.decode() for address in addresses}
    return {address for address, text in answers.items() if SECRET in text.replace(f"search={SECRET}", "")}


def test_public_article_shows_everywhere(pages: SimpleNamespace, client: Client) -> None:
    shown = where_it_shows(client, pages)
    assert set(LISTS["de"] + LISTS["en"]) <= shown
    assert set(API) <= shown
    assert {f"/api/v2/pages/{pages.german.pk}/", f"/api/v2/pages/{pages.english.pk}/", "/aktuelles/geheim/", "/en/news/secret/"} <= shown


@pytest.mark.parametrize("close", [offline, restricted])
@pytest.mark.parametrize("closed", ["german", "list", "home"])
def test_article_that_is_not_public_shows_nowhere(
    pages: SimpleNamespace, client: Client, close: Callable[[Page], None], closed: str
) -> None:
    close(getattr(pages, closed))
    assert where_it_shows(client, pages) == set()


@pytest.mark.parametrize("close", [offline, restricted])
def test_closed_translation_leaves_the_german_article_listed_in_its_place(
    pages: SimpleNamespace, client: Client, soup: Callable, close: Callable[[Page], None]
) -> None:
    close(pages.english)
    assert client.get("/en/news/secret/").status_code in (302, 404)
    assert client.get(f"/api/v2/pages/{pages.english.pk}/").status_code == 404
    listed = soup("/en/news/").select_one(".story--lead a")
    assert (listed["href"], listed["lang"]) == ("/aktuelles/geheim/", "de")


def test_draft_shows_nowhere(pages: SimpleNamespace, write: Callable[..., NewsPage], client: Client) -> None:
    offline(pages.german)
    draft = write(title="Neben dem Entwurf")
    draft.title, draft.summary = f"{SECRET} Entwurf", f"{SECRET} Entwurf"
    draft.save_revision()
    assert where_it_shows(client, pages) == set()
    assert SECRET not in client.get(draft.url).content.decode()


def test_login_opens_restricted_pages_but_neither_feeds_nor_api(pages: SimpleNamespace, client: Client) -> None:
    restricted(pages.german)
    client.force_login(UserFactory())
    assert SECRET in client.get("/aktuelles/geheim/").content.decode()
    assert where_it_shows(client, pages) <= {"/aktuelles/geheim/", "/en/news/secret/"}


def test_page_outside_the_site_is_not_in_the_api(pages: SimpleNamespace, client: Client) -> None:
    root = Page.objects.get(depth=1)
    stray = root.add_child(instance=Page(title=f"{SECRET} anderswo", slug="anderswo", live=True))
    assert client.get(f"/api/v2/pages/{stray.pk}/").status_code == 404
    assert f"{SECRET} anderswo" not in client.get("/api/v2/pages/?limit=20").content.decode()
