"""Who asks too often waits; everybody is told how much is left; other sites' pages ask only where the operator lets them."""

from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client
from limits.errors import StorageError

from home import limits

pytestmark = pytest.mark.usefixtures("tree")


@pytest.fixture(autouse=True)
def _few(settings: Any) -> None:
    settings.API_LIMIT_PER_ADDRESS = "3/minute"
    settings.API_LIMIT_PER_TOKEN = "5/minute"


@pytest.mark.parametrize("address", ["/api/v3/resolve/?path=/", "/api/v2/pages/", "/api/nothing/"])
def test_who_asks_too_often_waits(client: Client, address: str) -> None:
    left = [client.get(address)["RateLimit"].split(";")[1] for _ in range(3)]
    assert left == ["r=2", "r=1", "r=0"]
    response = client.get(address)
    assert (response.status_code, response["Content-Type"]) == (429, "application/problem+json")
    assert 0 < int(response["Retry-After"]) <= 60
    assert response["RateLimit-Policy"] == '"address";q=3;w=60'
    assert response["Cache-Control"] == "no-store"


def test_each_address_and_each_token_counts_for_itself(client: Client, key: str) -> None:
    for _ in range(4):
        client.get("/api/v2/pages/")
    assert client.get("/api/v2/pages/", REMOTE_ADDR="192.0.2.1").status_code == 200
    response = client.get("/api/v3/whoami/", headers={"Authorization": f"Bearer {key}"}, REMOTE_ADDR="192.0.2.2")
    assert response["RateLimit-Policy"] == '"token";q=5;w=60'


def test_making_up_tokens_opens_no_new_windows(client: Client) -> None:
    statuses = [client.get("/api/v3/pages/", headers={"Authorization": f"Bearer {number}"}).status_code for number in range(4)]
    assert statuses == [401, 401, 401, 429]


@pytest.mark.parametrize("address", ["/api/v2/pages/", "/api/v3/openapi.json", "/api/v3/nothing/", "/api/nothing/"])
def test_nor_does_it_where_nobody_looks_at_them(client: Client, address: str) -> None:
    responses = [client.get(address, headers={"Authorization": f"Bearer {number}"}) for number in range(4)]
    assert [response["RateLimit"] for response in responses][:3] == [f'"address";r={left};t=60' for left in (2, 1, 0)]
    assert responses[-1].status_code == 429


def test_a_token_is_the_same_however_it_is_sent(client: Client, key: str) -> None:
    schemes = ("Bearer", "bearer", "BEARER", "bEARER", "Bearer", "BEarer")
    statuses = [client.get("/api/v3/whoami/", headers={"Authorization": f"{scheme} {key}"}).status_code for scheme in schemes]
    assert statuses == [200] * 5 + [429]


def test_a_token_has_its_own_end(client: Client, key: str) -> None:
    statuses = [client.get("/api/v3/whoami/", headers={"Authorization": f"Bearer {key}"}).status_code for _ in range(6)]
    assert statuses == [200] * 5 + [429]


def test_a_network_of_the_newer_protocol_is_one_asker(client: Client) -> None:
    for number in range(3):
        client.get("/api/v2/pages/", REMOTE_ADDR=f"2001:db8::{number}")
    assert client.get("/api/v2/pages/", REMOTE_ADDR="2001:db8::ffff").status_code == 429
    assert client.get("/api/v2/pages/", REMOTE_ADDR="2001:db8:0:1::1").status_code == 200


def test_addresses_of_the_older_protocol_stay_apart_on_a_server_that_listens_to_both(client: Client) -> None:
    for _visit in range(3):
        client.get("/api/v2/pages/", REMOTE_ADDR="::ffff:192.0.2.1")
    assert client.get("/api/v2/pages/", REMOTE_ADDR="::ffff:192.0.2.1").status_code == 429
    assert client.get("/api/v2/pages/", REMOTE_ADDR="::ffff:192.0.2.2").status_code == 200


def test_pages_are_not_counted(client: Client) -> None:
    assert "RateLimit" not in client.get("/")


@pytest.mark.parametrize("question", ["hit", "get_window_stats"])
def test_a_store_that_does_not_answer_limits_nobody(client: Client, monkeypatch: Any, question: str) -> None:
    def away(*_: Any) -> bool:
        raise StorageError(ConnectionError("away"))

    monkeypatch.setattr(limits.FixedWindowRateLimiter, question, away)
    assert [client.get("/api/v2/pages/").status_code for _ in range(5)] == [200] * 5


def test_other_sites_may_not_ask_unless_they_are_named(client: Client) -> None:
    response = client.get("/api/v3/pages/", headers={"Origin": "https://stadt.example"})
    assert "Access-Control-Allow-Origin" not in response


def test_a_site_that_is_named_may_ask_the_api_and_nothing_else(client: Client, settings: Any) -> None:
    settings.CORS_ALLOWED_ORIGINS = ["https://stadt.example"]
    named, other = ({"Origin": f"https://{host}.example"} for host in ("stadt", "evil"))
    response = client.get("/api/v3/pages/", headers=named)
    assert response["Access-Control-Allow-Origin"] == "https://stadt.example"
    assert "ETag" in response["Access-Control-Expose-Headers"]
    assert "Access-Control-Allow-Credentials" not in response
    assert "Access-Control-Allow-Origin" not in client.get("/api/v3/pages/", headers=other)
    assert "Access-Control-Allow-Origin" not in client.get("/", headers=named)


def test_a_browser_may_ask_beforehand(client: Client, settings: Any) -> None:
    settings.CORS_ALLOWED_ORIGINS = ["https://stadt.example"]
    asked = {"Origin": "https://stadt.example", "Access-Control-Request-Method": "PATCH", "Access-Control-Request-Headers": "if-match"}
    response = client.options("/api/v3/pages/1/", headers=asked)
    assert response.status_code == 200
    assert "if-match" in response["Access-Control-Allow-Headers"]
    assert "PATCH" in response["Access-Control-Allow-Methods"]


def test_the_refusal_too_can_be_read_by_a_site_that_is_named(client: Client, settings: Any, tree: SimpleNamespace) -> None:
    settings.CORS_ALLOWED_ORIGINS = ["https://stadt.example"]
    responses = [client.get("/api/v3/pages/", headers={"Origin": "https://stadt.example"}) for _ in range(4)]
    assert responses[-1].status_code == 429
    assert responses[-1]["Access-Control-Allow-Origin"] == "https://stadt.example"
