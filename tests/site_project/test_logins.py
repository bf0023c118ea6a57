"""The demo logins: made once, renewed on request, never on a public server."""

import re
from io import StringIO

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.management import CommandError, call_command
from django.test import Client
from pytest_django import Settings
from wagtail.models import Page

from site_project.communications import GROUP_NAME

pytestmark = pytest.mark.django_db
User = get_user_model()


def logins(**options: bool) -> dict[str, str]:
    """What the command prints, as username -> password."""
    out = StringIO()
    call_command("logins", stdout=out, **options)
    return dict(re.findall(r"^    (\w+) +(\S+)$", out.getvalue(), flags=re.MULTILINE))


def opens(username: str, password: str) -> bool:
    return Client().post("/admin/login/", {"username": username, "password": password}).status_code == 302


def test_printed_passwords_open_the_door() -> None:
    printed = logins()
    assert set(printed) == {"admin", "redaktion"}
    for username, password in printed.items():
        assert opens(username, password)


def test_second_call_renews_passwords_and_adds_nobody() -> None:
    first, second = logins(), logins()
    assert User.objects.count() == 2
    for username in first:
        assert first[username] != second[username]
        assert opens(username, second[username])
        assert not opens(username, first[username])
    assert User.objects.get(username="redaktion").groups.count() == 1


def test_once_leaves_existing_users_alone() -> None:
    printed = logins()
    assert logins(once=True) == {}
    assert opens("admin", printed["admin"])


def test_public_server_gets_no_demo_logins(settings: Settings) -> None:
    settings.PRODUCTION = True
    with pytest.raises(CommandError, match="createsuperuser"):
        logins()
    assert not User.objects.exists()


def test_communications_staff_edit_publish_and_translate_but_hand_out_no_rights(client: Client) -> None:
    logins()
    editor = User.objects.get(username="redaktion")
    rights = Page.objects.filter(depth=2).first().permissions_for_user(editor)
    assert rights.can_edit()
    assert rights.can_publish()
    assert editor.has_perms(["wagtail_localize.submit_translation", "home.add_topic", "wagtailadmin.access_admin"])
    assert not editor.has_perm("home.add_user")
    client.force_login(editor)
    assert client.get("/admin/").status_code == 200
    assert client.get("/admin/users/").status_code == 302


def test_every_installation_has_the_group_of_the_staff_once_it_is_migrated() -> None:
    group = Group.objects.get(name=GROUP_NAME)
    assert group.permissions.filter(codename="add_cityroom").exists()
    group.permissions.clear()
    call_command("migrate", verbosity=0)
    assert not group.permissions.exists()  # what the administrators made of it stays
    group.delete()
    call_command("migrate", verbosity=0)
    assert Group.objects.get(name=GROUP_NAME).permissions.filter(codename="delete_cityroom").exists()
