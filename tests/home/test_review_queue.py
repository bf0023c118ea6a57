"""“Review”: everything that waits for a reviewer, the oldest first, and no query more for twenty than for one."""

import datetime as dt
from types import SimpleNamespace
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page

from home.models import StandardPage, Submission, User
from home.moderation.handing_in import HandedIn, handing_in
from home.registry import Room, Rooms, rooms
from tests.editors import editor_of
from tests.factories import NewsPageFactory, StandardPageFactory, publish, translate
from tests.home.contributions import contributor, decide, drafted, hand_in, reviewer


@pytest.fixture
def tom(tree: SimpleNamespace) -> User:
    return contributor(tree.home)


@pytest.fixture
def mara(db: None, client: Client) -> User:
    user = reviewer()
    client.force_login(user)
    return user


def waiting(parent: Page, tom: User, title: str, days: int = 0, factory: Any = StandardPageFactory) -> Page:
    page = drafted(factory(parent=parent, title=title, live=False), tom)
    hand_in(page, tom)
    Submission.objects.filter(page=page).update(submitted_at=timezone.now() - dt.timedelta(days=days))
    return page


def shown(client: Client, address: str = "/admin/review/") -> BeautifulSoup:
    response = client.get(address)
    assert response.status_code == 200
    return BeautifulSoup(response.content.decode(), "html.parser")


def titles(html: BeautifulSoup) -> list[str]:
    return [heading.get_text(strip=True) for heading in html.select(".review__item h2")]


def words(html: BeautifulSoup) -> str:
    return " ".join(html.get_text(" ").split())


def test_the_oldest_first_also_when_it_was_sent_back(tree: SimpleNamespace, tom: User, mara: User, client: Client) -> None:
    old, _new = waiting(tree.home, tom, "Alt", days=3), waiting(tree.home, tom, "Neu", days=1)
    assert titles(shown(client)) == ["Alt", "Neu"]
    decide(old, mara, "reject", "Wann?")
    assert titles(shown(client)) == ["Neu"]
    hand_in(StandardPage.objects.get(pk=old.pk), tom)
    html = shown(client)
    assert titles(html) == ["Alt", "Neu"]
    assert "ergänzt am" in html.select(".review__item")[0].get_text()


def test_a_row_says_whose_it_is_and_leads_to_everything(tree: SimpleNamespace, tom: User, mara: User, client: Client) -> None:
    live = publish(StandardPageFactory(parent=tree.home, title="Schon da"))
    live.title = "Neuer Titel"
    hand_in(drafted(live, tom), tom)
    row = shown(client).select_one(".review__item")
    assert row is not None
    assert "Neuer Titel" in words(row)
    assert "Tom Sommerfeld" in words(row)
    assert "Änderung einer Seite, die online ist" in words(row)
    for link in row.select("a"):
        assert client.get(str(link["href"])).status_code == 200, link
    assert any("compare" in str(link["href"]) for link in row.select("a"))
    assert client.get(str(row.select("[data-launch-modal]")[0]["data-workflow-action-url"])).status_code == 200
    client.post(str(row.select("[data-workflow-action-url]")[0]["data-workflow-action-url"]))
    assert StandardPage.objects.get(pk=live.pk).title == "Neuer Titel"
    assert titles(shown(client)) == []


@pytest.mark.parametrize(("name", "said"), [("approve", "„Ein Termin“ ist freigegeben."), ("reject", "„Ein Termin“ ist zurückgegeben")])
def test_what_was_decided_is_said(tree: SimpleNamespace, tom: User, mara: User, client: Client, name: str, said: str) -> None:
    page = waiting(tree.home, tom, "Ein Termin")
    step = page.current_workflow_task_state
    address = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, name, step.pk])
    client.post(address, {"comment": "Wann?", "next": "/admin/review/"}, headers={"x-requested-with": "XMLHttpRequest"})
    assert said in words(shown(client))
    client.post(address, {"comment": "Wann?", "next": "/admin/review/"}, follow=True)
    assert said not in words(shown(client))


def test_what_came_by_the_form_says_so(tree: SimpleNamespace, tom: User, mara: User, client: Client) -> None:
    page = drafted(StandardPageFactory(parent=tree.home, title="Fest", live=False), tom)
    with handing_in(HandedIn("form", name="<b>Karla</b>", email="k@beispiel.example")):
        hand_in(page, None)  # type: ignore[arg-type]
    row = shown(client).select_one(".review__item")
    assert row is not None
    assert "<b>Karla</b> öffentliches Formular" in words(row)


def test_nobody_is_offered_to_approve_their_own(tree: SimpleNamespace, mara: User, client: Client) -> None:
    """Handed in by them, handed in again, or written by them."""
    other = reviewer(username="ines")
    mine = drafted(StandardPageFactory(parent=tree.home, title="Meins", live=False), mara)
    hand_in(mine, mara)
    written = drafted(StandardPageFactory(parent=tree.home, title="Mitgeschrieben", live=False), other)
    hand_in(written, other)
    drafted(StandardPage.objects.get(pk=written.pk), mara)
    again = drafted(StandardPageFactory(parent=tree.home, title="Erneut", live=False), other)
    hand_in(again, other)
    decide(again, other, "reject", "Wann?")
    hand_in(StandardPage.objects.get(pk=again.pk), mara)
    html = shown(client)
    assert titles(html) == ["Meins", "Mitgeschrieben", "Erneut"]
    assert html.select("button[data-workflow-action-url*='/approve/']") == []
    assert len(html.select(".review__own")) == 3
    client.force_login(other)
    assert len(shown(client).select("button[data-workflow-action-url*='/approve/']")) == 1


def test_narrowed_by_city_and_kind(tree: SimpleNamespace, tom: User, mara: User, client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    city = publish(StandardPageFactory(parent=tree.home, title="Jena", slug="jena"))
    room = Room(city.path, "jena", "Jena")
    monkeypatch.setattr(rooms, "_items", {"cities": Rooms(10, "cities", lambda: [room])})
    waiting(city, tom, "Aus Jena")
    waiting(tree.news, tom, "Von nirgends", factory=NewsPageFactory)
    html = shown(client)
    assert [option.get_text() for option in html.select("#id_city option")] == ["Alle Städte", "Jena"]
    assert "Jena" in words(html.select(".review__item")[0])
    assert titles(shown(client, "/admin/review/?city=jena")) == ["Aus Jena"]
    assert titles(shown(client, "/admin/review/?kind=news.newspage")) == ["Von nirgends"]
    nothing = shown(client, "/admin/review/?kind=news.newspage&city=jena")
    assert titles(nothing) == []
    assert "Davon wartet nichts." in words(nothing)
    assert titles(shown(client, "/admin/review/?city=unsinn&p=99")) == ["Aus Jena", "Von nirgends"]


def test_an_empty_queue_says_so(mara: User, client: Client) -> None:
    assert "Es wartet nichts auf Freigabe." in words(shown(client))


def test_the_menu_counts_what_waits_for_reviewers_only(tree: SimpleNamespace, tom: User, mara: User, client: Client) -> None:
    waiting(tree.home, tom, "Eins")
    assert r"Pr\u00fcfen (1)" in client.get("/admin/").content.decode()
    client.force_login(tom)
    assert "/admin/review/" not in client.get("/admin/").content.decode()
    assert client.get("/admin/review/").status_code == 302
    assert client.get("/admin/review/english/").status_code == 302


def test_reviewers_see_what_is_theirs_to_decide(tree: SimpleNamespace, tom: User, mara: User, client: Client) -> None:
    waiting(tree.home, tom, "Geheim")
    stranger = editor_of(tree.news)
    client.force_login(stranger)
    assert client.get("/admin/review/").status_code == 302


def test_as_many_queries_for_twenty_as_for_one(tree: SimpleNamespace, tom: User, mara: User, client: Client) -> None:
    waiting(tree.home, tom, "Erste")
    shown(client)
    with CaptureQueriesContext(connection) as one:
        shown(client)
    for number in range(19):
        waiting(tree.home, tom, f"Seite {number}")
    with CaptureQueriesContext(connection) as twenty:
        assert len(titles(shown(client))) == 20
    assert len(twenty) == len(one)


def test_what_waits_for_english_is_listed_with_the_way_to_translate_it(tree: SimpleNamespace, admin_client: Client) -> None:
    german = publish(StandardPageFactory(parent=tree.home, title="Nur deutsch"))
    outdated = translate(publish(StandardPageFactory(parent=tree.home, title="Älter", slug="aelter")), title="Older")
    StandardPage.objects.filter(pk=outdated.pk).update(translation_outdated=True)
    html = shown(admin_client, "/admin/review/english/")
    assert titles(html) == ["Nur deutsch", "Older"]
    links = [str(link["href"]) for link in html.select(".review__actions a")]
    assert links == [f"/admin/localize/submit/page/{german.pk}/", f"/admin/pages/{outdated.pk}/edit/"]
    assert [admin_client.get(link).status_code for link in links] == [200, 200]
    assert "Englisch ist älter als Deutsch" in words(html)


def test_what_waits_for_english_is_narrowed_and_looked_for_once(
    tree: SimpleNamespace, admin_client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    city = publish(StandardPageFactory(parent=tree.home, title="Jena", slug="jena"))
    publish(StandardPageFactory(parent=city, title="Aus Jena"))
    publish(NewsPageFactory(parent=tree.news, title="Von nirgends"))
    monkeypatch.setattr(rooms, "_items", {"cities": Rooms(10, "cities", lambda: [Room(city.path, "jena", "Jena")])})
    with CaptureQueriesContext(connection) as queries:
        html = shown(admin_client, "/admin/review/english/")
    assert titles(html) == ["Jena", "Aus Jena", "Von nirgends"]
    assert words(html.select(".review__tabs [aria-current]")[0]) == "Wartet auf Englisch 3"
    assert sum("UNION" in query["sql"] and "translation_outdated" in query["sql"] for query in queries) == 1
    kinds = [option.get_text() for option in html.select("#id_kind option")]
    assert kinds == ["Alle Arten", "Artikel", "Nachrichtenübersicht", "Startseite", "Textseite"]
    assert titles(shown(admin_client, "/admin/review/english/?city=jena")) == ["Jena", "Aus Jena"]
    assert titles(shown(admin_client, "/admin/review/english/?kind=news.newspage")) == ["Von nirgends"]
    assert titles(shown(admin_client, "/admin/review/english/?p=99")) == ["Jena", "Aus Jena", "Von nirgends"]


def test_english_costs_no_query_more_for_twenty(tree: SimpleNamespace, admin_client: Client) -> None:
    publish(StandardPageFactory(parent=tree.home))
    shown(admin_client, "/admin/review/english/")
    with CaptureQueriesContext(connection) as one:
        shown(admin_client, "/admin/review/english/")
    cost_of_one = len(one)
    for _number in range(19):
        publish(StandardPageFactory(parent=tree.home))
    shown(admin_client, "/admin/review/english/")  # reads what is remembered until the next publication
    with CaptureQueriesContext(connection) as twenty:
        assert len(titles(shown(admin_client, "/admin/review/english/"))) == 20
    assert len(twenty) == cost_of_one
