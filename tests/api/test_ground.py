"""The ground of the typed API: strict questions, problems as RFC 9457 has them, conditional answers, nothing half done."""

from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from wagtail.models import Page

from home.api import etag
from tests.factories import NewsPageFactory, publish

pytestmark = pytest.mark.usefixtures("tree")


def problem(response: object, status: int) -> str:
    """The sentence of a problem with this status."""
    assert response.status_code == status, response.content
    assert response["Content-Type"] == "application/problem+json"
    answer = response.json()
    assert answer["status"] == status
    assert answer["type"] == "about:blank"
    assert answer["title"]
    return str(answer["detail"])


@pytest.mark.parametrize(
    ("address", "sentence"),
    [
        ("pages/?limt=1", "There is no parameter “limt”. Did you mean “limit”?"),
        ("pages/?type=news.NewsPage&dat=x", "There is no parameter “dat”. Did you mean “date”?"),
        ("pages/?date=2026-11-19", "Did you mean"),
        ("pages/?type=news.NewsPage&id=1", "There is no parameter “id”."),
        ("resolve/?pfad=/", "Did you mean “path”?"),
        ("resolve/?path=/&xyz=1", "There is no parameter “xyz”. This address knows: path."),
        ("whoami/?x=1", "this address knows none."),
        ("pages/?limit=1&limit=2", "The parameter “limit” is given more than once."),
        ("pages/?search=%00", "Null characters are not allowed."),
        ("pages/?%00=1", "Null characters are not allowed."),
        ("resolve/?path=/%00/", "Null characters are not allowed."),
    ],
)
def test_a_question_that_nobody_understands_is_told_what_would_be(client: Client, address: str, sentence: str) -> None:
    assert sentence in problem(client.get(f"/api/v3/{address}"), 400)


@pytest.mark.parametrize(
    "query",
    [
        "limit=-1",
        "limit=0",
        "limit=abc",
        "limit=21",
        "limit=1000000",
        "offset=-1",
        "offset=" + "9" * 23,
        "offset=" + "9" * 400,
        "search=" + "a" * 9000,
        "search=abend&search_operator=xyz",
        "type=news.NoPage",
        "type=home.Topic",
        "child_of=999999",
        "child_of=1&descendant_of=1",
        "order=quark",
        "type=news.NewsPage&date=abc",
        "type=news.NewsPage&show_press_contact=maybe",
        "id=abc",
    ],
)
def test_a_value_that_is_not_valid_is_a_422(client: Client, query: str) -> None:
    response = client.get(f"/api/v3/pages/?{query}")
    problem(response, 422)
    error = response.json()["errors"][0]
    assert error["msg"]
    assert error["loc"][0] == "query"


def test_revisions_are_asked_for_by_the_number_of_a_user(send: Any) -> None:
    address = f"pages/{Page.objects.get(slug='start').pk}/revisions/"
    problem(send("get", f"{address}?user_id=abc"), 422)
    assert send("get", f"{address}?user_id=1").status_code == 200


@pytest.mark.parametrize(
    "query",
    "search=%22 search=* search=a:b search=( search=%ED%A0%80 search= search=034196098765 "
    "order=-title order=random slug=start offset=1000000 "
    "type=news.NewsPage&type=home.HomePage descendant_of=root locale=en show_in_menus=true".split(),
)
def test_unusual_questions_are_answered(client: Client, query: str) -> None:
    response = client.get(f"/api/v3/pages/?{query}")
    assert response.status_code == 200, response.content
    assert set(response.json()) == {"count", "items"}


@pytest.mark.parametrize(
    "address",
    ["/api/", "/api/v3/", "/api/v3/nothing/", "/api/v3/pages/999999/", "/api/v9/pages/", "/api/v3/pages/" + "9" * 30 + "/"],
)
@pytest.mark.parametrize("method", ["get", "post"])
def test_an_unknown_address_is_a_problem(address: str, method: str) -> None:
    """And not a form that lacks its token."""
    response = getattr(Client(enforce_csrf_checks=True), method)(address)
    problem(response, 405 if method == "post" and "/pages/9" in address else 404)


def test_only_the_last_slash_missing_leads_to_the_address(client: Client) -> None:
    response = client.get("/api/v3/pages?limit=1")
    assert (response.status_code, response["Location"]) == (301, "/api/v3/pages/?limit=1")
    problem(client.get("/api/nothing"), 404)


def test_the_older_api_keeps_its_shapes(client: Client) -> None:
    response = client.get("/api/v2/pages/999999/")
    assert (response.status_code, response["Content-Type"]) == (404, "application/json")
    assert set(response.json()) == {"message"}


def test_wrong_methods_and_bodies_are_problems(client: Client) -> None:
    response = client.put("/api/v3/resolve/")
    problem(response, 405)
    assert response["Allow"] == "GET"


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ("{", "application/json"),
        ("[" * 100_000, "application/json"),
        ("[]", "application/json"),
        ("null", "application/json"),
        ("title=x", "text/plain"),
        ('{"title": "\\u0000"}', "application/json"),
    ],
)
def test_a_body_that_cannot_be_read_is_a_problem(client: Client, key: str, body: str, kind: str) -> None:
    response = client.post("/api/v3/pages/", body, content_type=kind, headers={"Authorization": f"Bearer {key}"})
    assert response.status_code in (400, 422)
    assert response["Content-Type"] == "application/problem+json"


def test_an_unchanged_answer_is_not_sent_again(client: Client, django_assert_max_num_queries: object) -> None:
    first = client.get("/api/v3/pages/")
    again = client.get("/api/v3/pages/", headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert again["ETag"] == first["ETag"]
    publish(NewsPageFactory(parent=Page.objects.get(slug="aktuelles")))
    assert client.get("/api/v3/pages/", headers={"If-None-Match": first["ETag"]}).status_code == 200


@pytest.mark.parametrize(("query", "by_body"), [("", False), ("?order=-title", True)])
def test_an_answer_gets_one_etag_from_whoever_keeps_it(client: Client, monkeypatch: pytest.MonkeyPatch, query: str, by_body: bool) -> None:
    """What the response cache keeps for everybody is known by its key, everything else by its body."""
    read: list[object] = []
    monkeypatch.setattr(etag, "body_tag", lambda response: read.append(response) or '"body"')
    first = client.get(f"/api/v3/pages/{query}")
    assert bool(read) == by_body == (first["ETag"] == '"body"')
    assert client.get(f"/api/v3/pages/{query}", headers={"If-None-Match": first["ETag"]}).status_code == 304


def test_head_is_get_without_a_body(client: Client) -> None:
    response = client.head("/api/v3/resolve/?path=/aktuelles/")
    assert (response.status_code, response.content) == (200, b"")
    assert client.head("/api/v3/nothing/").status_code == 404


def test_lists_have_pages(client: Client) -> None:
    first = client.get("/api/v3/pages/?limit=1").json()
    second = client.get("/api/v3/pages/?limit=1&offset=1").json()
    assert (first["count"], len(first["items"])) == (4, 1)
    assert first["items"] != second["items"]


def test_reading_sets_no_cookie(client: Client) -> None:
    assert not client.get("/api/v3/pages/").cookies
    assert settings.WAGTAILAPI_LIMIT_MAX == 20
