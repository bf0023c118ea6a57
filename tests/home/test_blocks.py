"""Every block as readers see it."""

import re
from types import SimpleNamespace
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from wagtail.blocks.stream_block import StreamValue
from wagtail.documents import get_document_model
from wagtail.models import Locale

from home.blocks.body import headings
from home.models import HomePage
from tests.factories import ImageFactory, NewsPageFactory, TopicFactory, publish
from tests.home.bodies import BLOCK, body, link, linked_text, markup, rendered, stored

ONE_OF_EACH_WORDS = [
    ("heading", {"text": "<script>x</script>", "level": "h2"}),
    ("pullquote", {"text": "<script>x</script>", "name": "<script>x</script>", "role": "<script>x</script>"}),
    (
        "about_box",
        {"logo": None, "heading": "<script>x</script>", "text": "<p>ok</p>", "link": link("<script>x</script>", url="https://a.example/")},
    ),
    ("cta", {"heading": "<script>x</script>", "text": "<script>x</script>", "link": link("<script>x</script>", url="https://a.example/")}),
    ("facts", {"heading": "<script>x</script>", "rows": [{"label": "<script>x</script>", "value": "<script>x</script>"}]}),
    ("accordion", {"items": [{"heading": "<script>x</script>", "text": "<p>ok</p>"}]}),
    ("embed", {"url": "https://vimeo.com/1", "title": '"><script>x</script>', "caption": "<script>x</script>"}),
]


def test_what_editors_type_is_shown_and_never_run() -> None:
    html = rendered(body(*ONE_OF_EACH_WORDS))
    assert "<script>x" not in html
    assert html.count("&lt;script&gt;x&lt;/script&gt;") >= 13


def test_pull_quote_has_the_quotation_marks_of_the_page() -> None:
    quote = ("pullquote", {"text": "Wir wollen einen Tisch.", "name": "Jonas Feldhoff", "role": "Geschäftsführer"})
    assert markup(quote).blockquote.get_text() == "„Wir wollen einen Tisch.“"
    assert markup(quote, language="en").blockquote.get_text() == "“Wir wollen einen Tisch.”"
    assert markup(quote).figcaption.get_text() == "Jonas Feldhoff, Geschäftsführer"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("„Wir wollen einen Tisch.“", "Wir wollen einen Tisch."),
        ('"Einen Tisch"', "Einen Tisch"),
        ("Wir wollen einen „Tisch“", "Wir wollen einen „Tisch“"),
        ("„Tisch“ statt „Bühne“", "„Tisch“ statt „Bühne“"),
        ("“", "“"),
    ],
)
def test_quotation_marks_typed_around_a_quote_go(typed: str, kept: str) -> None:
    block = BLOCK.child_blocks["pullquote"]
    assert block.clean(block.normalize({"text": typed, "name": "", "role": ""}))["text"] == kept


def test_anchor_of_a_heading_stays_when_its_words_change() -> None:
    first = markup(("heading", {"text": "Eins", "level": "h2"})).h2
    second = markup(("heading", {"text": "Zwei", "level": "h2"})).h2
    assert first["id"] == second["id"]


@pytest.mark.parametrize(
    "box",
    [("downloads", {"heading": "", "documents": []}), ("news_listing", {"heading": "Leer", "index": None, "topic": "", "limit": 3})],
    ids=["downloads", "news_listing"],
)
def test_heading_below_a_box_that_shows_none_is_of_the_first_level(db: None, box: tuple[str, Any]) -> None:
    text = markup(box, ("heading", {"text": "Zuerst", "level": "h3"}))
    assert [found.name for found in text.find_all(re.compile("^h[1-6]$"))] == ["h2"]


def test_no_level_of_headings_is_left_out() -> None:
    accordion = ("accordion", {"items": [{"heading": "Frage", "text": "<p>Antwort</p>"}]})
    text = markup(("heading", {"text": "Zuerst", "level": "h3"}), ("heading", {"text": "Dann", "level": "h3"}), accordion)
    assert [found.name for found in text.find_all(re.compile("^h[1-6]$"))] == ["h2", "h3", "h3"]
    assert [found.name for found in markup(accordion).find_all(re.compile("^h[1-6]$"))] == ["h2"]


def test_headings_of_a_text_are_its_table_of_contents() -> None:
    text = body(("heading", {"text": "Eins", "level": "h2"}), ("heading", {"text": "Darin", "level": "h3"}))
    assert [(entry.text, entry.anchor) for entry in headings(text)] == [("Eins", markup_id(text))]


def markup_id(text: StreamValue) -> str:
    return re.search(r'<h2 id="([^"]+)"', rendered(text))[1]


def test_ids_are_unique() -> None:
    boxes = [("cta", {"heading": "Los", "text": "", "link": link("Los", url="https://a.example/")})] * 3
    ids = [element["id"] for element in markup(*boxes, ("heading", {"text": "x", "level": "h2"})).find_all(id=True)]
    assert len(ids) == len(set(ids)) == 4


def test_picture_stands_with_caption_and_credit(home: HomePage) -> None:
    figure = markup(("picture", {"image": ImageFactory(), "caption": "Der erste Abend."})).find("figure", class_="picture")
    assert figure.img["alt"] == "Graue Fläche"
    assert figure.figcaption.get_text().startswith("Der erste Abend.")
    assert figure.find(class_="credit").a["href"] == "https://creativecommons.org/licenses/by/4.0/"


def test_gallery_gives_one_credit_if_it_is_the_same_for_all(home: HomePage) -> None:
    same = markup(("gallery", {"images": [ImageFactory(), ImageFactory()], "caption": "Zwei Abende."}))
    assert len(same.find_all(class_="credit")) == 1
    differing = markup(("gallery", {"images": [ImageFactory(), ImageFactory(credit="Jonas Feldhoff")], "caption": "Zwei Abende."}))
    assert [credit.get_text().count("Feldhoff") for credit in differing.find_all(class_="credit")] == [0, 1]


def test_picture_that_is_gone_leaves_no_hole(home: HomePage) -> None:
    image = ImageFactory()
    text = stored(("picture", {"image": image, "caption": "Weg."}), ("gallery", {"images": [image], "caption": ""}))
    image.delete()
    assert rendered(text).strip() == ""


def test_box_about_a_house(tree: SimpleNamespace) -> None:
    box = markup(
        (
            "about_box",
            {"logo": ImageFactory(alt_text="Logo"), "heading": "Verband", "text": "<p>Seit 2009.</p>", "link": link("Mehr", tree.news)},
        )
    )
    assert box.aside["aria-labelledby"] == box.h2["id"]
    assert (box.img["alt"], box.find("a")["href"], box.find("a").get_text()) == ("Logo", "/aktuelles/", "Mehr")


def test_box_needs_neither_logo_nor_link(german: Locale) -> None:
    box = markup(("about_box", {"logo": None, "heading": "Verband", "text": "<p>Seit 2009.</p>", "link": link()}))
    assert box.find("a") is None
    assert box.find("img") is None


def test_link_into_german_says_so_on_an_english_page(tree: SimpleNamespace) -> None:
    article = publish(NewsPageFactory(parent=tree.news))
    call = ("cta", {"heading": "Los", "text": "", "link": link("Read on", article)})
    target = markup(call, language="en").find("a")
    assert target["hreflang"] == "de"
    assert not target.has_attr("lang"), "the words of the link are English"
    assert target.find_next_sibling(class_="lang-note")
    assert not markup(call).find("a").has_attr("hreflang")


def test_rich_text_links_lead_to_the_language_of_the_page(tree: SimpleNamespace) -> None:
    german_only = publish(NewsPageFactory(parent=tree.news))
    text = markup(("paragraph", linked_text(tree.news.pk, german_only.pk, 99999)), language="en")
    assert [(a["href"], a.get("hreflang")) for a in text.find_all("a")] == [("/en/news/", None), (german_only.url, "de")]
    assert [note.find_previous_sibling("a")["href"] for note in text.find_all(class_="lang-note")] == [german_only.url]
    assert "siehe 99999" in text.get_text(), "a link that leads nowhere is plain text"


def test_facts_are_a_table_with_row_headings() -> None:
    table = markup(("facts", {"heading": "In Kürze", "rows": [{"label": "Städte", "value": "12"}]})).table
    assert (table.caption.get_text(), table.th["scope"], table.th.get_text(), table.td.get_text()) == ("In Kürze", "row", "Städte", "12")


def test_accordion_opens_without_script() -> None:
    details = markup(("accordion", {"items": [{"heading": "Wer?", "text": "<p>Alle.</p>"}]})).details
    assert details.summary.get_text() == "Wer?"
    assert details.p.get_text() == "Alle."


def test_downloads_say_kind_and_size(german: Locale) -> None:
    document = get_document_model()(title="Satzung", file_size=1_300_000)
    document.file.save("satzung.pdf", ContentFile(b"x"))
    document.save()
    entry = markup(("downloads", {"heading": "", "documents": [document]})).li
    assert entry.a["href"] == document.url
    assert entry.span.get_text() == "PDF, 1,2\xa0MB"


class TestNewsListing:
    @pytest.fixture
    def articles(self, tree: SimpleNamespace) -> SimpleNamespace:
        sport = TopicFactory(slug="sport")
        tree.run = publish(NewsPageFactory(parent=tree.news, title="Staffellauf", topic=sport))
        tree.site = publish(NewsPageFactory(parent=tree.news, title="Gewerbegebiet"))
        return tree

    def listing(self, index: Any, topic: str = "", limit: int = 3) -> tuple[str, dict[str, Any]]:
        return ("news_listing", {"heading": "Aus der Region", "index": index, "topic": topic, "limit": limit})

    def test_lists_the_newest_of_the_chosen_topic(self, articles: SimpleNamespace) -> None:
        titles = [h3.get_text(strip=True) for h3 in markup(self.listing(articles.news)).find_all("h3")]
        assert sorted(titles) == ["Gewerbegebiet", "Staffellauf"]
        assert [h3.get_text(strip=True) for h3 in markup(self.listing(articles.news, topic="sport")).find_all("h3")] == ["Staffellauf"]
        assert len(markup(self.listing(articles.news, limit=1)).find_all("h3")) == 1

    def test_leads_to_the_list_in_the_language_of_the_page(self, articles: SimpleNamespace) -> None:
        assert markup(self.listing(articles.news)).find("a", class_="more")["href"] == "/aktuelles/"
        assert markup(self.listing(articles.news), language="en").find("a", class_="more")["href"] == "/en/news/"

    def test_marks_what_is_only_german_on_an_english_page(self, articles: SimpleNamespace) -> None:
        title = markup(self.listing(articles.news), language="en").h3
        assert title.a["lang"] == title.a["hreflang"] == "de"

    def test_without_entries_there_is_no_heading_either(self, tree: SimpleNamespace) -> None:
        assert rendered(body(self.listing(tree.news))).strip() == ""


def test_a_public_page_shows_its_blocks(client: Client, home: HomePage) -> None:
    home.body = body(("heading", {"text": "Mitmachen", "level": "h2"}))
    publish(home)
    assert "Mitmachen</h2>" in client.get("/").content.decode()
