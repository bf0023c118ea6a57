"""Whatever stands in the list's address, it is answered: with what was asked, with nothing found, or with the 404 page."""

from collections.abc import Callable
from types import SimpleNamespace
from urllib.parse import quote

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from news.asked import Asked, asked
from news.models import NewsPage
from tests.news.conftest import titles

Soup = Callable[[str], BeautifulSoup]


@pytest.mark.parametrize("page", ["0", "-1", "abc", "2", "99999", "1" * 20, "1" * 9000, "%00", "1.5", "%2B1", "٢", "%ED%A0%80"])
def test_page_that_is_not_there_is_the_404_page(tree: SimpleNamespace, client: Client, page: str) -> None:
    response = client.get(f"/aktuelles/?page={page}")
    assert response.status_code == 404
    assert b"site-header" in response.content


@pytest.mark.parametrize("page", ["", "1"])
def test_first_page_may_be_named(tree: SimpleNamespace, client: Client, page: str) -> None:
    response = client.get(f"/aktuelles/?page={page}")
    assert response.status_code == 200
    assert b'/aktuelles/">' in response.content.split(b'rel="canonical"')[1]


@pytest.mark.parametrize(
    "query",
    [
        "topic=quark",
        "topic=" + "a" * 9000,
        "topic=%ED%A0%80",
        "topic=%E2%80%AE%E2%80%8Bx",
        "topic=%22%3E%3Cscript%3Ealert(1)%3C/script%3E",
        "year=99999",
        "year=0",
        "year=-1",
        "year=abc",
        "year=2019",
        "year=%D9%A2%D9%A0%D9%A2%D9%A6",
        "year=" + "9" * 9000,
        "topic=quark&year=abc",
        "topic=sport&topic=quark",
    ],
)
def test_unknown_topic_or_year_finds_nothing_and_can_be_taken_off(write: Callable[..., NewsPage], soup: Soup, query: str) -> None:
    write(title="Da", topic="sport", date="2026-01-01T09:00")
    page = soup(f"/aktuelles/?{query}")
    assert page.select_one("[role=status]").get_text().startswith("Kein")
    assert titles(page) == ["Da"]
    tags = page.select("main .tags a")
    assert len(tags) == len({part.partition("=")[0] for part in query.split("&")})
    assert all(len(tag.get_text()) < 100 for tag in tags)


def test_what_was_asked_is_never_shown_unescaped(write: Callable[..., NewsPage], client: Client) -> None:
    write()
    hostile = '"><script>alert(1)</script>'
    content = client.get(f"/aktuelles/?topic={quote(hostile)}&year={quote(hostile)}").content
    assert hostile.encode() not in content
    assert b"<script>alert" not in content


def test_signs_that_show_nothing_are_no_filter(write: Callable[..., NewsPage], soup: Soup) -> None:
    write(title="Da")
    page = soup("/aktuelles/?topic=%00&year=%E2%80%8B%20")
    assert titles(page) == ["Da"]
    assert not page.select("main .tags a")


def test_of_a_repeated_parameter_the_last_one_counts(write: Callable[..., NewsPage], soup: Soup) -> None:
    write(title="Da", topic="sport")
    page = soup("/aktuelles/?topic=quark&topic=sport")
    assert titles(page) == ["Da"]
    assert page.select_one("link[rel=canonical]")["href"].endswith("?topic=sport")


def test_a_thousand_foreign_parameters_change_nothing(write: Callable[..., NewsPage], soup: Soup) -> None:
    write(title="Da")
    page = soup("/aktuelles/?" + "&".join(f"p{number}={number}" for number in range(1000)))
    assert page.select_one("link[rel=canonical]")["href"].endswith("/aktuelles/")


def test_each_state_has_one_address() -> None:
    assert Asked().query() == ""
    assert Asked("sport", year="2025", page=2).query() == "?topic=sport&year=2025&page=2"
    assert Asked("sport", year="2025", page=2).about("").query() == "?year=2025"
    assert asked({"year": "2025", "page": "2", "topic": " sport\n"}) == Asked("sport", year="2025", page=2)
