"""Old addresses lead to where their page is now, for those who may see it there."""

from types import SimpleNamespace
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import PageViewRestriction, Site

from home.models import StandardPage
from tests.factories import StandardPageFactory, UserFactory


@pytest.fixture
def renamed(tree: SimpleNamespace, django_capture_on_commit_callbacks: Any) -> StandardPage:
    """A page that was published as /alt/ and is called /neu-geheim/ now."""
    page = StandardPageFactory(parent=tree.home, title="Alt", slug="alt")
    page.save_revision().publish()
    page.slug = "neu-geheim"
    with django_capture_on_commit_callbacks(execute=True):
        page.save_revision().publish()
    page.refresh_from_db()
    return page


def test_the_old_address_of_a_renamed_page_leads_to_the_new_one(renamed: StandardPage, client: Client) -> None:
    for address in ("/alt/", "/alt/?utm=brief"):
        response = client.get(address)
        assert (response.status_code, response.url) == (301, "/neu-geheim/")


def test_the_old_address_of_a_withdrawn_page_leads_nowhere(renamed: StandardPage, client: Client) -> None:
    renamed.unpublish()
    response = client.get("/alt/")
    assert response.status_code == 404
    assert b"geheim" not in response.content


def test_the_old_address_of_a_restricted_page_leads_there_only_who_may_read_it(renamed: StandardPage, client: Client) -> None:
    members = Group.objects.create(name="Mitglieder")
    restriction = PageViewRestriction.objects.create(page=renamed, restriction_type=PageViewRestriction.GROUPS)
    restriction.groups.add(members)
    assert client.get("/alt/").status_code == 404
    user = UserFactory(username="mitglied")
    client.force_login(user)
    assert client.get("/alt/").status_code == 404
    user.groups.add(members)
    assert client.get("/alt/").url == "/neu-geheim/"


def test_two_redirects_without_a_site_answer_with_the_older_one(tree: SimpleNamespace, client: Client) -> None:
    for target in ("/aktuelles/", "/zweite/"):
        Redirect.objects.create(old_path="/frueher", redirect_link=target, is_permanent=False)
    response = client.get("/frueher/")
    assert (response.status_code, response.url) == (302, "/aktuelles/")


def test_the_redirect_of_the_site_comes_before_one_for_all_and_one_with_the_query_before_both(
    tree: SimpleNamespace, client: Client
) -> None:
    Redirect.objects.create(old_path="/frueher", redirect_link="/fuer-alle/")
    Redirect.objects.create(old_path="/frueher", redirect_link="/fuer-uns/", site=Site.objects.get())
    Redirect.objects.create(old_path="/frueher?seite=2", redirect_link="/zweite/")
    assert client.get("/frueher/").url == "/fuer-uns/"
    assert client.get("/frueher/?seite=2").url == "/zweite/"
    assert client.get("/frueher/?seite=3").url == "/fuer-uns/"


def test_umlauts_are_found_however_the_redirect_was_typed(tree: SimpleNamespace, client: Client) -> None:
    Redirect.objects.create(old_path="/städte", redirect_link="/orte/")
    Redirect.objects.create(old_path="/gr%C3%BCne", redirect_link="/farben/")
    assert client.get("/st%C3%A4dte/").url == "/orte/"
    assert client.get("/gr%C3%BCne/").url == "/farben/"


def test_a_null_character_is_not_found(tree: SimpleNamespace, client: Client) -> None:
    assert client.get("/alt%00/?a=%00").status_code == 404


def test_a_redirect_to_a_deleted_page_and_one_to_nowhere_answer_that_nothing_is_there(renamed: StandardPage, client: Client) -> None:
    Redirect.objects.create(old_path="/leer", redirect_link="")
    renamed.delete()
    assert [client.get(address).status_code for address in ("/alt/", "/leer/")] == [404, 404]
