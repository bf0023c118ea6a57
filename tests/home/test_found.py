"""What search engines, phones and finders of holes are told: public pages only, each beside its other language."""

import re
from datetime import UTC, datetime
from types import SimpleNamespace
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from bs4 import BeautifulSoup
from django.conf import settings
from django.contrib.staticfiles import finders
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageViewRestriction

from benchmarks.many import multiply
from home.found import sitemap
from tests.factories import StandardPageFactory, publish, translate

MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
LINK = "{http://www.w3.org/1999/xhtml}link"


def read(client: Client, address: str) -> ET.Element:
    response = client.get(address)
    assert (response.status_code, response["Content-Type"]) == (200, "application/xml")
    return ET.fromstring(response.content)  # noqa: S314 - our own answer


def entries(client: Client, address: str) -> dict[str, dict[str, str]]:
    """Path of each page with the addresses of its versions by language."""
    found = read(client, address).findall(f"{MAP}url")
    versions = [{link.get("hreflang"): link.get("href") for link in entry.findall(LINK)} for entry in found]
    return {entry.find(f"{MAP}loc").text.removeprefix(settings.BASE_URL): links for entry, links in zip(found, versions, strict=True)}


def test_each_public_page_stands_beside_its_version_in_the_other_language(tree: SimpleNamespace, client: Client) -> None:
    publish(StandardPageFactory(parent=tree.home, title="Satzung", slug="satzung"))
    links = {"de": f"{settings.BASE_URL}/aktuelles/", "en": f"{settings.BASE_URL}/en/news/"}
    german, english = entries(client, "/sitemap-de.xml"), entries(client, "/sitemap-en.xml")
    assert set(german) == {"/", "/aktuelles/", "/satzung/"}
    assert set(english) == {"/en/", "/en/news/"}
    assert german["/aktuelles/"] == english["/en/news/"] == links
    assert german["/satzung/"] == {}
    page = BeautifulSoup(client.get("/aktuelles/").content, "html.parser")
    assert {link["hreflang"]: link["href"] for link in page.select("link[rel=alternate][hreflang]")} == links


def test_a_page_says_when_it_was_published_last(tree: SimpleNamespace, client: Client) -> None:
    type(tree.news).objects.filter(pk=tree.news.pk).update(last_published_at=datetime(2026, 3, 29, 22, 30, tzinfo=UTC))
    days = {entry.find(f"{MAP}loc").text: entry.find(f"{MAP}lastmod").text for entry in read(client, "/sitemap-de.xml")}
    assert days[f"{settings.BASE_URL}/aktuelles/"] == "2026-03-30"  # in Berlin


def test_drafts_and_closed_pages_are_in_no_sitemap(tree: SimpleNamespace, client: Client) -> None:
    StandardPageFactory(parent=tree.home, slug="entwurf", live=False)
    closed = publish(StandardPageFactory(parent=tree.home, slug="intern"))
    translate(closed, slug="internal")
    PageViewRestriction.objects.create(page=closed, restriction_type=PageViewRestriction.LOGIN)
    for language in ("de", "en"):
        assert not [path for path in entries(client, f"/sitemap-{language}.xml") if re.search("entwurf|intern", path)]


def test_the_index_names_each_part_and_when_it_changed(tree: SimpleNamespace, client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sitemap.PageSitemap, "limit", 1)
    parts = read(client, "/sitemap.xml").findall(f"{MAP}sitemap")
    names = [part.find(f"{MAP}loc").text.partition("://")[2].partition("/")[2] for part in parts]
    assert names == ["sitemap-de.xml", "sitemap-de.xml?p=2", "sitemap-en.xml", "sitemap-en.xml?p=2"]
    assert all(part.find(f"{MAP}lastmod").text for part in parts)
    assert list(entries(client, "/sitemap-de.xml?p=2")) == ["/aktuelles/"]
    for missing in ("/sitemap-de.xml?p=3", "/sitemap-de.xml?p=x", "/sitemap-xx.xml"):
        assert client.get(missing).status_code == 404


def test_many_pages_cost_as_many_queries_as_one_and_what_is_published_is_there(tree: SimpleNamespace, client: Client) -> None:
    def cost() -> int:
        client.get("/sitemap-de.xml")
        cache.clear()
        with CaptureQueriesContext(connection) as queries:
            client.get("/sitemap-de.xml")
        return len(queries)

    page = publish(StandardPageFactory(parent=tree.home, slug="seite"))
    few = cost()
    multiply([page], 20, lambda _row, _place: None)
    assert cost() == few <= 3
    assert len(entries(client, "/sitemap-de.xml")) == 23
    publish(StandardPageFactory(parent=tree.home, slug="neu"))
    assert "/neu/" in entries(client, "/sitemap-de.xml")


def test_robots_may_read_pages_and_are_told_of_the_sitemap(client: Client, db: None) -> None:
    response = client.get("/robots.txt")
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert response.content.decode().splitlines() == [
        *("User-agent: *", "Disallow: /admin/", "Disallow: /api/", "", f"Sitemap: {settings.BASE_URL}/sitemap.xml")
    ]


@pytest.mark.parametrize(
    ("said", "contact"),
    [("sicherheit@beispiel.example", "mailto:sicherheit@beispiel.example"), ("https://b.example/melden", "https://b.example/melden")],
)
def test_finders_of_holes_are_told_whom_to_write(client: Client, db: None, settings: Any, said: str, contact: str) -> None:
    assert client.get("/.well-known/security.txt").status_code == 404
    settings.SECURITY_CONTACT = said
    cache.clear()
    fields = dict(line.split(": ", 1) for line in client.get("/.well-known/security.txt").content.decode().splitlines())
    assert (fields["Contact"], fields["Preferred-Languages"]) == (contact, "de, en")
    assert fields["Canonical"] == f"{settings.BASE_URL}/.well-known/security.txt"
    assert 100 < (datetime.fromisoformat(fields["Expires"]) - datetime.now(UTC)).days < 365


@pytest.mark.parametrize(("prefix", "name"), [("/", "Metropolregion Mitteldeutschland"), ("/en/", "Metropolitan Region Central Germany")])
def test_home_screens_get_the_site_in_the_language_of_the_page(tree: SimpleNamespace, client: Client, prefix: str, name: str) -> None:
    page = BeautifulSoup(client.get(prefix).content, "html.parser")
    manifest = client.get(page.select_one("link[rel=manifest]")["href"]).json()
    assert (manifest["name"], manifest["start_url"]) == (name, prefix)
    wanted = [icon["src"] for icon in manifest["icons"]] + [link["href"] for link in page.select("link[rel$=icon]")]
    wanted.append(client.get("/favicon.ico")["Location"])
    assert [address for address in wanted if not finders.find(address.removeprefix(settings.STATIC_URL))] == []
