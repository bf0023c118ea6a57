"""The start page of who works for a city: three things to do, and what became of what they handed in."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from bs4 import BeautifulSoup, Tag
from django.contrib.auth.models import Group
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import Page
from wagtail.users.models import UserProfile

from home.models import User
from locations.models import CommercialSitePage
from locations.rooms.inviting import invite
from tests.factories import CommercialSitePageFactory, EventFactory, QuotePageFactory, publish
from tests.home.contributions import decide, drafted, hand_in
from tests.rights.rooms import Room, client_of


def start_page(user: User) -> BeautifulSoup:
    response = client_of(user).get("/admin/")
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def texts(html: BeautifulSoup, selector: str) -> list[str]:
    return [" ".join(each.get_text(" ").split()) for each in html.select(selector)]


def listed(user: User, name: str) -> Tag | None:
    return start_page(user).select_one(f"section[aria-labelledby=door-{name}]")


def event(room: Room, title: str = "Offenes Labor", **words: Any) -> Page:
    words = {"start_date": timezone.localdate() + timedelta(days=30)} | words
    return drafted(EventFactory(parent=room.city, title=title, live=False, **words), room.editor)


def test_a_city_finds_what_it_can_hand_in_below_its_own_page(jena: Room) -> None:
    html = start_page(jena.editor)
    assert texts(html, ".door__head h2") == ["Sie schreiben für Jena"]
    assert texts(html, ".door__card h3") == ["Termin melden", "Zitat einreichen", "Fläche melden", "Nachricht schreiben"]
    addresses = [str(link["href"]) for link in html.select(".door__ways a")]
    assert f"/admin/pages/add/events/eventseriespage/{jena.city.pk}/" in addresses
    client = client_of(jena.editor)
    for address in addresses:
        assert client.get(address).status_code == 200, address


def test_nothing_of_the_staff_is_in_it(jena: Room, staff: User) -> None:
    html = start_page(jena.editor)
    assert html.select(".start") == []
    assert html.select(".w-summary") == []
    assert start_page(staff).select(".door") == []


def test_who_invited_is_who_is_asked(jena: Room, staff: User) -> None:
    User.objects.filter(pk=staff.pk).update(first_name="Mara", last_name="Lindgarten", email="mara@beispiel.example")
    said = texts(start_page(jena.editor), ".door__head p")[0]
    assert "Mara Lindgarten" in said
    assert "mara@beispiel.example" in said


def test_sent_back_comes_with_the_reason_in_full(jena: Room, staff: User) -> None:
    page = event(jena)
    hand_in(page, jena.editor)
    assert listed(jena.editor, "returned") is None
    assert "Offenes Labor" in str(listed(jena.editor, "review"))
    decide(page, staff, "reject", "Bitte <b>Ort</b> ergänzen.\n\nUnd den Eingang.")
    shown = listed(jena.editor, "returned")
    assert shown is not None
    assert [" ".join(each.get_text(" ").split()) for each in shown.select(".door__reason p")] == [
        "Bitte <b>Ort</b> ergänzen.",
        "Und den Eingang.",
    ]
    assert listed(jena.editor, "review") is None
    assert listed(jena.editor, "unfinished") is None


def test_a_draft_waits_to_be_handed_in_and_what_is_online_is_listed(jena: Room, staff: User) -> None:
    page = event(jena)
    assert "Offenes Labor" in str(listed(jena.editor, "unfinished"))
    hand_in(page, jena.editor)
    decide(page, staff, "approve")
    assert listed(jena.editor, "unfinished") is None
    assert "Offenes Labor" in str(listed(jena.editor, "online"))


def test_taking_back_makes_it_a_draft_again(jena: Room, staff: User) -> None:
    page = event(jena)
    hand_in(page, jena.editor)
    answer = jena.client.post(f"/admin/contributions/{page.pk}/take-back/", follow=True)
    assert "wieder Ihr Entwurf" in answer.content.decode()
    assert Page.objects.get(pk=page.pk).current_workflow_state is None
    assert "Offenes Labor" in str(listed(jena.editor, "unfinished"))
    again = jena.client.post(f"/admin/contributions/{page.pk}/take-back/", follow=True)
    assert "nicht mehr in Prüfung" in again.content.decode()


def test_a_colleague_does_not_take_back_what_another_handed_in(jena: Room, staff: User) -> None:
    page = event(jena)
    hand_in(page, jena.editor)
    colleague = invite(jena.city, "kollege@beispiel.example", "Tom Beispiel", staff).user
    answer = client_of(colleague).post(f"/admin/contributions/{page.pk}/take-back/", follow=True)
    assert "wieder Ihr Entwurf" not in answer.content.decode()
    assert Page.objects.get(pk=page.pk).workflow_in_progress
    assert "take-back" not in str(listed(colleague, "review"))
    assert "take-back" in str(listed(jena.editor, "review"))


@pytest.mark.parametrize(("language", "day"), [("de", r"\d\. \w+, \d"), ("en", r"\d [A-Z][a-z]+, \d")])
def test_days_are_written_as_the_reader_writes_them(jena: Room, language: str, day: str) -> None:
    UserProfile.objects.update_or_create(user=jena.editor, defaults={"preferred_language": language})
    hand_in(event(jena), jena.editor)
    assert re.search(day, str(listed(jena.editor, "review")))


def test_nothing_of_another_city_is_in_any_list(jena: Room, leipzig: Room, staff: User) -> None:
    for number, decision in enumerate(("", "reject", "approve")):
        page = event(leipzig, f"Nachbar {number}")
        hand_in(page, leipzig.editor)
        if decision:
            decide(page, staff, decision, "Nachbar")
    event(leipzig, "Nachbar im Entwurf")
    publish(CommercialSitePageFactory(parent=leipzig.city, title="Nachbar Baufeld", confirmed_at=None))
    publish(QuotePageFactory(parent=leipzig.city, title="Nachbar Zitat", valid_until=timezone.localdate()))
    assert "Nachbar" not in str(start_page(jena.editor))
    names = ("returned", "expiring", "unfinished", "review", "online")
    assert all("Nachbar" in str(listed(leipzig.editor, name)) for name in names)


@pytest.mark.parametrize("action", ["confirm", "take-back"])
def test_another_city_can_do_neither(jena: Room, leipzig: Room, action: str) -> None:
    page = CommercialSitePageFactory(parent=jena.city, title="Baufeld", live=False, confirmed_at=None)
    drafted(page, jena.editor)
    if action == "take-back":
        hand_in(page, jena.editor)
    revisions = page.revisions.count()
    answer = leipzig.client.post(f"/admin/contributions/{page.pk}/{action}/", follow=True)
    assert "Baufeld" not in answer.content.decode()
    assert page.revisions.count() == revisions
    assert (Page.objects.get(pk=page.pk).current_workflow_state is None) == (action == "confirm")


def test_reading_the_address_changes_nothing(jena: Room) -> None:
    page = event(jena)
    assert jena.client.get(f"/admin/contributions/{page.pk}/confirm/").status_code == 405


def test_still_true_goes_to_the_staff_and_becomes_the_date_online(jena: Room, staff: User) -> None:
    old = timezone.localdate() - timedelta(days=170)
    page = publish(CommercialSitePageFactory(parent=jena.city, title="Baufeld 3", confirmed_at=old))
    assert "Baufeld 3" in str(listed(jena.editor, "expiring"))
    answer = jena.client.post(f"/admin/contributions/{page.pk}/confirm/", follow=True)
    assert "Danke" in answer.content.decode()
    assert CommercialSitePage.objects.get(pk=page.pk).confirmed_at == old
    decide(page, staff, "approve")
    assert CommercialSitePage.objects.get(pk=page.pk).confirmed_at == timezone.localdate()
    assert listed(jena.editor, "expiring") is None


def test_still_true_does_not_touch_what_is_in_review(jena: Room) -> None:
    page = publish(CommercialSitePageFactory(parent=jena.city, title="Baufeld 3", confirmed_at=None))
    hand_in(drafted(page, jena.editor), jena.editor)
    revisions = page.revisions.count()
    answer = jena.client.post(f"/admin/contributions/{page.pk}/confirm/", follow=True)
    assert "gerade geprüft oder bearbeitet" in answer.content.decode()
    assert page.revisions.count() == revisions


@pytest.mark.parametrize(("days", "is_asked"), [(149, False), (150, True), (400, True)])
def test_a_property_is_asked_about_a_month_before_its_word_is_old(jena: Room, days: int, is_asked: bool) -> None:
    publish(CommercialSitePageFactory(parent=jena.city, title="Baufeld 3", confirmed_at=timezone.localdate() - timedelta(days=days)))
    assert (listed(jena.editor, "expiring") is not None) == is_asked


@pytest.mark.parametrize(("days", "is_asked"), [(-1, False), (0, True), (60, True), (61, False)])
def test_a_quote_is_asked_about_near_its_last_day(jena: Room, days: int, is_asked: bool) -> None:
    publish(QuotePageFactory(parent=jena.city, title="Lichtstadt", valid_until=timezone.localdate() + timedelta(days=days)))
    shown = listed(jena.editor, "expiring")
    assert ("Lichtstadt" in str(shown)) == is_asked
    assert ("Verlängern" in str(shown)) == is_asked


def test_the_forms_of_a_city_lack_what_the_staff_decides(jena: Room, staff: User) -> None:
    address = f"/admin/pages/add/events/eventpage/{jena.city.pk}/"
    names = {str(each.get("name")) for each in BeautifulSoup(jena.client.get(address).content, "html.parser").select("[name]")}
    assert {"title", "start_date"} <= names
    assert names.isdisjoint({"slug", "seo_title", "search_description", "show_in_menus", "city"})
    theirs = {str(each.get("name")) for each in BeautifulSoup(client_of(staff).get(address).content, "html.parser").select("[name]")}
    assert {"slug", "seo_title"} <= theirs


def test_a_short_form_keeps_what_the_staff_had_decided(jena: Room, staff: User) -> None:
    page = event(jena, seo_title="Für Suchmaschinen", slug="offenes-labor")
    page.title = "Offenes Labor im Winter"
    form = page.get_edit_handler().get_form_class()(instance=page, for_user=jena.editor)
    assert "seo_title" not in form.fields
    assert (page.seo_title, page.slug) == ("Für Suchmaschinen", "offenes-labor")


def test_as_many_queries_for_twenty_as_for_one(jena: Room, staff: User, django_assert_max_num_queries: Callable[..., Any]) -> None:
    def fill(count: int) -> None:
        for number in range(count):
            hand_in(event(jena, f"In Prüfung {count} {number}"), jena.editor)
            returned = event(jena, f"Zurück {count} {number}")
            hand_in(returned, jena.editor)
            decide(returned, staff, "reject", "Warum")
            event(jena, f"Entwurf {count} {number}")
            publish(CommercialSitePageFactory(parent=jena.city, title=f"Fläche {count} {number}", confirmed_at=date(2020, 1, 1)))

    def queries() -> int:
        client = jena.client
        client.get("/admin/")
        with CaptureQueriesContext(
            connection,
        ) as seen:
            assert client.get("/admin/").status_code == 200
        return len(seen)

    fill(1)
    once = queries()
    fill(7)
    assert queries() == once


def test_somebody_of_two_cities_has_both_doors(jena: Room, leipzig: Room, client: Client) -> None:
    jena.editor.groups.add(Group.objects.get(pk=leipzig.city.room.group_id))
    html = start_page(User.objects.get(pk=jena.editor.pk))
    assert texts(html, ".door__head h2") == ["Sie schreiben für Jena", "Sie schreiben für Leipzig"]


def test_what_was_approved_for_later_says_when(jena: Room, staff: User) -> None:
    page = event(jena)
    page.go_live_at = timezone.now() + timedelta(days=3)
    page.save_revision(user=jena.editor)
    hand_in(page, jena.editor)
    decide(page, staff, "approve")
    assert "erscheint am" in str(listed(jena.editor, "online"))
    assert listed(jena.editor, "unfinished") is None
