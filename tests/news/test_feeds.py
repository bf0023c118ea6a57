"""The feeds: valid Atom (RFC 4287) and JSON Feed 1.1, in both languages, with ids that outlive every change."""

import re
from collections.abc import Callable
from datetime import datetime, timedelta
from types import SimpleNamespace
from typing import Any
from xml.etree import ElementTree as ET

import feedparser
import pytest
from django.conf import settings
from django.test import Client
from django.utils.http import parse_http_date

from news.models import NewsPage
from tests.factories import publish, translate
from tests.news.conftest import at

Write = Callable[..., NewsPage]
ATOM = "{http://www.w3.org/2005/Atom}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
RFC_3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)")


def atom(client: Client, query: str = "") -> ET.Element:
    response = client.get(f"/feeds/news.atom{query}")
    assert response.status_code == 200, response.content
    assert response["Content-Type"] == "application/atom+xml; charset=utf-8"
    return ET.fromstring(response.content)  # noqa: S314 - our own answer


def json_feed(client: Client, query: str = "") -> dict[str, Any]:
    response = client.get(f"/feeds/news.json{query}")
    assert response.status_code == 200, response.content
    assert response["Content-Type"] == "application/feed+json; charset=utf-8"
    return response.json()


def atom_errors(feed: ET.Element) -> list[str]:
    """Where a feed breaks a MUST of RFC 4287."""
    errors = [f"feed: {error}" for error in _element_errors(feed)]
    if feed.tag != f"{ATOM}feed" or not feed.get(LANG):
        errors.append("feed: no feed in a language")
    if len(feed.findall(f"{ATOM}link[@rel='self']")) != 1:
        errors.append("feed: not one link to itself (§4.1.1)")
    entries = feed.findall(f"{ATOM}entry")
    if len({entry.findtext(f"{ATOM}id") for entry in entries}) != len(entries):
        errors.append("entries share an id (§4.2.6)")
    for entry in entries:
        errors += _element_errors(entry)
        if entry.find(f"{ATOM}content") is None and entry.find(f"{ATOM}link[@rel='alternate']") is None:
            errors.append("entry: neither content nor alternate link (§4.1.2)")
        if feed.find(f"{ATOM}author") is None and entry.find(f"{ATOM}author") is None:
            errors.append("entry: no author (§4.1.2)")
    return errors


def _element_errors(element: ET.Element) -> list[str]:
    errors = [f"not one {name}" for name in ("id", "title", "updated") if len(element.findall(f"{ATOM}{name}")) != 1]
    errors += [
        f"several {name}" for name in ("published", "summary", "content", "subtitle", "icon") if len(element.findall(f"{ATOM}{name}")) > 1
    ]
    for name in ("updated", "published"):
        text = element.findtext(f"{ATOM}{name}")
        if text is not None and not RFC_3339.fullmatch(text):
            errors.append(f"{name} is no RFC 3339 time (§3.3): {text}")
    errors += [f"no address: {link.get('href')}" for link in element.findall(f"{ATOM}link") if not link.get("href", "").startswith("http")]
    errors += ["nameless author (§3.2.1)" for author in element.findall(f"{ATOM}author") if not author.findtext(f"{ATOM}name")]
    if not element.findtext(f"{ATOM}id", "").startswith("urn:uuid:"):
        errors.append("the id is no URI (§4.2.6)")
    return errors


def json_feed_errors(feed: dict[str, Any]) -> list[str]:
    """Where a feed breaks a rule of JSON Feed 1.1."""
    errors = [] if feed.get("version") == "https://jsonfeed.org/version/1.1" else ["wrong version"]
    errors += [f"feed without {name}" for name in ("title", "feed_url", "home_page_url", "language") if not feed.get(name)]
    errors += [
        f"unknown {name}"
        for name in feed.keys() - set("version title home_page_url feed_url description icon authors language items".split())
    ]
    known = set("id url title content_html summary image date_published date_modified authors tags language".split())
    for item in feed["items"]:
        errors += [f"item without {name}" for name in ("id", "url", "content_html", "title") if not item.get(name)]
        errors += [f"unknown {name}" for name in item.keys() - known]
        errors += [f"no time: {item[name]}" for name in ("date_published", "date_modified") if not RFC_3339.fullmatch(item[name])]
        errors += [f"no address: {item[name]}" for name in ("url", "image") if not item.get(name, "http").startswith("http")]
    return errors


def test_atom_keeps_every_must(article: NewsPage, write: Write, client: Client) -> None:
    write(title="Zweite")
    assert atom_errors(atom(client)) == []
    parsed = feedparser.parse(client.get("/feeds/news.atom").content)
    assert not parsed.bozo
    assert parsed.version == "atom10"
    assert len(parsed.entries) == 2


def test_the_check_of_atom_finds_what_is_wrong() -> None:
    wrong = f'<feed xmlns="{ATOM[1:-1]}"><id>/x</id><title>x</title><updated>19.11.2026</updated><entry><id>urn:uuid:1</id></entry></feed>'
    found = " ".join(atom_errors(ET.fromstring(wrong)))  # noqa: S314 - our own text
    for rule in ("language", "itself", "§3.3", "not one title", "not one updated", "§4.2.6", "neither content", "no author"):
        assert rule in found


def test_json_feed_keeps_every_rule(article: NewsPage, write: Write, client: Client) -> None:
    write(title="Zweite")
    assert json_feed_errors(json_feed(client)) == []


def test_entry_carries_everything_of_the_article(article: NewsPage, client: Client) -> None:
    entry = atom(client).find(f"{ATOM}entry")
    assert entry.findtext(f"{ATOM}title") == "Sechs Abende & „sechs“ Städte"
    assert entry.find(f"{ATOM}link[@rel='alternate']").get("href") == settings.BASE_URL + "/aktuelles/sechs-abende/"
    assert entry.findtext(f"{ATOM}published") == "2026-11-19T09:00:00+01:00"
    assert [author.findtext(f"{ATOM}name") for author in entry.findall(f"{ATOM}author")] == ["Jonas Feldhoff", "Ines Kaltwasser"]
    assert entry.find(f"{ATOM}category").attrib == {"term": "standort", "label": "Standort"}
    assert entry.findtext(f"{ATOM}summary") == "Der Verband zieht von Stadt zu Stadt."
    picture = entry.find(f"{ATOM}link[@rel='enclosure']")
    assert picture.get("type") == "image/webp"
    content = entry.find(f"{ATOM}content")
    assert content.get("type") == "html"
    assert f'src="{picture.get("href")}"' in content.text
    assert "Der erste Abend war ausgebucht." in content.text
    assert "Mara Lindgarten (Beispiel)" in content.text
    assert "<b>kennt</b>" in content.text
    assert "Es sind <b>sechs</b> Städte." in content.text


def test_both_feeds_say_the_same(article: NewsPage, client: Client) -> None:
    entry, item = atom(client).find(f"{ATOM}entry"), json_feed(client)["items"][0]
    for name, key in (
        ("id", "id"),
        ("title", "title"),
        ("summary", "summary"),
        ("published", "date_published"),
        ("updated", "date_modified"),
    ):
        assert entry.findtext(f"{ATOM}{name}") == item[key]
    assert entry.findtext(f"{ATOM}content") == item["content_html"]
    assert [author["name"] for author in item["authors"]] == ["Jonas Feldhoff", "Ines Kaltwasser"]
    assert item["tags"] == ["Standort"]
    assert item["image"] == entry.find(f"{ATOM}link[@rel='enclosure']").get("href")


def test_links_in_the_text_are_full(tree: SimpleNamespace, write: Write, client: Client) -> None:
    write(body=[("paragraph", f'<p><a linktype="page" id="{tree.news.pk}">Liste</a></p>')])
    assert f'<a href="{settings.BASE_URL}/aktuelles/">Liste</a>' in json_feed(client)["items"][0]["content_html"]


def test_id_outlives_slug_title_and_new_publication(write: Write, client: Client) -> None:
    page = write(title="Alt", slug="alt")
    NewsPage.objects.filter(pk=page.pk).update(last_published_at=at("2026-11-20T09:00"))
    before = json_feed(client)["items"][0]
    page.slug, page.title = "neu", "Neu"
    publish(page)
    after = json_feed(client)["items"][0]
    assert after["id"] == before["id"]
    assert after["url"].endswith("/neu/")
    assert datetime.fromisoformat(after["date_modified"]) > datetime.fromisoformat(before["date_modified"])


def test_each_language_has_its_own_entry_for_an_article(write: Write, client: Client) -> None:
    page = write()
    translate(page, slug="one")
    assert json_feed(client)["items"][0]["id"] != json_feed(client, "?locale=en")["items"][0]["id"]


def test_english_feed_marks_german_entries(article: NewsPage, write: Write, client: Client) -> None:
    translate(write(title="Beides", date="2026-01-01T09:00"), title="Both", slug="both")
    feed = atom(client, "?locale=en")
    german, english = feed.findall(f"{ATOM}entry")
    assert (feed.get(LANG), german.get(LANG), english.get(LANG)) == ("en", "de", None)
    assert german.find(f"{ATOM}link[@rel='alternate']").get("href").endswith("/aktuelles/sechs-abende/")
    assert "Rednerin am Pult" in german.findtext(f"{ATOM}content")
    assert english.findtext(f"{ATOM}title") == "Both"
    assert [item["language"] for item in json_feed(client, "?locale=en")["items"]] == ["de", "en"]
    assert atom_errors(feed) == []


def test_feed_of_a_topic_says_so(write: Write, client: Client) -> None:
    write(title="Kultur", topic="kultur")
    write(title="Sport", topic="sport")
    feed = json_feed(client, "?topic=sport")
    assert [item["title"] for item in feed["items"]] == ["Sport"]
    assert feed["title"] == "Metropolregion Mitteldeutschland: Aktuelles: Sport"
    assert feed["feed_url"] == settings.BASE_URL + "/feeds/news.json?topic=sport"
    assert feed["home_page_url"] == settings.BASE_URL + "/aktuelles/?topic=sport"
    ids = {atom(client, query).findtext(f"{ATOM}id") for query in ("", "?topic=sport", "?topic=kultur", "?locale=en")}
    assert len(ids) == 4


def test_english_feed_knows_the_topics_of_the_english_list(write: Write, client: Client) -> None:
    write(title="Nur deutsch", topic="nurdeutsch")
    feed = json_feed(client, "?locale=en&topic=nurdeutsch")
    assert [item["title"] for item in feed["items"]] == ["Nur deutsch"]
    assert feed["title"] == "Metropolitan Region Central Germany: News: Nurdeutsch"


def test_feed_names_one_address_of_itself(article: NewsPage, client: Client) -> None:
    feed = atom(client, "?topic=standort&locale=de")
    assert feed.find(f"{ATOM}link[@rel='self']").get("href") == settings.BASE_URL + "/feeds/news.atom?topic=standort"


@pytest.mark.usefixtures("nothing_yet")
def test_entry_is_not_changed_before_it_is_published(write: Write, client: Client) -> None:
    page = write()
    NewsPage.objects.filter(pk=page.pk).update(last_published_at=page.date - timedelta(hours=3))
    (item,) = json_feed(client)["items"]
    assert item["date_modified"] == item["date_published"]


@pytest.mark.usefixtures("nothing_yet")
def test_feed_ends_after_twenty_articles(write: Write, client: Client) -> None:
    for day in range(1, 23):
        write(title=f"Tag {day}", date=f"2026-01-{day:02}T09:00")
    items = json_feed(client)["items"]
    assert (len(items), items[0]["title"], items[-1]["title"]) == (20, "Tag 22", "Tag 3")


def test_empty_feed_is_valid(tree: SimpleNamespace, client: Client) -> None:
    assert atom_errors(atom(client)) == []
    assert json_feed_errors(json_feed(client)) == []


@pytest.mark.parametrize("address", ["/feeds/news.atom", "/feeds/news.json?locale=en"])
def test_unchanged_feed_is_not_sent_again(article: NewsPage, client: Client, address: str) -> None:
    first = client.get(address)
    assert parse_http_date(first["Last-Modified"]) == int(article.last_published_at.timestamp())
    again = client.get(address, headers={"if-none-match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_withdrawn_article_is_news_although_the_feed_grows_older(article: NewsPage, write: Write, client: Client) -> None:
    newest = write(title="Zurückgezogen")
    first = client.get("/feeds/news.atom")
    newest.unpublish()
    headers = {"if-none-match": first["ETag"], "if-modified-since": first["Last-Modified"]}
    assert client.get("/feeds/news.atom", headers=headers).status_code == 200
    assert client.get("/feeds/news.atom", headers={"if-modified-since": first["Last-Modified"]}).status_code == 200


def test_hostile_words_stay_words(write: Write, client: Client) -> None:
    hostile = "]]></title><script>alert(1)</script>&"
    write(title=hostile, summary=hostile)
    assert atom(client).find(f"{ATOM}entry").findtext(f"{ATOM}title") == hostile
    assert json_feed(client)["items"][0]["title"] == hostile


@pytest.mark.parametrize(
    ("query", "language", "named"),
    [
        ("locale=fr", "de", "fr"),
        ("locale=", "de", "de, en"),
        ("locale=de&locale=en", "en", "locale"),
        ("topic=quark", "de", "quark"),
        ("topic=quark&locale=en", "en", "quark"),
        ("topic=", "de", "standort"),
        ("topic=%00", "de", "standort"),
        ("topic=%ED%A0%80", "de", "standort"),
        ("topic=" + "a" * 9000, "de", "a" * 60),
        ("topic=STANDORT", "de", "standort"),
        ("page=2", "de", "page"),
        ("Locale=en", "de", "Locale"),
        ("city=jena&locale=en", "en", "city"),
        ("%3Cscript%3E=1", "de", "locale"),
        ("&".join(f"p{number}=1" for number in range(900)), "de", "p0"),
    ],
)
@pytest.mark.parametrize("feed", ["atom", "json"])
def test_what_a_feed_does_not_understand_it_says_in_one_sentence(
    article: NewsPage, client: Client, feed: str, query: str, language: str, named: str
) -> None:
    response = client.get(f"/feeds/news.{feed}?{query}")
    assert response.status_code == 400
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert response["Content-Language"] == language
    text = response.content.decode()
    assert named in text
    assert len(text) < 250
    assert ("This feed knows" in text or "is given more than once" in text) == (language == "en")


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_feeds_are_read_only(tree: SimpleNamespace, client: Client, method: str) -> None:
    assert getattr(client, method)("/feeds/news.atom").status_code == 405


def test_feed_answers_head_without_body(article: NewsPage, client: Client) -> None:
    response = client.head("/feeds/news.json")
    assert (response.status_code, response.content) == (200, b"")


def test_site_without_a_start_page_has_no_feed(untouched: None, client: Client) -> None:
    assert client.get("/feeds/news.atom").status_code == 404
