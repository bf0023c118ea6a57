"""The office changes dates: one of them, or one and all that follow."""

from datetime import date, time, timedelta
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Group, Permission
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import GroupApprovalTask, GroupPagePermission, Workflow, WorkflowPage, WorkflowTask
from wagtail_localize.models import TranslationSource

from events.models import EventDate, EventIndexPage, EventSeriesPage, Occurrence
from events.planning import Status
from home.dashboard import outdated_translations
from home.models import User
from tests.events.conftest import identities
from tests.factories import EventSeriesFactory, UserFactory, publish, translate

pytestmark = pytest.mark.django_db
PUBLISHED = {"what": "changed", "scope": "one", "publish": "1"}


@pytest.fixture
def series(index: EventIndexPage) -> EventSeriesPage:
    return publish(EventSeriesFactory(parent=index, title="Donnerstags"))


@pytest.fixture
def office(client: Client) -> Client:
    client.force_login(UserFactory(is_superuser=True))
    return client


def address(series: EventSeriesPage, name: str) -> str:
    return reverse("event_dates:change", args=[series.pk, name])


def of(series: EventSeriesPage) -> Any:
    return Occurrence.objects.filter(page=series)


def test_the_list_shows_the_dates_and_leads_to_each(series: EventSeriesPage, office: Client) -> None:
    page = office.get(reverse("event_dates:list", args=[series.pk])).content.decode()
    assert "Do, 3. Dezember 2026" in page
    assert address(series, "2026-12-10") in page


def test_the_series_leads_to_its_dates(series: EventSeriesPage, office: Client) -> None:
    assert (
        reverse("event_dates:list", args=[series.pk]) in office.get(reverse("wagtailadmin_pages:edit", args=[series.pk])).content.decode()
    )


def test_one_date_is_cancelled_with_a_reason(series: EventSeriesPage, office: Client) -> None:
    response = office.post(address(series, "2026-12-10"), PUBLISHED | {"what": "cancelled", "reason": "wegen Sturm"})
    assert response.status_code == 302
    assert of(series).get(identity="2026-12-10").status == Status.CANCELLED
    assert EventDate.objects.get(page=series).reason == "wegen Sturm"


def test_saying_it_twice_makes_one_row(series: EventSeriesPage, office: Client) -> None:
    office.post(address(series, "2026-12-10"), PUBLISHED | {"what": "cancelled"})
    office.post(address(series, "2026-12-10"), PUBLISHED | {"new_date": "2026-12-11"})
    row = of(series).get(identity="2026-12-10")
    assert (row.status, row.first_day) == (Status.MOVED, date(2026, 12, 11))
    assert EventDate.objects.filter(page=series).count() == 1


def test_a_draft_publishes_nothing(series: EventSeriesPage, office: Client) -> None:
    office.post(address(series, "2026-12-10"), {"what": "cancelled", "scope": "one"})
    assert of(series).get(identity="2026-12-10").status == Status.SCHEDULED
    series.refresh_from_db()
    assert series.get_latest_revision_as_object().changes.count() == 1


def test_what_may_not_be_published_is_refused_with_the_reason_and_writes_nothing(series: EventSeriesPage, office: Client) -> None:
    revisions = series.revisions.count()
    response = office.post(address(series, "2026-12-10"), PUBLISHED | {"new_date": "2026-12-17"})
    assert "auf den Tag eines anderen Termins dieser Reihe" in response.content.decode()
    assert series.revisions.count() == revisions


def test_this_and_all_following_move_and_what_was_changed_before_stays(series: EventSeriesPage, office: Client) -> None:
    """Ten dates, the venue of the fourth overridden; from the sixth on they are on Fridays."""
    office.post(address(series, "2026-12-24"), PUBLISHED | {"venue_name": "Stadthaus"})
    changed = {"scope": "following", "new_date": "2027-01-08", "new_start": "19:00", "new_end": "22:00"}
    assert office.post(address(series, "2027-01-07"), PUBLISHED | changed).status_code == 302
    found = identities(of(series))
    assert len(found) == 10
    assert found[3:6] == ["2026-12-24", "2026-12-31", "2027-01-08"]
    assert of(series).get(identity="2026-12-24").venue_name == "Stadthaus"
    assert {row.starts.hour for row in of(series)} == {17, 18}
    old, new = series.schedules.model.objects.filter(page=series).order_by("sort_order")
    assert (old.rule.count, new.rule.count, new.start_time) == (5, 5, time(19))
    assert old.key != new.key


def test_the_very_first_date_and_all_following_keep_their_row(series: EventSeriesPage, office: Client) -> None:
    key = series.schedules.get().key
    office.post(address(series, "2026-12-03"), PUBLISHED | {"scope": "following", "new_start": "19:00"})
    row = series.schedules.model.objects.get(page=series)
    assert (row.key, row.start_time) == (key, time(19))


def test_all_following_can_be_cancelled(series: EventSeriesPage, office: Client) -> None:
    office.post(address(series, "2027-01-07"), PUBLISHED | {"scope": "following", "what": "cancelled"})
    assert identities(of(series))[-1] == "2026-12-31"


def test_a_change_that_is_orphaned_is_asked_about(series: EventSeriesPage, office: Client) -> None:
    office.post(address(series, "2027-01-14"), PUBLISHED | {"venue_name": "Stadthaus"})
    office.post(address(series, "2027-01-21"), PUBLISHED | {"what": "cancelled"})
    changed = PUBLISHED | {"scope": "following", "new_date": "2027-01-08"}
    asked = office.post(address(series, "2027-01-07"), changed)
    assert asked.status_code == 200
    assert "14.01.2027 wurde von Hand geändert" in asked.content.decode()
    assert "2027-01-08" not in identities(of(series))
    answers = {"orphan_20270114": "extra", "orphan_20270121": "drop"}
    assert office.post(address(series, "2027-01-07"), changed | answers).status_code == 302
    found = identities(of(series))
    assert {"2027-01-08", "2027-01-14", "2027-01-15", "2027-01-22"} <= set(found)
    assert "2027-01-21" not in found
    assert of(series).get(identity="2027-01-14").venue_name == "Stadthaus"


def test_words_about_all_following_stand_at_the_first_of_them(series: EventSeriesPage, office: Client) -> None:
    changed = {"scope": "following", "new_date": "2027-01-08", "reason": "wegen Umbau"}
    office.post(address(series, "2027-01-07"), PUBLISHED | changed)
    assert EventDate.objects.get(page=series).date == date(2027, 1, 8)


def test_an_extra_date_comes_in_addition(series: EventSeriesPage, office: Client) -> None:
    address = reverse("event_dates:extra", args=[series.pk])
    assert office.post(address, {"date": "2026-12-19", "new_start": "10:00", "publish": "1"}).status_code == 302
    row = of(series).get(identity="2026-12-19")
    assert (row.starts.hour, row.status) == (9, Status.SCHEDULED)
    again = office.post(address, {"date": "2026-12-10", "publish": "1"})
    assert "Geben Sie dem zusätzlichen eine andere Uhrzeit" in again.content.decode()


@pytest.mark.parametrize("name", ["2026-12-04", "2026-02-30", "x", "2026-12-10-1800"])
def test_what_is_no_date_is_not_found(series: EventSeriesPage, office: Client, name: str) -> None:
    assert office.get(address(series, name)).status_code == 404


@pytest.mark.parametrize("change", [{"what": "nonsense"}, {"new_date": "2026-02-30"}, {"new_date": "9999-12-31"}, {"new_start": "25:00"}])
def test_bad_input_is_answered_at_its_field(series: EventSeriesPage, office: Client, change: dict[str, str]) -> None:
    response = office.post(address(series, "2026-12-10"), PUBLISHED | change)
    assert response.status_code == 200
    assert response.context["form"].errors.keys() == change.keys()
    assert of(series).get(identity="2026-12-10").status == Status.SCHEDULED


def test_nobody_without_rights_sees_or_changes_dates(series: EventSeriesPage, client: Client) -> None:
    client.force_login(UserFactory())
    assert client.post(address(series, "2026-12-10"), PUBLISHED | {"what": "cancelled"}).status_code in (302, 403)
    assert of(series).get(identity="2026-12-10").status == Status.SCHEDULED


# ---- Who may do what, and over whose work ----


def editor_of(series: EventSeriesPage, *codenames: str) -> User:
    group = Group.objects.create(name="Redaktion")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    for codename in codenames:
        permission = Permission.objects.get(content_type__app_label="wagtailcore", codename=codename)
        GroupPagePermission.objects.create(group=group, page=series, permission=permission)
    user: User = UserFactory()
    user.groups.add(group)
    return user


@pytest.fixture
def contributor(series: EventSeriesPage, client: Client) -> Client:
    """Somebody who may change the series and not publish it."""
    client.force_login(editor_of(series, "change_page"))
    return client


@pytest.fixture
def reviewed(series: EventSeriesPage) -> Workflow:
    workflow = Workflow.objects.create(name="Prüfung")
    task = GroupApprovalTask.objects.create(name="Freigabe")
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    WorkflowPage.objects.create(workflow=workflow, page=series)
    return workflow


def test_who_may_not_publish_is_not_offered_it_and_whatever_is_sent_becomes_a_draft(series: EventSeriesPage, contributor: Client) -> None:
    form = BeautifulSoup(contributor.get(address(series, "2026-12-10")).content, "html.parser")
    assert [button["name"] for button in form.select(".sheet__buttons button")] == ["submit", "draft"]
    answer = contributor.post(address(series, "2026-12-10"), PUBLISHED | {"what": "cancelled"}, follow=True)
    assert "als Entwurf gespeichert" in answer.content.decode()
    assert of(series).get(identity="2026-12-10").status == Status.SCHEDULED
    series.refresh_from_db()
    assert series.get_latest_revision_as_object().changes.get().what == "cancelled"


def test_a_change_is_handed_in_for_review_and_locks_the_series_for_who_did(
    series: EventSeriesPage, contributor: Client, reviewed: Workflow
) -> None:
    sent = {"what": "cancelled", "scope": "one", "reason": "wegen Sturm", "submit": "1"}
    contributor.post(address(series, "2026-12-10"), sent)
    series.refresh_from_db()
    assert series.workflow_in_progress
    assert of(series).get(identity="2026-12-10").status == Status.SCHEDULED
    refused = contributor.post(address(series, "2026-12-17"), sent, follow=True)
    assert "weil die Reihe gesperrt ist" in refused.content.decode()
    assert series.get_latest_revision_as_object().changes.count() == 1
    series.current_workflow_state.current_task_state.approve(user=UserFactory(is_superuser=True))
    assert of(series).get(identity="2026-12-10").status == Status.CANCELLED


def test_what_may_not_be_published_is_not_handed_in(series: EventSeriesPage, contributor: Client, reviewed: Workflow) -> None:
    sent = {"what": "changed", "scope": "one", "new_date": "2026-12-17", "submit": "1"}
    refused = contributor.post(address(series, "2026-12-10"), sent)
    assert "auf den Tag eines anderen Termins dieser Reihe" in refused.content.decode()
    series.refresh_from_db()
    assert not series.workflow_in_progress


def test_a_series_that_somebody_has_locked_is_read_only(series: EventSeriesPage, office: Client) -> None:
    EventSeriesPage.objects.filter(pk=series.pk).update(locked=True, locked_by=UserFactory(), locked_at=timezone.now())
    shown = office.get(reverse("event_dates:list", args=[series.pk])).content.decode()
    assert "gesperrt" in shown
    assert address(series, "2026-12-10") not in shown
    office.post(address(series, "2026-12-10"), PUBLISHED | {"what": "cancelled"})
    office.post(reverse("event_dates:extra", args=[series.pk]), {"date": "2026-12-19", "publish": "1"})
    assert EventDate.objects.filter(page=series).count() == 0
    assert of(series).count() == 10


def test_what_somebody_else_has_said_meanwhile_is_noticed_and_nothing_typed_is_lost(series: EventSeriesPage, office: Client) -> None:
    opened = BeautifulSoup(office.get(address(series, "2026-12-10")).content, "html.parser")
    mine = PUBLISHED | {"what": "cancelled", "reason": "wegen Sturm", "seen": opened.select_one("[name=seen]")["value"]}
    office.post(address(series, "2026-12-10"), PUBLISHED | {"new_date": "2026-12-11"})
    told = office.post(address(series, "2026-12-10"), mine)
    assert "Jemand anderes hat inzwischen Termine dieser Reihe geändert" in told.content.decode()
    form = BeautifulSoup(told.content, "html.parser")
    assert form.select_one("[name=reason]")["value"] == "wegen Sturm"
    assert of(series).get(identity="2026-12-10").status == Status.MOVED
    again = mine | {"seen": form.select_one("[name=seen]")["value"]}
    assert office.post(address(series, "2026-12-10"), again).status_code == 302
    assert of(series).get(identity="2026-12-10").status == Status.CANCELLED


def test_a_draft_of_a_series_that_is_offline_stays_offline(series: EventSeriesPage, office: Client) -> None:
    series.unpublish()
    office.post(address(series, "2026-12-10"), {"what": "cancelled", "scope": "one"})
    series.refresh_from_db()
    assert not series.live
    assert not of(series).exists()


def test_a_date_that_was_moved_can_be_cancelled_and_stays_where_people_know_it(series: EventSeriesPage, office: Client) -> None:
    office.post(address(series, "2026-12-10"), PUBLISHED | {"new_date": "2026-12-11"})
    office.post(address(series, "2026-12-10"), PUBLISHED | {"what": "cancelled", "new_date": "2026-12-11"})
    row = of(series).get(identity="2026-12-10")
    assert (row.status, row.first_day) == (Status.CANCELLED, date(2026, 12, 11))


def test_a_date_that_was_moved_can_be_left_open(series: EventSeriesPage, office: Client) -> None:
    office.post(address(series, "2026-12-10"), PUBLISHED | {"new_date": "2026-12-11"})
    office.post(address(series, "2026-12-10"), PUBLISHED | {"what": "postponed", "new_date": "2026-12-11"})
    row = of(series).get(identity="2026-12-10")
    assert (row.status, row.first_day) == (Status.POSTPONED, date(2026, 12, 10))


def test_moderators_read_what_was_said_of_a_date_as_people_write_it(series: EventSeriesPage, office: Client) -> None:
    before = series.latest_revision_id
    office.post(address(series, "2026-12-10"), PUBLISHED | {"new_date": "2026-12-11", "new_start": "19:30"})
    series.refresh_from_db()
    page = office.get(reverse("wagtailadmin_pages:revisions_compare", args=[series.pk, before, series.latest_revision_id]))
    shown = BeautifulSoup(page.content, "html.parser").select_one("main").get_text()
    assert "Fr, 11. Dezember 2026" in shown
    assert "19:30" in shown
    assert "None" not in shown
    assert "2026-12" not in shown


def test_a_reason_waits_for_its_translation_where_editors_look(series: EventSeriesPage, index: EventIndexPage, office: Client) -> None:
    translate(index)
    english = translate(series)
    office.post(address(series, "2026-12-10"), PUBLISHED | {"what": "cancelled", "reason": "wegen Sturm"})
    english.refresh_from_db()
    assert english.translation_outdated
    assert list(outdated_translations(User.objects.get(is_superuser=True))) == [english.page_ptr]
    editor = office.get(reverse("wagtailadmin_pages:edit", args=[english.pk])).content.decode()
    assert "wegen Sturm" in editor
    # Nobody translates a day or an hour, and dates are changed in German.
    asked = set(TranslationSource.objects.get_for_instance(series).stringsegment_set.values_list("context__path", flat=True))
    assert {path.rsplit(".", 1)[-1] for path in asked if path.startswith("changes.")} == {"reason"}
    assert not [path for path in asked if path.startswith("schedules.")]
    assert reverse("event_dates:list", args=[english.pk]) not in editor
    assert office.get(reverse("event_dates:list", args=[english.pk])).status_code == 404


def test_a_series_that_is_planned_says_so_and_is_locked_from_then_on(series: EventSeriesPage, office: Client) -> None:
    series.go_live_at = timezone.now() + timedelta(days=1)
    series.save_revision()
    told = office.post(address(series, "2026-12-10"), PUBLISHED | {"what": "cancelled"}, follow=True).content.decode()
    assert "Sie erscheint mit der Reihe" in told
    assert of(series).get(identity="2026-12-10").status == Status.SCHEDULED
    series.refresh_from_db()
    assert series.approved_schedule
    assert address(series, "2026-12-10") not in told
    office.post(address(series, "2026-12-17"), PUBLISHED | {"what": "cancelled"})
    assert series.get_latest_revision_as_object().changes.count() == 1
