"""Sitemaps are what the protocol wants, and who checks that sees what is not."""

from types import SimpleNamespace

import pytest
from django.test import Client
from wagtail.models import Locale

from home.models import StandardPage
from tests.factories import StandardPageFactory, publish, translate
from tests.home.sitemap_rules import faults, one_sided

HEAD = '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:x="http://www.w3.org/1999/xhtml">'
WHOLE = "<loc>https://a.example/b/</loc>"
BOTH = (
    '<x:link rel="alternate" hreflang="de" href="https://a.example/"/><x:link rel="alternate" hreflang="en" href="https://a.example/en/"/>'
)


def test_sitemaps_and_their_index_follow_the_protocol(tree: SimpleNamespace, german: Locale, client: Client) -> None:
    page: StandardPage = publish(StandardPageFactory(parent=tree.home, title="Über <uns> & mehr", slug="ueber-uns"))
    translate(page, slug="about-us")
    publish(StandardPageFactory(parent=tree.home, slug="nur-deutsch"))
    files = [client.get(path).content for path in ("/sitemap-de.xml", "/sitemap-en.xml")]
    assert b"/en/about-us/" in files[0]
    assert [faults(data) for data in [client.get("/sitemap.xml").content, *files]] == [[], [], []]
    assert one_sided(*files) == []


@pytest.mark.parametrize(
    ("entry", "words"),
    [
        ("<url/>", "without its one address"),
        (f"<url>{WHOLE}{WHOLE}</url>", "without its one address"),
        ("<url><loc>/b/</loc></url>", "no whole address"),
        ("<url><loc>https://a.example/ü/</loc></url>", "no whole address"),
        (f"<url>{WHOLE}<lastmod>26.11.2026</lastmod></url>", "no time"),
        (f"<url>{WHOLE}<lastmod>2026-02-30</lastmod></url>", "no time"),
        (f"<url>{WHOLE}<lastmod>2026-11-26T12:00</lastmod></url>", "no time"),
        (f"<url>{WHOLE}<title>b</title></url>", "title"),
        (f'<url>{WHOLE}<x:link rel="alternate" hreflang="deutsch" href="https://a.example/"/></url>', "no language"),
        (f'<url>{WHOLE}<x:link hreflang="de" href="https://a.example/"/></url>', "no alternate"),
        (f"<url>{WHOLE}</url><url>{WHOLE}</url>", "twice"),
        ("", "0 entries"),
        (f"<page>{WHOLE}</page>", "page in urlset"),
    ],
)
def test_what_is_wrong_is_seen(entry: str, words: str) -> None:
    assert words in " ".join(faults(f"{HEAD}{entry}</urlset>".encode()))


def test_another_document_and_links_in_one_direction_are_seen() -> None:
    assert "neither urlset nor sitemapindex" in faults(b"<urlset/>")[0]
    german = f"{HEAD}<url><loc>https://a.example/</loc>{BOTH}</url></urlset>".encode()
    english = f"{HEAD}<url><loc>https://a.example/en/</loc></url></urlset>".encode()
    assert "which says something else" in one_sided(german, english)[0]
    other = f"{HEAD}<url><loc>https://a.example/c/</loc>{BOTH}</url></urlset>".encode()
    assert "does not name itself" in one_sided(other)[0]
