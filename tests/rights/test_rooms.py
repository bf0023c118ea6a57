"""Inviting a city and withdrawing it: once and wholly, by hand and by command, whatever the mail server does."""

import re
from types import SimpleNamespace
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.core import mail
from django.core.exceptions import ValidationError
from django.core.mail.backends.base import BaseEmailBackend
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import APIToken, Collection, GroupCollectionPermission, GroupPagePermission, PageLogEntry, Workflow, WorkflowState

from home.models import FourEyesTask, User
from locations.models import CityRoom, Invitation
from locations.rooms.delivery import outbox
from locations.rooms.inviting import INVITED, invite
from locations.rooms.rights import CITIES, SHARED
from locations.rooms.withdrawing import WITHDRAWN, withdraw
from site_project.communications import communications_group
from tests.factories import ImageFactory, NewsPageFactory, UserFactory
from tests.rights.rooms import Room, client_of, communicator, invited

ADDRESS = "ada.example@jena.example"
COUNTED = (Group, GroupPagePermission, GroupCollectionPermission, Collection, Workflow, FourEyesTask, CityRoom, Invitation, User)


@pytest.fixture
def staff(region: SimpleNamespace) -> User:
    return communicator("redaktion")


@pytest.fixture
def jena(region: SimpleNamespace, staff: User) -> Room:
    """Invited for each test here: this is what they are about."""
    return invited(region.jena, "jena", staff)


@pytest.fixture
def leipzig(region: SimpleNamespace, staff: User) -> Room:
    return invited(region.leipzig, "leipzig", staff)


def counts() -> list[int]:
    return [model.objects.count() for model in COUNTED]


def link_in(message: Any) -> str:
    found = re.search(r"http://localhost:8000(/admin/password_reset/confirm/\S+)", message.body)
    assert found
    return found[1]


def test_everything_of_a_room_is_there_once_however_often_a_city_is_invited(region: SimpleNamespace, staff: User) -> None:
    invite(region.jena, ADDRESS, "Ada Beispiel", staff)
    first = counts()
    again = invite(region.jena, ADDRESS.upper(), "Ada Beispiel", staff)
    assert counts() == first
    second = invite(region.jena, "ben@jena.example", "Ben Muster", staff)
    assert counts() == [*first[:-2], first[-2] + 1, first[-1] + 1]
    assert list(again.user.groups.all()) == list(second.user.groups.all()) == [again.room.group]
    assert again.user.get_full_name() == "Ada Beispiel"
    assert again.user.wagtail_userprofile.preferred_language == "de"
    assert PageLogEntry.objects.filter(page=region.jena.pk, action=INVITED, user=staff).count() == 3


def test_rooms_lie_side_by_side_below_one_collection_and_share_one_workflow(jena: Room, leipzig: Room, staff: User) -> None:
    collections = [room.city.room.collection for room in (jena, leipzig)]
    assert [collection.name for collection in collections] == ["Jena", "Leipzig"]
    assert {collection.get_parent().name for collection in collections} == {CITIES}
    assert jena.city.get_workflow() == leipzig.city.get_workflow()
    assert [task.specific_class for task in jena.city.get_workflow().tasks] == [FourEyesTask]
    assert communications_group() in FourEyesTask.objects.get().groups.all()


def test_a_city_uploads_into_its_own_collection_and_uses_the_shared_one(jena: Room) -> None:
    html = jena.client.get(reverse("wagtailimages:add")).content.decode()
    shared = Collection.objects.get(name=SHARED)
    picture = ImageFactory(title="Gemeinsamesbild", collection=shared)
    assert "Für alle Städte" not in html
    assert "Leipzig" not in html
    assert picture.title in jena.client.get(reverse("wagtailimages_chooser:choose")).content.decode()
    assert jena.client.get(reverse("wagtailimages:edit", args=[picture.pk])).status_code == 302


def test_the_mail_has_a_link_that_sets_the_password_once(region: SimpleNamespace) -> None:
    outbox.deliver(invite(region.jena, ADDRESS, "Ada Beispiel").pk)
    (message,) = mail.outbox
    assert message.to == [ADDRESS]
    assert "Jena" in message.subject
    assert link_in(message) in message.alternatives[0][0]
    client = Client()
    form = client.get(link_in(message), follow=True)
    password = {"new_password1": "sehr-langes-kennwort", "new_password2": "sehr-langes-kennwort"}
    client.post(form.request["PATH_INFO"], password)
    assert User.objects.get(username=ADDRESS).check_password("sehr-langes-kennwort")
    assert "new_password1" not in Client().get(link_in(message), follow=True).content.decode()


def test_an_invitation_outlives_the_mail_server(region: SimpleNamespace, settings: Any) -> None:
    settings.EMAIL_BACKEND = "tests.rights.test_rooms.NoBackend"
    invitation = invite(region.jena, ADDRESS)
    assert not outbox.deliver(invitation.pk)
    assert User.objects.get(username=ADDRESS).groups.exists()
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    assert outbox.deliver_waiting() == 0  # a while is waited before it is tried again
    Invitation.objects.update(tried_at=None)
    assert (outbox.deliver_waiting(), outbox.deliver_waiting(), len(mail.outbox)) == (1, 0, 1)


class NoBackend(BaseEmailBackend):
    """A mail server that is away."""

    def open(self) -> None:
        raise ConnectionRefusedError("away")


@pytest.mark.parametrize("address", ["", "kein-at", "a@b", "a@jena.example\nBcc: b@c.example"])
def test_an_address_that_is_none_makes_nothing(region: SimpleNamespace, address: str) -> None:
    before = counts()
    with pytest.raises(ValidationError):
        invite(region.jena, address)
    assert counts() == before


def test_who_runs_the_site_needs_no_invitation(region: SimpleNamespace) -> None:
    UserFactory(username="chefin", email=ADDRESS, is_superuser=True)
    before = counts()
    with pytest.raises(ValidationError, match="chefin"):
        invite(region.jena, ADDRESS)
    assert counts() == before


def test_withdrawing_ends_logins_sessions_links_and_tokens_at_once(jena: Room, staff: User) -> None:
    outbox.deliver(jena.city.room.invitations.get().pk)
    client, link = jena.client, link_in(mail.outbox[0])
    key = APIToken.create_token(user=jena.editor, name="Programm")[1]
    bearer = {"Authorization": f"Bearer {key}"}
    assert client.get("/admin/").status_code == Client().get("/api/v3/pages/", headers=bearer).status_code == 200
    picture = ImageFactory(collection=jena.city.room.collection)

    assert withdraw(jena.city, staff) == [jena.editor]
    assert client.get("/admin/").status_code == 302
    assert Client().get("/api/v3/pages/", headers=bearer).status_code == 401
    assert "new_password1" not in Client().get(link, follow=True).content.decode()
    jena.editor.refresh_from_db()
    assert not jena.editor.is_active
    assert not GroupPagePermission.objects.filter(page=jena.city.pk).exists()
    assert jena.city.get_workflow().name != "Beiträge der Städte"
    picture.refresh_from_db()
    assert picture.collection.name == "Jena"
    assert PageLogEntry.objects.get(page=jena.city.pk, action=WITHDRAWN).user == staff
    assert withdraw(jena.city, staff) == []


def test_withdrawing_leaves_the_other_city_and_who_has_other_work(jena: Room, leipzig: Room, staff: User) -> None:
    invite(jena.city, leipzig.editor.email)
    withdraw(jena.city)
    leipzig.editor.refresh_from_db()
    assert leipzig.editor.is_active
    assert [group.pk for group in leipzig.editor.groups.all()] == [leipzig.city.room.group_id]
    assert leipzig.client.get(reverse("wagtailadmin_pages:edit", args=[leipzig.city.pk])).status_code == 200
    assert leipzig.client.get(reverse("wagtailadmin_pages:edit", args=[jena.city.pk])).status_code == 302


def test_what_is_in_review_stays_there_and_what_was_sent_back_becomes_a_draft(jena: Room, staff: User) -> None:
    waiting, sent_back = (NewsPageFactory(parent=jena.city, title=title, live=False) for title in ("Wartet", "Zurück"))
    for page in (waiting, sent_back):
        page.save_revision(user=jena.editor)
        page.get_workflow().start(page, jena.editor)
    state = sent_back.current_workflow_state.current_task_state
    state.task.specific.on_action(state, staff, "reject")
    withdraw(jena.city, staff)
    states = dict(WorkflowState.objects.values_list("object_id", "status"))
    assert states == {str(waiting.pk): WorkflowState.STATUS_IN_PROGRESS, str(sent_back.pk): WorkflowState.STATUS_CANCELLED}
    task_state = waiting.current_workflow_task_state
    task_state.task.specific.on_action(task_state, staff, "approve")
    waiting.refresh_from_db()
    assert waiting.live


def test_a_city_that_is_invited_again_finds_its_pictures_and_people(jena: Room) -> None:
    picture = ImageFactory(title="Altes Bild", collection=jena.city.room.collection)
    withdraw(jena.city)
    user = invite(jena.city, jena.editor.email).user
    assert user == jena.editor
    assert picture.title in client_of(user).get(reverse("wagtailimages:index")).content.decode()


def test_a_deleted_city_lets_nobody_in(jena: Room) -> None:
    jena.city.delete()
    jena.editor.refresh_from_db()
    assert not jena.editor.is_active
    assert not Group.objects.filter(name__contains="Jena").exists()


def test_commands_do_the_same(region: SimpleNamespace, capsys: pytest.CaptureFixture[str]) -> None:
    call_command("invite_city", "jena", ADDRESS, name="Ada Beispiel")
    assert len(mail.outbox) == 1
    call_command("withdraw_city", "jena")
    assert not User.objects.get(username=ADDRESS).is_active
    assert "1" in capsys.readouterr().out
    with pytest.raises(CommandError, match="jena, leipzig"):
        call_command("invite_city", "atlantis", ADDRESS)
    with pytest.raises(CommandError):
        call_command("invite_city", "jena", "kein-at")


def test_staff_invites_and_withdraws_in_the_admin(region: SimpleNamespace, staff: User) -> None:
    client = client_of(staff)
    edit = reverse("wagtailadmin_pages:edit", args=[region.jena.pk])
    invite_url, withdraw_url = (reverse(f"city_room:{name}", args=[region.jena.pk]) for name in ("invite", "withdraw"))
    opened = client.get(edit).content.decode()
    assert invite_url in opened
    assert withdraw_url not in opened
    assert "Kein Name" not in client.post(invite_url, {"name": "", "email": "kein-at"}).content.decode()
    assert not Invitation.objects.exists()
    said = client.post(invite_url, {"name": "Ada Beispiel", "email": ADDRESS}, follow=True).content.decode()
    assert ADDRESS in said
    assert len(mail.outbox) == 1
    assert withdraw_url in client.get(edit).content.decode()
    assert "Ada Beispiel" in client.get(withdraw_url).content.decode()
    assert User.objects.get(username=ADDRESS).is_active
    client.post(withdraw_url)
    assert not User.objects.get(username=ADDRESS).is_active


@pytest.mark.parametrize("name", ["invite", "withdraw"])
def test_asking_costs_as_many_queries_for_twenty_people_as_for_one(jena: Room, staff: User, name: str) -> None:
    client, address = client_of(staff), reverse(f"city_room:{name}", args=[jena.city.pk])
    client.get(address)
    with CaptureQueriesContext(connection) as one:
        client.get(address)
    for number in range(19):
        invite(jena.city, f"person{number}@jena.example", f"Person {number}", communicator(f"einladend{number}"))
    with CaptureQueriesContext(connection) as twenty:
        said = client.get(address).content.decode()
    assert "Person 18" in said
    assert len(twenty) == len(one)


@pytest.mark.parametrize("name", ["invite", "withdraw"])
def test_a_city_invites_and_withdraws_nobody(jena: Room, leipzig: Room, name: str) -> None:
    before = counts()
    for room in (jena, leipzig):
        address = reverse(f"city_room:{name}", args=[room.city.pk])
        answer = jena.client.post(address, {"name": "Ada", "email": "x@y.example"})
        assert (answer.status_code, answer.headers.get("Location")) == (302, "/admin/")
        assert address not in jena.client.get(reverse("wagtailadmin_pages:edit", args=[jena.city.pk])).content.decode()
    assert counts() == before
