"""The list of articles: newest first, in pages of 20, by topic and year, in both languages."""

from collections.abc import Callable
from types import SimpleNamespace

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from wagtail.models import Locale

from news.models import NewsPage
from tests.factories import ImageFactory, TopicFactory, translate
from tests.news.conftest import titles

Soup = Callable[[str], BeautifulSoup]
Write = Callable[..., NewsPage]


def test_newest_stands_first_whatever_was_published_last(write: Write, soup: Soup) -> None:
    write(title="Neu", date="2026-11-19T09:00")
    write(title="Alt", date="2025-01-02T09:00")
    write(title="Dazwischen", date="2026-02-03T09:00")
    assert titles(soup("/aktuelles/")) == ["Neu", "Dazwischen", "Alt"]


def test_twenty_to_a_page_and_every_page_can_be_reached(write: Write, soup: Soup) -> None:
    for number in range(1, 22):
        write(title=f"Nr. {number:02}", date=f"2026-01-{number:02}T09:00")
    first, second = soup("/aktuelles/"), soup("/aktuelles/?page=2")
    assert (len(titles(first)), titles(second)) == (20, ["Nr. 01"])
    assert first.select_one(".pages a[rel=next]")["href"] == "/aktuelles/?page=2"
    assert second.select_one(".pages a[rel=prev]")["href"] == "/aktuelles/"
    assert second.select_one(".pages [aria-current=page]").get_text() == "Seite 2"
    assert first.select_one("[role=status]").get_text().startswith("21 ")


def test_each_page_says_its_own_address_and_its_neighbours(write: Write, soup: Soup) -> None:
    for day in range(1, 22):
        write(topic="sport", date=f"2026-01-{day:02}T09:00")
    head = soup("/aktuelles/?page=2&topic=sport&utm_source=x").head
    assert head.select_one("link[rel=canonical]")["href"].endswith("/aktuelles/?topic=sport&page=2")
    assert head.select_one("link[rel=prev]")["href"].endswith("/aktuelles/?topic=sport")
    assert head.select_one("link[rel=next]") is None
    assert "Sport" in head.title.string
    assert "Seite 2" in head.title.string


def test_hreflang_names_the_address_that_is_canonical_and_nothing_on_further_pages(write: Write, soup: Soup) -> None:
    for day in range(1, 22):
        write(topic="sport", date=f"2026-01-{day:02}T09:00")
    first, second = soup("/aktuelles/?topic=sport"), soup("/aktuelles/?topic=sport&page=2")
    assert first.select_one("link[hreflang=de]")["href"] == first.select_one("link[rel=canonical]")["href"]
    assert first.select_one("link[hreflang=en]")["href"].endswith("/en/news/?topic=sport")
    assert second.select("link[hreflang]") == []
    assert second.select_one(".site-tools a[hreflang]")["href"] == "/en/news/?topic=sport"


def test_topic_and_year_narrow_the_list_alone_and_together(write: Write, soup: Soup) -> None:
    write(title="Sport 26", topic="sport", date="2026-03-01T09:00")
    write(title="Sport 25", topic="sport", date="2025-03-01T09:00")
    write(title="Kultur 25", topic="kultur", date="2025-04-01T09:00")
    assert titles(soup("/aktuelles/?topic=sport")) == ["Sport 26", "Sport 25"]
    assert titles(soup("/aktuelles/?year=2025")) == ["Kultur 25", "Sport 25"]
    assert titles(soup("/aktuelles/?topic=sport&year=2025")) == ["Sport 25"]


def test_year_is_the_local_one_to_the_minute(write: Write, soup: Soup) -> None:
    write(title="Silvester", date="2024-12-31T23:59")
    write(title="Neujahr", date="2025-01-01T00:01")
    assert titles(soup("/aktuelles/?year=2024")) == ["Silvester"]
    assert titles(soup("/aktuelles/?year=2025")) == ["Neujahr"]


def test_archive_counts_the_years_of_the_chosen_topic(write: Write, soup: Soup) -> None:
    write(topic="sport", date="2026-03-01T09:00")
    write(topic="sport", date="2026-02-01T09:00")
    write(topic="kultur", date="2025-02-01T09:00")
    everything = soup("/aktuelles/").select("nav.facet a")
    assert [(link["href"], link.get_text(" ", strip=True)) for link in everything] == [
        ("/aktuelles/?year=2026", "2026 2"),
        ("/aktuelles/?year=2025", "2025 1"),
    ]
    sport = soup("/aktuelles/?topic=sport&year=2026").select("nav.facet a")
    assert [(link["href"], link.get("aria-current")) for link in sport] == [("/aktuelles/?topic=sport&year=2026", "true")]


def test_form_works_without_script_and_shows_what_is_chosen(write: Write, soup: Soup) -> None:
    write(topic="sport", date="2026-03-01T09:00")
    TopicFactory(slug="kultur")
    form = soup("/aktuelles/?topic=sport&year=2026").select_one("form.filter")
    assert (form["method"], form["action"]) == ("get", "/aktuelles/")
    assert {select["name"]: select.select_one("[selected]")["value"] for select in form.select("select")} == {
        "topic": "sport",
        "year": "2026",
    }
    assert [option.get_text() for option in form.select("[name=topic] option")] == ["Alle Themen", "Kultur (0)", "Sport (1)"]
    assert titles(soup("/aktuelles/?topic=&year=")) == titles(soup("/aktuelles/"))


def test_each_filter_can_be_taken_off_by_itself(write: Write, soup: Soup) -> None:
    write(topic="sport", date="2026-03-01T09:00")
    tags = soup("/aktuelles/?topic=sport&year=2026").select("main .tags a")
    assert [tag["href"] for tag in tags] == ["/aktuelles/?year=2026", "/aktuelles/?topic=sport"]


def test_nothing_found_says_what_was_asked_and_offers_the_nearest(write: Write, soup: Soup) -> None:
    write(title="Nah", topic="sport", date="2024-03-01T09:00")
    write(title="Fern", topic="sport", date="2020-03-01T09:00")
    write(title="Anderes", topic="kultur", date="2025-03-01T09:00")
    page = soup("/aktuelles/?topic=sport&year=2025")
    status = page.select_one("[role=status]").get_text()
    assert status.startswith("Kein")
    assert "„Sport“" in status
    assert "2025" in status
    assert titles(page) == ["Nah"]
    assert page.select_one("a.more")["href"] == "/aktuelles/?topic=sport&year=2024"
    assert len(page.select("main .tags a")) == 2
    assert page.select_one("meta[name=robots]")["content"] == "noindex"


def test_topic_without_articles_offers_the_same_year(write: Write, soup: Soup) -> None:
    write(title="Anderes", topic="kultur", date="2025-03-01T09:00")
    write(title="Jünger", topic="kultur", date="2026-03-01T09:00")
    assert titles(soup("/aktuelles/?topic=sport&year=2025")) == ["Anderes"]
    assert titles(soup("/aktuelles/?topic=quark")) == ["Jünger", "Anderes"]


def test_list_without_any_article_is_a_page_too(tree: SimpleNamespace, soup: Soup) -> None:
    page = soup("/aktuelles/")
    assert titles(page) == []
    assert page.select_one("form.filter") is None
    assert page.select_one("#none")


def test_german_only_article_is_listed_in_english_with_its_language(write: Write, soup: Soup) -> None:
    both = write(title="Beides", slug="beides", date="2026-02-01T09:00")
    write(title="Nur deutsch", slug="nur-deutsch", date="2026-03-01T09:00")
    translate(both, title="Both", slug="both")
    stories = soup("/en/news/").select("main .story")
    german, english = (story.select_one("h2") for story in stories)
    assert (german.a.get_text(), german.a["href"], german.a["lang"], german.a["hreflang"]) == (
        "Nur deutsch",
        "/aktuelles/nur-deutsch/",
        "de",
        "de",
    )
    assert german.select_one(".lang-note").get_text() == "in German"
    assert (english.a.get_text(), english.a["href"], english.a.get("lang")) == ("Both", "/en/news/both/", None)
    assert english.select_one(".lang-note") is None
    assert stories[0].select_one("p[lang=de]:not(.kicker)").get_text() == "Kurz gesagt."


def test_english_list_names_the_topics_of_german_articles_in_english(write: Write, soup: Soup, english: Locale) -> None:
    both = write(title="Beides", date="2026-02-01T09:00")
    write(title="Nur deutsch", date="2026-03-01T09:00")
    TopicFactory(slug="standort", name="Location", locale=english, translation_key=both.topic.translation_key)
    translate(both, title="Both", slug="both")
    page = soup("/en/news/?topic=standort")
    assert [kicker.get_text() for kicker in page.select("main .story .kicker")] == ["Location", "Location"]
    assert titles(page) == ["Nur deutsch", "Both"]
    assert "Location" in page.select_one("[role=status]").get_text()


def test_dates_stay_on_one_line_in_both_languages(write: Write, soup: Soup) -> None:
    translate(write(date="2026-03-09T09:00"), slug="one")
    german, english = soup("/aktuelles/").select_one(".story time"), soup("/en/news/").select_one(".story time")
    assert (german["datetime"], german.get_text()) == ("2026-03-09", "9.\u00a0März\u00a02026")
    assert english.get_text() == "9\u00a0March\u00a02026"


def test_teasers_are_the_newest_of_a_topic(tree: SimpleNamespace, write: Write) -> None:
    for day in range(1, 6):
        write(title=f"Tag {day}", topic="sport" if day % 2 else "kultur", date=f"2026-01-{day:02}T09:00")
    assert [teaser.title for teaser in tree.news.teasers(2)] == ["Tag 5", "Tag 4"]
    assert [teaser.title for teaser in tree.news.teasers(2, topic="kultur")] == ["Tag 4", "Tag 2"]


def test_only_the_first_page_of_everything_opens_with_a_large_article(write: Write, soup: Soup) -> None:
    write(topic="sport", teaser_picture=ImageFactory())
    assert soup("/aktuelles/").select_one(".story--lead img")["fetchpriority"] == "high"
    assert soup("/aktuelles/?topic=sport").select_one(".story--lead") is None


def test_home_page_leads_with_the_newest_article(write: Write, soup: Soup) -> None:
    for day in range(1, 7):
        write(title=f"Tag {day}", date=f"2026-01-{day:02}T09:00", teaser_picture=ImageFactory() if day > 3 else None)
    page = soup("/")
    assert titles(page) == ["Tag 6", "Tag 5", "Tag 4", "Tag 3"]
    assert page.select_one(".story--lead h3").get_text() == "Tag 6"
    assert len(page.select(".story img")) == 2
    assert page.select_one("a.more[href='/aktuelles/']")


def test_home_page_without_news_has_no_news_section(tree: SimpleNamespace, client: Client) -> None:
    assert b'aria-labelledby="news"' not in client.get("/").content


@pytest.mark.parametrize(
    ("address", "query"),
    [
        ("/aktuelles/", ""),
        ("/en/news/", "?locale=en"),
        ("/aktuelles/?topic=sport&year=2026", "?topic=sport"),
        ("/en/news/?topic=sport&page=1", "?locale=en&topic=sport"),
        ("/en/news/?topic=quark", "?locale=en"),
    ],
)
def test_list_leads_to_the_feeds_of_its_language_and_topic(write: Write, soup: Soup, client: Client, address: str, query: str) -> None:
    write(topic="sport")
    page = soup(address)
    shown = [link["href"] for link in page.select("main a[href^='/feeds/']")]
    named = [link["href"] for link in page.select("head link[rel=alternate][type]")]
    assert named == [f"/feeds/news.atom{query}", f"/feeds/news.json{query}"]
    assert shown in (named, [])
    assert bool(shown) == ("quark" not in address)
    assert {client.get(feed).status_code for feed in named} == {200}


def test_a_topic_that_nobody_has_translated_is_marked_as_german(write: Write, soup: Soup) -> None:
    article = write(topic="sport", date="2026-03-01T09:00")
    assert [soup(path).select_one("main .story .kicker").get("lang") for path in ("/en/news/", "/aktuelles/")] == ["de", None]
    translate(article, slug="article")
    kicker = soup("/en/news/article/").select_one("main .kicker a")
    assert (kicker.get_text(), kicker["lang"]) == ("Sport", "de")
