"""What a stranger reads by the typed API: what is public, whole, in each page's own language."""

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any
from urllib.parse import quote

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import APIToken, PageViewRestriction, Site

from home.models import StandardPage
from tests.factories import ImageFactory, NewsPageFactory, StandardPageFactory, UserFactory, publish, translate


@pytest.fixture
def about(tree: SimpleNamespace) -> StandardPage:
    page = StandardPageFactory(
        parent=tree.home,
        title="Geheimnis",
        slug="ueber-uns",
        teaser_picture=ImageFactory(),
        body=[("paragraph", f'<p><a linktype="page" id="{tree.news.pk}">Liste</a></p>')],
    )
    return publish(page)


def test_a_page_is_whole_and_in_its_own_language(about: StandardPage, client: Client) -> None:
    english = translate(about, title="Secret", slug="about")
    page = client.get(f"/api/v3/pages/{english.pk}/").json()
    assert page["meta"]["type"] == "home.StandardPage"
    assert page["meta"]["html_url"] == settings.BASE_URL + "/en/about/"
    assert page["teaser_picture"]["alt"] == "A grey area"
    assert f'href="{settings.BASE_URL}/en/news/"' in page["body"][0]["value"]


def test_addresses_are_those_that_the_operator_named(about: StandardPage, client: Client) -> None:
    """In lists of all types and above the page too, whatever the record of the site says."""
    Site.objects.update(hostname="elsewhere.example", port=80)
    items = client.get("/api/v3/pages/").json()["items"]
    page = client.get(f"/api/v3/pages/{about.pk}/").json()
    urls = [item["meta"]["html_url"] for item in [*items, page, page["meta"]["parent"]]]
    assert all(url.startswith(settings.BASE_URL) for url in urls), urls


def test_every_type_of_page_is_answered(tree: SimpleNamespace, about: StandardPage, client: Client) -> None:
    publish(NewsPageFactory(parent=tree.news, lead_caption="Eins"))
    for item in client.get("/api/v3/pages/").json()["items"]:
        assert client.get(f"/api/v3/pages/{item['id']}/").status_code == 200


def unpublish(page: StandardPage) -> None:
    page.unpublish()


def restrict(page: StandardPage) -> None:
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)


@pytest.mark.parametrize("hide", [unpublish, restrict])
def test_what_is_not_public_does_not_exist(about: StandardPage, client: Client, admin_client: Client, hide: Any) -> None:
    """Nor does its translation, also where only the German page is closed; a browser's login opens nothing."""
    english = translate(about, title="Geheimnis (en)", slug="about")
    hide(about)
    type(english).objects.filter(pk=english.pk).update(live=True)
    PageViewRestriction.objects.filter(page=english).delete()
    addresses = ["pages/", "pages/?search=Geheimnis", "pages/?type=home.StandardPage&locale=en", "pages/find/?html_path=/en/about/"]
    addresses += ["pages/find/?html_path=/ueber-uns/"]
    for page in (about, english):
        addresses += [f"pages/{page.pk}/", f"pages/find/?id={page.pk}", f"pages/?child_of={page.pk}", f"pages/?ancestor_of={page.pk}"]
        addresses += [f"pages/?translation_of={page.pk}", f"pages/{page.pk}/?version=draft"]
    for someone in (client, admin_client):
        for address in addresses:
            response = someone.get(f"/api/v3/{address}")
            assert response.status_code in (200, 404, 422), address
            assert b"Geheimnis" not in response.content, address


def test_hidden_pages_answer_as_pages_that_are_not_there(about: StandardPage, client: Client) -> None:
    restrict(about)
    for question in ("pages/?child_of={}", "pages/?translation_of={}", "pages/{}/", "pages/find/?id={}"):
        there, nowhere = (client.get("/api/v3/" + question.format(pk)) for pk in (about.pk, 999999))
        assert (there.status_code, there.content) == (nowhere.status_code, nowhere.content)


@pytest.mark.parametrize(("path", "slug"), [("/", "start"), ("/en/", "start-en"), ("/en/news/", "news"), ("aktuelles", "aktuelles")])
def test_a_page_is_found_by_its_path_in_both_languages(tree: SimpleNamespace, client: Client, path: str, slug: str) -> None:
    response = client.get("/api/v3/pages/find/", {"html_path": path}, follow=True)
    assert response.json()["meta"]["slug"] == slug


@pytest.mark.parametrize(("path", "slug"), [("/", "start"), ("/en/", "start-en"), ("/en/news/", "news"), ("aktuelles", "aktuelles")])
def test_a_token_finds_a_page_by_its_path_too(tree: SimpleNamespace, send: Any, client: Client, path: str, slug: str) -> None:
    response = send("get", f"pages/find/?html_path={path}&version=draft")
    assert response.status_code == 302
    assert send("get", response["Location"].removeprefix("/api/v3/")).json()["meta"]["slug"] == slug


def test_a_token_finds_what_its_owner_may_change_and_nothing_else(about: StandardPage, send: Any, client: Client) -> None:
    about.unpublish()
    assert send("get", "pages/find/?html_path=/ueber-uns/")["Location"] == f"/api/v3/pages/{about.pk}/"
    key = APIToken.create_token(user=UserFactory(), name="ohne Rechte")[1]
    for question in ("html_path=/ueber-uns/", f"id={about.pk}"):
        assert client.get(f"/api/v3/pages/find/?{question}", headers={"Authorization": f"Bearer {key}"}).status_code == 404


def test_a_page_is_looked_for_on_the_site_that_is_named(tree: SimpleNamespace, client: Client) -> None:
    """Whose name the page's own address does not know any more."""
    assert client.get("/api/v3/pages/find/?html_path=/en/&site=localhost", follow=True).status_code == 200
    assert client.get("/api/v3/pages/find/?html_path=/en/&site=elsewhere.example").status_code == 404


def test_a_list_costs_the_same_with_one_page_and_with_twenty(tree: SimpleNamespace, about: StandardPage, client: Client) -> None:
    def cost() -> int:
        with CaptureQueriesContext(connection) as queries:
            assert client.get("/api/v3/pages/?type=home.StandardPage").status_code == 200
        return len(queries)

    few = cost()
    for _number in range(6):
        publish(StandardPageFactory(parent=tree.home))
    assert cost() == few <= 12


@pytest.mark.parametrize("moment", ["2062-08-22T05:48:28+20:17", "0001-01-01T00:00:00+20:17", "9999-12-31T23:00:00-23:59"])
def test_moments_far_from_utc_are_no_server_error(tree: SimpleNamespace, send: Callable[..., Any], moment: str) -> None:
    answer = send("get", f"pages/{tree.home.pk}/revisions/?created_at_from={quote(moment)}")
    assert answer.status_code in (200, 422)
