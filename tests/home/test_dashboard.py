"""The editors' start page: the buttons one may use, and only the work that one can do."""

from types import SimpleNamespace
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Group, Permission
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import ReferenceIndex

from home import dashboard
from home.models import CustomImage, StandardPage, User
from home.registry import start_actions
from tests.factories import ImageFactory, StandardPageFactory, UserFactory, publish, translate


@pytest.fixture
def outsider(db: None) -> User:
    """Somebody who may enter the admin and nothing else."""
    user = UserFactory()
    user.user_permissions.add(Permission.objects.get(codename="access_admin"))
    return user


def start_page(client: Client) -> BeautifulSoup:
    return BeautifulSoup(client.get("/admin/").content.decode(), "html.parser")


def headings(html: BeautifulSoup) -> list[str]:
    return [heading.get_text(strip=True) for heading in html.select(".start .w-panel__heading")]


def test_write_an_article_leads_to_the_form_below_the_german_list(tree: SimpleNamespace, admin_client: Client) -> None:
    button = start_page(admin_client).select_one(".start__buttons a")
    assert button is not None
    assert (button.get_text(strip=True), button["href"]) == ("Artikel schreiben", f"/admin/pages/add/news/newspage/{tree.news.pk}/")
    assert admin_client.get(str(button["href"])).status_code == 200


def test_who_may_not_write_sees_no_button(tree: SimpleNamespace, outsider: User, client: Client) -> None:
    assert [action.url(outsider) for action in start_actions] == [None]
    client.force_login(outsider)
    assert start_page(client).select(".start__buttons") == []


def test_nothing_waiting_is_said(tree: SimpleNamespace, admin_client: Client) -> None:
    assert headings(start_page(admin_client)) == []
    assert "Es wartet nichts." in start_page(admin_client).get_text()


def test_each_kind_of_work_is_listed_with_a_way_to_do_it(tree: SimpleNamespace, admin_client: Client) -> None:
    page = publish(StandardPageFactory(parent=tree.home, title="Über uns", slug="ueber-uns"))
    picture = ImageFactory(title="Ohne Nachweis", credit="")
    outdated = translate(publish(StandardPageFactory(parent=tree.home, title="Presse", slug="presse")), title="Press")
    StandardPage.objects.filter(pk=outdated.pk).update(translation_outdated=True)
    silent = ImageFactory(title="Ohne Worte", alt_text_en="")
    StandardPage.objects.filter(pk=outdated.pk).update(teaser_picture=silent)
    ReferenceIndex.create_or_update_for_object(StandardPage.objects.get(pk=outdated.pk))
    html = start_page(admin_client)
    assert headings(html) == [
        "Englisch ist älter als Deutsch",
        "Bisher nur auf Deutsch",
        "Bilder ohne Nachweis, Lizenz oder Beschreibung",
        "Bilder ohne englische Beschreibung",
    ]
    links = {link.get_text(): link["href"] for link in html.select(".start__list a")}
    assert links == {
        "Press": f"/admin/pages/{outdated.pk}/edit/",
        "Über uns": f"/admin/pages/{page.pk}/edit/",
        "Ohne Nachweis": f"/admin/images/{picture.pk}/",
        "Ohne Worte": f"/admin/images/{silent.pk}/",
    }


def test_work_on_other_peoples_pages_is_not_listed(tree: SimpleNamespace, outsider: User) -> None:
    publish(StandardPageFactory(parent=tree.home, title="Über uns"))
    ImageFactory(credit="")
    silent = publish(StandardPageFactory(parent=tree.home, title="Presse", teaser_picture=ImageFactory()))
    translate(silent)
    CustomImage.objects.update(alt_text_en="")
    Group.objects.all().delete()
    for find in (
        dashboard.outdated_translations,
        dashboard.untranslated_pages,
        dashboard.pictures_to_complete,
        dashboard.pictures_without_english_words,
    ):
        assert not find(outsider).exists()


def test_a_long_list_shows_its_beginning_and_its_length(tree: SimpleNamespace, admin_client: Client) -> None:
    ImageFactory.create_batch(7, credit="")
    html = start_page(admin_client)
    assert len(html.select(".start__list li")) == 5
    assert "5 von 7" in html.get_text()


def test_what_waits_is_looked_for_once(tree: SimpleNamespace, admin_client: Client) -> None:
    publish(StandardPageFactory(parent=tree.home))
    start_page(admin_client)
    with CaptureQueriesContext(connection) as queries:
        start_page(admin_client)
    assert sum("NOT EXISTS" in query["sql"] and "translation_key" in query["sql"] for query in queries) == 1
    assert sum("UNION" in query["sql"] for query in queries) == 1


def test_the_start_page_costs_the_same_for_five_and_for_twenty(
    tree: SimpleNamespace, admin_client: Client, django_assert_num_queries: Any
) -> None:
    ImageFactory.create_batch(5, credit="")
    start_page(admin_client)
    with CaptureQueriesContext(connection) as five:
        start_page(admin_client)
    cost_of_five = len(five)
    ImageFactory.create_batch(15, credit="")
    start_page(admin_client)  # reads what is remembered until the next change of the content
    with django_assert_num_queries(cost_of_five):
        start_page(admin_client)


def test_login_form_is_german_throughout(db: None, client: Client) -> None:
    labels = [
        label.get_text(" ", strip=True) for label in BeautifulSoup(client.get("/admin/login/").content, "html.parser").select("label")
    ]
    assert labels == ["Benutzername *", "Kennwort *", "Für das nächste Mal merken"]


def test_nobody_writes_by_another_clock_than_the_associations(db: None, admin_client: Client) -> None:
    form = BeautifulSoup(admin_client.get("/admin/account/").content, "html.parser")
    assert form.select("[name$=preferred_language]")
    assert form.select("[name$=time_zone]") == []
