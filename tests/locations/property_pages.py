"""What the pages of the pool show, read as a visitor would."""

import json
from typing import Any

from bs4 import BeautifulSoup
from django.test import Client


def soup(client: Client, address: str) -> BeautifulSoup:
    """A page that is there, parsed."""
    response = client.get(address)
    assert response.status_code == 200, (address, response.status_code)
    return BeautifulSoup(response.content, "html.parser")


def text(element: Any) -> str:
    """The words of an element, with ordinary blanks between them."""
    return " ".join(element.get_text(" ").replace("\u00a0", " ").split())


def titles(page: BeautifulSoup) -> list[str]:
    """The names of the listed properties, in their order."""
    return [text(link) for link in page.select("main .result h3 a")]


def facts(page: BeautifulSoup) -> dict[str, str]:
    """All rows of all tables."""
    return {text(row.th): text(row.td) for row in page.select("main .facts tr")}


def graph(page: BeautifulSoup) -> dict[str, dict[str, Any]]:
    """The things that a page says of itself in JSON-LD, by type."""
    return {thing["@type"]: thing for thing in json.loads(page.select_one('script[type="application/ld+json"]').string)["@graph"]}
