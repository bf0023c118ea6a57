"""Tokens: made and revoked in the admin, used as long as they are good, refused in every other case."""

import re
from collections.abc import Callable
from datetime import timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from wagtail.models import APIToken

from home.models import User
from tests.factories import UserFactory

Send = Callable[..., Any]


def ask(client: Client, header: str, address: str = "pages/") -> Any:
    return client.get(f"/api/v3/{address}", headers={"Authorization": header})


def test_a_token_says_who_asks_and_when_it_was_last_used(tree: SimpleNamespace, send: Send, admin: User) -> None:
    assert send("get", "whoami/").json()["user"]["username"] == admin.username
    assert APIToken.objects.get().last_used_at is not None


@pytest.mark.parametrize("header", ["Bearer", "Bearer ", "", "Basic eDp5", "Quark", "Bearer x", "Bearer wagtail_x", "Bearer \x7f"])
@pytest.mark.parametrize("address", ["pages/", "whoami/"])
def test_what_is_no_token_is_refused(tree: SimpleNamespace, client: Client, header: str, address: str) -> None:
    response = ask(client, header, address)
    assert (response.status_code, response["Content-Type"]) == (401, "application/problem+json")
    assert response["WWW-Authenticate"].startswith("Bearer")


@pytest.mark.parametrize("address", ["pages/", "whoami/"])
def test_a_token_with_a_blank_before_it_is_refused_and_not_taken_for_none(
    tree: SimpleNamespace, client: Client, key: str, address: str
) -> None:
    assert ask(client, f"Bearer  {key}", address).status_code == 401


@pytest.fixture
def refused(tree: SimpleNamespace, client: Client, key: str) -> Callable[[], str]:
    """The sentence with which our token is refused, everywhere."""

    def sentence() -> str:
        responses = [ask(client, f"Bearer {key}", address) for address in ("pages/", "whoami/", "resolve/?path=/")]
        assert {response.status_code for response in responses} == {401}
        assert {response["Content-Type"] for response in responses} == {"application/problem+json"}
        return str(responses[0].json()["detail"])

    return sentence


def test_a_revoked_token_is_refused(refused: Callable[[], str]) -> None:
    APIToken.objects.get().revoke()
    assert "revoked" in refused()


def test_an_expired_token_is_refused(refused: Callable[[], str], client: Client, key: str, settings: Any) -> None:
    assert ask(client, f"Bearer {key}").status_code == 200
    APIToken.objects.update(created=timezone.now() - timedelta(days=365))
    assert "expired" in refused()
    settings.API_TOKEN_DAYS = 366
    assert ask(client, f"Bearer {key}").status_code == 200
    settings.API_TOKEN_DAYS = 0
    APIToken.objects.update(created=timezone.now() - timedelta(days=9999))
    assert ask(client, f"Bearer {key}").status_code == 200


def test_the_token_of_somebody_who_left_is_refused(refused: Callable[[], str], admin: User) -> None:
    User.objects.filter(pk=admin.pk).update(is_active=False)
    refused()


def test_a_browser_login_is_no_token(tree: SimpleNamespace, admin_client: Client) -> None:
    assert admin_client.get("/api/v3/whoami/").status_code == 401
    assert admin_client.post("/api/v3/pages/", {}, content_type="application/json").status_code == 401


def test_a_token_of_somebody_without_rights_writes_nothing(tree: SimpleNamespace, client: Client) -> None:
    key = APIToken.create_token(user=UserFactory(), name="ohne")[1]
    body = {"meta": {"type": "home.StandardPage", "parent_id": tree.home.pk}, "title": "Neu"}
    response = client.post("/api/v3/pages/", body, content_type="application/json", headers={"Authorization": f"Bearer {key}"})
    assert response.status_code == 403


def test_tokens_are_made_and_revoked_in_the_admin_in_german(tree: SimpleNamespace, admin_client: Client, admin: User) -> None:
    made = admin_client.post("/admin/api-tokens/new/", {"name": "Stadtportal", "user": admin.pk}).content.decode()
    key = re.search(r"wagtail_\w+", made)
    assert key
    assert "API-Token erstellt" in made
    assert ask(Client(), f"Bearer {key[0]}", "whoami/").status_code == 200
    token = APIToken.objects.get()
    page = admin_client.get(f"/admin/api-tokens/edit/{token.pk}/").content.decode()
    end = timezone.localtime(token.created + timedelta(days=365))
    assert f"bis {end:%d.%m.%Y}" in page
    assert key[0] not in page
    assert admin_client.post(f"/admin/api-tokens/delete/{token.pk}/").status_code == 302
    assert ask(Client(), f"Bearer {key[0]}", "whoami/").status_code == 401


def test_the_admin_says_that_a_token_has_expired(tree: SimpleNamespace, admin_client: Client, key: str) -> None:
    APIToken.objects.update(created=timezone.now() - timedelta(days=400))
    page = admin_client.get(f"/admin/api-tokens/edit/{APIToken.objects.get().pk}/").content.decode()
    assert "Abgelaufen" in page
