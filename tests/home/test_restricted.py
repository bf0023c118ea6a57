"""Restricted pages open for those who may see them, in the site's look and in their language."""

from types import SimpleNamespace

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse
from wagtail.models import PageViewRestriction

from home.models import StandardPage
from news.models import NewsPage
from tests.factories import HomePageFactory, NewsIndexPageFactory, NewsPageFactory, StandardPageFactory, UserFactory, publish, translate
from tests.home.bodies import linked_text

PAGES = {"de": "/intern/", "en": "/en/internal/"}


@pytest.fixture
def page(tree: SimpleNamespace) -> StandardPage:
    page = publish(StandardPageFactory(parent=tree.home, title="Intern", slug="intern", summary="Geheimwort."))
    translate(page, slug="internal", title="Internal")
    return page


@pytest.mark.parametrize("language", ["de", "en"])
def test_the_right_password_opens_the_page(page: StandardPage, client: Client, language: str) -> None:
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.PASSWORD, password="Kennwort1")
    asked = client.get(PAGES[language])
    html = BeautifulSoup(asked.content.decode(), "html.parser")
    form = html.select_one("main form")
    assert form is not None
    assert html.html is not None
    assert html.html["lang"] == language
    assert "Geheimwort" not in asked.content.decode()
    wrong = client.post(str(form["action"]), {"password": "falsch", "return_url": PAGES[language]})
    assert wrong.status_code == 200
    described = BeautifulSoup(wrong.content, "html.parser").select_one("input[type=password]")
    assert described.find_previous(id=described["aria-describedby"]).get_text()
    right = client.post(str(form["action"]), {"password": "Kennwort1", "return_url": PAGES[language]}, follow=True)
    assert right.request["PATH_INFO"] == PAGES[language]
    assert "Geheimwort" in right.content.decode()


@pytest.mark.parametrize("language", ["de", "en"])
def test_a_login_opens_the_page(page: StandardPage, client: Client, language: str) -> None:
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    UserFactory(username="mitglied")
    asked = client.get(PAGES[language], follow=True)
    assert asked.status_code == 200
    assert b"<form" in asked.content
    login = {"username": "mitglied", "password": "ein langes Kennwort", "next": PAGES[language]}
    assert "Geheimwort" in client.post(asked.request["PATH_INFO"], login, follow=True).content.decode()


def test_another_group_stays_outside(page: StandardPage, client: Client) -> None:
    restriction = PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.GROUPS)
    restriction.groups.add(Group.objects.create(name="Vorstand"))
    client.force_login(UserFactory())
    assert "Geheimwort" not in client.get("/intern/", follow=True).content.decode()


def test_what_hangs_outside_the_site_is_not_public(tree: SimpleNamespace, client: Client) -> None:
    other = publish(HomePageFactory(parent=tree.home.get_parent(), slug="kopie"))
    index = publish(NewsIndexPageFactory(parent=other))
    publish(NewsPageFactory(parent=index, title="Geheimwort"))
    assert not NewsPage.objects.public().exists()
    for path in ("/", "/aktuelles/", "/feeds/news.atom", "/feeds/news.json", "/api/v2/pages/?type=news.NewsPage"):
        assert "Geheimwort" not in client.get(path).content.decode()


def test_a_form_without_its_token_is_refused_in_the_sites_look(tree: SimpleNamespace) -> None:
    response = Client(enforce_csrf_checks=True).post("/aktuelles/")
    assert response.status_code == 403
    assert "Das ist nicht erlaubt." in response.content.decode()


def test_privacy_of_a_draft_with_pages_below_is_seen_and_lifted(page: StandardPage, admin_client: Client) -> None:
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.PASSWORD, password="Kennwort1")
    StandardPageFactory(parent=page, title="Unterlagen")
    page.unpublish()
    dialog = reverse("wagtailadmin_pages:set_privacy", args=[page.pk])
    chosen = BeautifulSoup(admin_client.get(dialog).json()["html"], "html.parser").select("input[type=radio][checked]")
    assert [choice["value"] for choice in chosen] == ["password"]
    admin_client.post(dialog, {"restriction_type": "none"})
    assert not PageViewRestriction.objects.exists()


def menu(client: Client, address: str) -> list[str]:
    html = BeautifulSoup(client.get(address).content, "html.parser")
    assert html.select_one(".site-footer a[href='mailto:presse@beispiel.example']")
    return [link.get_text() for link in html.select(".site-nav li:not(.is-tool) a")]


def test_private_start_page_frames_its_pages_for_who_was_let_in(tree: SimpleNamespace, page: StandardPage, admin_client: Client) -> None:
    PageViewRestriction.objects.create(page=tree.home, restriction_type=PageViewRestriction.LOGIN)
    assert menu(admin_client, "/intern/") == ["Aktuelles"]
    assert menu(admin_client, "/en/internal/") == ["News"]


def test_private_english_start_page_has_no_german_menu(tree: SimpleNamespace, page: StandardPage, admin_client: Client) -> None:
    PageViewRestriction.objects.create(page=tree.home_en, restriction_type=PageViewRestriction.LOGIN)
    assert menu(admin_client, "/en/internal/") == ["News"]
    assert menu(admin_client, "/intern/") == ["Aktuelles"]


@pytest.fixture
def members(page: StandardPage) -> StandardPage:
    """Internal pages in both languages that link to each other and, in vain, to a page with another restriction."""
    closed = publish(StandardPageFactory(parent=page.get_parent().specific, title="Vorstand", slug="vorstand"))
    minutes = publish(StandardPageFactory(parent=page, title="Protokolle", slug="protokolle"))
    translate(minutes, slug="minutes", title="Minutes")
    secret = publish(StandardPageFactory(parent=page, title="Personal", slug="personal"))
    page = StandardPage.objects.get(pk=page.pk)
    page.body = [("paragraph", linked_text(minutes.pk, closed.pk, secret.pk))]
    page = publish(page)
    translate(page, slug="internal", title="Internal")
    for restricted in (page, closed, secret):
        PageViewRestriction.objects.create(page=restricted, restriction_type=PageViewRestriction.LOGIN)
    return page


@pytest.mark.parametrize(("address", "linked"), [("/intern/", "/intern/protokolle/"), ("/en/internal/", "/en/internal/minutes/")])
def test_links_and_lists_inside_a_restricted_area_work(members: StandardPage, admin_client: Client, address: str, linked: str) -> None:
    html = BeautifulSoup(admin_client.get(address).content, "html.parser")
    assert [link["href"] for link in html.select("main .prose a")] == [linked]
    assert [link["href"] for link in html.select("[aria-labelledby=below] a")] == [linked]


def test_nothing_outside_links_into_a_restricted_area(members: StandardPage, admin_client: Client) -> None:
    outside = StandardPageFactory(parent=members.get_parent().specific, title="Verband", slug="verband")
    outside.body = [("paragraph", linked_text(members.pk))]
    publish(outside)
    html = BeautifulSoup(admin_client.get("/verband/").content, "html.parser")
    assert html.select("main .prose a") == []


def test_the_menu_of_a_private_start_page_is_kept_for_nobody_else(tree: SimpleNamespace, admin_client: Client, client: Client) -> None:
    PageViewRestriction.objects.create(page=tree.home, restriction_type=PageViewRestriction.LOGIN)
    assert menu(admin_client, "/") == ["Aktuelles"]
    response = client.get("/fehlt/")
    assert response.status_code == 404
    assert b"/aktuelles/" not in response.content
    assert b"presse@beispiel.example" not in response.content
