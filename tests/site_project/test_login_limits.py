"""Logging in: wrong passwords close a door for whoever tried, and it says when it opens again; a forgotten one is replaced by mail."""

import logging
import re
from datetime import timedelta

import pytest
from axes.models import AccessAttempt
from django.contrib.auth.password_validation import validate_password
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.core import mail
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.utils import timezone
from pytest_django import Settings

from home.models import User
from home.visitors import client_address
from site_project.login_limits import forget_attempts, forget_sessions
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db
PASSWORD = "ein langes Kennwort"


@pytest.fixture
def editor(admin: User) -> User:
    return UserFactory(username="redaktion", email="redaktion@example.org", is_superuser=True)


def log_in(password: str, username: str = "redaktion", path: str = "/admin/login/", address: str = "192.0.2.1") -> HttpResponse:
    return Client().post(path, {"username": username, "password": password}, REMOTE_ADDR=address)


@pytest.fixture
def closed(editor: User) -> None:
    """The login after five wrong passwords from 192.0.2.1."""
    for _try in range(5):
        log_in("falsch")


@pytest.mark.parametrize(
    ("path", "words", "look"),
    [
        ("/admin/login/", "Bitte warten Sie 15 Minuten", "wagtailadmin/css/core.css"),
        ("/_util/login/", "Bitte warten Sie 15 Minuten", "css/site.css"),
        ("/en/_util/login/", "Please wait 15 minutes", "css/site.css"),
    ],
)
def test_five_wrong_passwords_close_the_login_and_say_for_how_long(closed: None, path: str, words: str, look: str) -> None:
    response = log_in(PASSWORD, path=path)
    assert (response.status_code, response["Retry-After"]) == (429, "900")
    assert words in response.content.decode()
    assert look in response.content.decode()


def test_four_wrong_passwords_do_not(editor: User) -> None:
    for _try in range(4):
        assert log_in("falsch").status_code == 200
    assert log_in(PASSWORD).status_code == 302


def test_others_and_other_logins_are_not_locked_out(closed: None) -> None:
    assert log_in(PASSWORD, address="192.0.2.2").status_code == 302
    assert log_in(PASSWORD, username="admin").status_code == 302


def test_the_login_opens_again_and_nothing_is_kept(closed: None) -> None:
    AccessAttempt.objects.update(attempt_time=timezone.now() - timedelta(minutes=16))
    assert log_in(PASSWORD).status_code == 302
    UserFactory(username="andere")
    log_in("falsch", username="andere")
    assert forget_attempts() == 0
    AccessAttempt.objects.update(attempt_time=timezone.now() - timedelta(minutes=16))
    assert forget_attempts() == 1
    assert forget_attempts() == 0


def test_ended_sessions_are_forgotten(editor: User) -> None:
    for age in (-1, 1):
        session = SessionStore()
        session.set_expiry(timedelta(days=age))
        session.save()
    assert forget_sessions() == 1
    assert forget_sessions() == 0
    assert Session.objects.count() == 1


def test_passwords_are_not_kept_and_the_log_names_nobody(editor: User, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        for _try in range(5):
            log_in("streng geheim", username="redaktion")
    assert "streng geheim" not in str(list(AccessAttempt.objects.values()))
    assert "Locking out" in caplog.text
    for word in ("192.0.2.1", "redaktion", "streng geheim"):
        assert word not in caplog.text


@pytest.mark.parametrize(
    ("path", "form"), [("/admin/login/", {"username": "x", "password": "y"}), ("/admin/password_reset/", {"email": "a@b.example"})]
)
def test_an_address_may_not_try_without_end(settings: Settings, path: str, form: dict[str, str]) -> None:
    settings.LOGIN_TRIES_PER_MINUTE = 3
    statuses = [Client().post(path, form | {"username": f"name{number}"}).status_code for number in range(5)]
    assert statuses[:3] != [429] * 3
    assert statuses[3:] == [429, 429]
    assert Client().post(path, form, REMOTE_ADDR="192.0.2.9").status_code != 429
    assert Client().get(path).status_code == 200, "the form itself can be seen"


def test_a_network_of_the_newer_protocol_is_one_address(settings: Settings) -> None:
    settings.LOGIN_TRIES_PER_MINUTE = 1
    log_in("falsch", address="2001:db8::1")
    response = log_in("falsch", username="andere", address="2001:db8::2")
    assert response.status_code == 429
    assert 0 < int(response["Retry-After"]) <= 60
    assert "Bitte warten Sie eine Minute" in response.content.decode()
    assert log_in("falsch", username="andere", address="2001:db8:0:1::1").status_code == 200


def test_readers_login_says_it_in_the_site_s_look(settings: Settings) -> None:
    settings.LOGIN_TRIES_PER_MINUTE = 0
    response = Client().post("/_util/login/", {"username": "x", "password": "y"})
    assert response.status_code == 429
    assert "Zu viele Versuche" in response.content.decode()
    assert "site-header" in response.content.decode()


def test_forgotten_password_is_replaced_through_a_mail(editor: User, client: Client, settings: Settings) -> None:
    settings.WAGTAILADMIN_BASE_URL = "https://www.example.org"
    assert client.post("/admin/password_reset/", {"email": editor.email}).status_code == 302
    link = re.search(r"https://www\.example\.org(/admin/password_reset/confirm/\S+)", str(mail.outbox[0].body))
    assert link
    form = client.get(link[1], follow=True)
    new = {"new_password1": "Saale, Elbe und Mulde", "new_password2": "Saale, Elbe und Mulde"}
    assert client.post(form.redirect_chain[-1][0], new).status_code == 302
    assert log_in("Saale, Elbe und Mulde").status_code == 302
    assert log_in(PASSWORD).status_code == 200


def test_reset_tells_nobody_whether_an_address_is_known(editor: User, client: Client) -> None:
    known, unknown = (client.post("/admin/password_reset/", {"email": email}) for email in (editor.email, "niemand@example.org"))
    assert (known.status_code, known.headers["Location"]) == (unknown.status_code, unknown.headers["Location"])
    assert len(mail.outbox) == 1


@pytest.mark.parametrize("password", ["kurz", "123456789012345", "passwordpassword1"[:8], "redaktion-2026"])
def test_weak_passwords_are_refused(editor: User, password: str) -> None:
    with pytest.raises(ValidationError):
        validate_password(password, editor)


@pytest.mark.parametrize(
    ("proxies", "forwarded", "address"),
    [
        (0, "198.51.100.7", "192.0.2.1"),
        (1, "198.51.100.7", "198.51.100.7"),
        (1, "203.0.113.9, 198.51.100.7", "198.51.100.7"),
        (2, "203.0.113.9, 198.51.100.7, 10.0.0.1", "198.51.100.7"),
        (2, "198.51.100.7", "192.0.2.1"),
        (1, "", "192.0.2.1"),
        (1, "unfug'; --", "192.0.2.1"),
        (1, "2001:db8::1", "2001:db8::1"),
    ],
)
def test_visitors_address_is_what_our_own_proxies_saw(settings: Settings, proxies: int, forwarded: str, address: str) -> None:
    settings.PROXY_COUNT = proxies
    request = RequestFactory().get("/", REMOTE_ADDR="192.0.2.1", headers={"x-forwarded-for": forwarded})
    assert client_address(request) == address
