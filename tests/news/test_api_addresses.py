"""Whatever stands in the API's address, the answer is JSON and no server error."""

from types import SimpleNamespace

import pytest
from django.test import Client

from news.models import NewsPage

REFUSED = [
    "search=%00",
    "locale=%00",
    "%00=1",
    "search=" + "a" * 9000,
    "search=abend&search_operator=xyz",
    "offset=" + "9" * 23,
    "offset=-1",
    "limit=-1",
    "limit=1000000",
    "limit=abc",
    "limit=" + "9" * 5000,
    "fields=" + "(" * 2000,
    "fields=" + "a(" * 200,
    "fields=title,quark",
    "type=home.Topic",
    "type=quark",
    "type=news.NewsPage&date=abc",
    "type=news.NewsPage&authors=abc",
    "type=news.NewsPage&topic=abc",
    "type=news.NewsPage&topic=" + "9" * 30,
    "type=news.NewsPage&show_press_contact=maybe",
    "first_published_at=abc",
    "child_of=abc",
    "child_of=" + "9" * 30,
    "child_of=999999",
    "order=--title",
    "order=quark",
    "id=abc",
    "rich_text_format=quark",
    "unknown=1",
    "title[]=1",
]
ANSWERED = [
    "search=",
    "search=%20",
    "search=%22",
    "search=%22abend",
    "search=*",
    "search=a:b",
    "search=(",
    "search=NEAR(a%20b)",
    "search=AND",
    "search=%ED%A0%80",
    "search=%F0%9F%98%80",
    "search=" + "a%20" * 120,
    "search=abend&search_operator=or",
    "search=abend&order=title",
    "locale=de&locale=en",
    "order=random",
    "order=-title,slug",
    "descendant_of=root",
    "offset=1000000",
    "limit=0",
]


@pytest.mark.parametrize("query", REFUSED)
def test_nonsense_is_refused(article: NewsPage, client: Client, query: str) -> None:
    response = client.get(f"/api/v2/pages/?{query}")
    assert response.status_code == 400
    assert response.json()["message"]


@pytest.mark.parametrize("query", ANSWERED)
def test_unusual_questions_are_answered(article: NewsPage, client: Client, query: str) -> None:
    assert client.get(f"/api/v2/pages/?{query}").status_code == 200


@pytest.mark.parametrize("endpoint", ["images", "documents"])
@pytest.mark.parametrize(
    "query", ["search=%00", "search=%22", "offset=" + "9" * 23, "id=abc", "tags=%00", "title=%00", "fields=" + "(" * 2000]
)
def test_other_endpoints_bear_the_same(tree: SimpleNamespace, client: Client, endpoint: str, query: str) -> None:
    assert client.get(f"/api/v2/{endpoint}/?{query}").status_code in (200, 400)


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("pages/0/", 404),
        ("pages/" + "9" * 30 + "/", 404),
        ("pages/find/", 404),
        ("pages/find/?id=abc", 400),
        ("pages/find/?id=" + "9" * 30, 400),
        ("pages/find/?html_path=%00", 400),
        ("pages/find/?html_path=" + "/a" * 3000, 400),
        ("pages/?locale=xx", 404),
        ("pages/?format=api", 404),
        ("quark/", 404),
    ],
)
def test_addresses_that_lead_nowhere(article: NewsPage, client: Client, address: str, status: int) -> None:
    assert client.get(f"/api/v2/{address}").status_code == status


def test_name_of_a_bad_parameter_comes_back_short_and_printable(tree: SimpleNamespace, client: Client) -> None:
    message = client.get("/api/v2/pages/?" + "x" * 600 + "=1").json()["message"]
    assert len(message) < 200
