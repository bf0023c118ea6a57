"""What search engines and other sites read of a page agrees with what the page shows."""

from collections.abc import Callable

import pytest
from bs4 import BeautifulSoup
from django.conf import settings

from news.models import NewsPage
from tests.factories import publish, translate
from tests.news.conftest import graph

Soup = Callable[[str], BeautifulSoup]


def properties(page: BeautifulSoup) -> dict[str, str]:
    return {tag.get("property") or tag["name"]: tag["content"] for tag in page.head.select("meta[property], meta[name^=twitter]")}


def test_json_ld_says_what_the_article_shows(article: NewsPage, soup: Soup) -> None:
    page = soup("/aktuelles/sechs-abende/")
    said = graph(page)["NewsArticle"]
    assert said["headline"] == page.h1.get_text()
    assert said["description"] == page.select_one(".lead").get_text()
    assert said["articleSection"] == page.select_one(".kicker").get_text()
    assert said["datePublished"].startswith(page.select_one(".byline time")["datetime"])
    assert said["inLanguage"] == page.html["lang"]
    assert [author["name"] for author in said["author"]] == [name.get_text() for name in page.select(".byline b")]
    assert said["author"][0]["jobTitle"] == "Geschäftsführer"
    assert said["author"][0]["affiliation"]["name"] == "Digitale Werkstatt (Beispiel)"
    picture = page.select_one(".figure-ledger img")
    assert said["image"]["url"] == settings.BASE_URL + picture["src"]
    assert (said["image"]["width"], said["image"]["height"]) == (int(picture["width"]), int(picture["height"]))
    assert said["image"]["creditText"] in page.select_one(".credit").get_text()
    assert said["image"]["license"] == page.select_one(".credit a")["href"]
    assert said["correction"]["text"] == page.select_one("#correction p:last-child").get_text()
    assert said["mainEntityOfPage"] == page.select_one("link[rel=canonical]")["href"]
    assert said["publisher"]["@id"] == graph(page)["Organization"]["@id"]


@pytest.mark.parametrize("address", ["/aktuelles/", "/aktuelles/sechs-abende/"])
def test_breadcrumbs_say_what_the_page_shows(article: NewsPage, soup: Soup, address: str) -> None:
    page = soup(address)
    said = [(item["name"], item["item"]) for item in graph(page)["BreadcrumbList"]["itemListElement"]]
    shown = [(link.get_text(), settings.BASE_URL + link["href"]) for link in page.select(".crumbs a")]
    assert said[:-1] == shown
    assert said[-1] == (page.h1.get_text(), settings.BASE_URL + address)


def test_start_page_has_no_breadcrumbs(article: NewsPage, soup: Soup) -> None:
    assert graph(soup("/")).keys() == {"Organization"}


def test_link_preview_says_what_the_article_shows(article: NewsPage, soup: Soup) -> None:
    translate(article, slug="six-evenings")
    page = soup("/aktuelles/sechs-abende/")
    said = properties(page)
    picture = page.select_one(".figure-ledger img")
    assert said | {} == said | {
        "og:type": "article",
        "og:title": page.h1.get_text(),
        "og:description": page.select_one(".lead").get_text(),
        "og:url": page.select_one("link[rel=canonical]")["href"],
        "og:locale": "de_DE",
        "og:locale:alternate": "en_GB",
        "og:image": settings.BASE_URL + picture["src"],
        "og:image:width": picture["width"],
        "og:image:height": picture["height"],
        "og:image:alt": picture["alt"],
        "article:published_time": "2026-11-19T09:00:00+01:00",
        "twitter:card": "summary_large_image",
    }


def test_german_words_for_a_picture_are_marked_on_english_pages_or_left_out(article: NewsPage, soup: Soup) -> None:
    article.lead_caption = ""
    translate(publish(article), slug="six-evenings")
    type(article.teaser_picture).objects.update(alt_text_en="")
    page = soup("/en/news/six-evenings/")
    picture = page.select_one(".figure-ledger img")
    assert (picture["alt"], picture["lang"]) == ("Rednerin am Pult", "de")
    assert "og:image:alt" not in properties(page)
    assert properties(page)["og:image"] == settings.BASE_URL + picture["src"]
    assert "caption" not in graph(page)["NewsArticle"]["image"]


def test_what_is_written_for_search_engines_goes_before_title_and_summary(article: NewsPage, soup: Soup) -> None:
    article.seo_title, article.search_description = "Kurz", "Für die Suche."
    publish(article)
    page = soup("/aktuelles/sechs-abende/")
    assert page.title.string.startswith("Kurz")
    assert page.select_one("meta[name=description]")["content"] == properties(page)["og:description"] == "Für die Suche."
    assert properties(page)["og:title"] == "Kurz"


def test_page_without_picture_promises_none(article: NewsPage, soup: Soup) -> None:
    said = properties(soup("/aktuelles/"))
    assert said["twitter:card"] == "summary"
    assert said["og:type"] == "website"
    assert not [name for name in said if name.startswith("og:image")]


def test_untranslated_article_names_no_other_language(article: NewsPage, soup: Soup) -> None:
    assert "og:locale:alternate" not in properties(soup("/aktuelles/sechs-abende/"))


def test_every_page_names_the_feeds_of_its_language(article: NewsPage, soup: Soup) -> None:
    for address, query in (("/", ""), ("/aktuelles/sechs-abende/", ""), ("/en/", "?locale=en")):
        links = [(link["type"], link["href"]) for link in soup(address).select("link[rel=alternate][type]")]
        assert links == [
            ("application/atom+xml", f"/feeds/news.atom{query}"),
            ("application/feed+json", f"/feeds/news.json{query}"),
        ]
