"""JSON-LD says what it is told, and no text in it can end its script element."""

import json
from datetime import UTC, date, datetime

from home.structured_data import ArticleFacts, breadcrumb_list, news_article, organisation, script

PUBLISHER = organisation("Metropolregion", "https://region.example/", "https://region.example/logo.svg")
BARE = ArticleFacts(
    url="https://region.example/n/",
    language="de",
    headline="Titel",
    description="",
    section="Standort",
    published=datetime(2026, 11, 19, 8, tzinfo=UTC),
    modified=datetime(2026, 11, 20, 8, tzinfo=UTC),
    authors=[],
    image=None,
    correction="",
    corrected_on=None,
)


def test_no_text_can_end_the_script() -> None:
    hostile = "</script><script>alert(1)</script><!-- & \u2028 \u2029 „Grüße“"
    written = script(breadcrumb_list([(hostile, "https://region.example/")]))
    assert not set("<>&\u2028\u2029") & set(written)
    assert json.loads(written)["@graph"][0]["itemListElement"][0]["name"] == hostile


def test_breadcrumbs_are_numbered_from_the_start_page() -> None:
    items = breadcrumb_list([("Start", "https://region.example/"), ("Hier", "https://region.example/hier/")])["itemListElement"]
    assert [(item["position"], item["name"], item["item"]) for item in items] == [
        (1, "Start", "https://region.example/"),
        (2, "Hier", "https://region.example/hier/"),
    ]


def test_publisher_signs_an_article_without_authors() -> None:
    assert news_article(BARE, PUBLISHER)["author"] == {"@id": PUBLISHER["@id"]}


def test_what_is_not_there_is_not_said() -> None:
    assert not {"image", "correction"} & news_article(BARE, PUBLISHER).keys()


def test_correction_has_its_day() -> None:
    corrected = news_article(ArticleFacts(**vars(BARE) | {"correction": "Es waren drei.", "corrected_on": date(2026, 11, 21)}), PUBLISHER)
    assert corrected["correction"] == {"@type": "CorrectionComment", "text": "Es waren drei.", "datePublished": "2026-11-21"}
