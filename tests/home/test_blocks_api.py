"""Every block as other programs get it: nothing left for them to look up."""

from types import SimpleNamespace
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.test import RequestFactory
from django.utils import translation
from wagtail.documents import get_document_model

from tests.factories import ImageFactory, NewsPageFactory, publish
from tests.home.bodies import BLOCK, body, for_programs, link, linked_text

BASE = "https://www.example.org"


@pytest.fixture(autouse=True)
def _base(settings: Any) -> None:
    settings.BASE_URL = BASE


def test_words_are_plain() -> None:
    heading = {"text": "Eins", "level": "h2"}
    quote = {"text": "Wir wollen einen Tisch.", "name": "Jonas Feldhoff", "role": "Geschäftsführer"}
    facts = {"heading": "In Kürze", "rows": [{"label": "Städte", "value": "12"}]}
    assert for_programs(("heading", heading), ("pullquote", quote), ("facts", facts)) == [heading, quote, facts]


def test_rich_text_is_html_with_full_addresses_in_the_language_asked_for(tree: SimpleNamespace) -> None:
    paragraph = ("paragraph", linked_text(tree.news.pk))
    assert for_programs(paragraph) == [f'<p><a href="{BASE}/aktuelles/">siehe {tree.news.pk}</a></p>']
    assert for_programs(paragraph, language="en") == [f'<p><a href="{BASE}/en/news/">siehe {tree.news.pk}</a></p>']


def test_rich_text_of_every_block_is_html(tree: SimpleNamespace) -> None:
    text = linked_text(tree.news.pk)
    about, accordion = for_programs(
        ("about_box", {"logo": None, "heading": "Verband", "text": text, "link": link()}),
        ("accordion", {"items": [{"heading": "Wer?", "text": text}]}),
    )
    assert about["text"] == accordion["items"][0]["text"] == f'<p><a href="{BASE}/aktuelles/">siehe {tree.news.pk}</a></p>'
    assert (about["logo"], about["link"]) == (None, None)


def test_programs_may_ask_for_another_form_of_rich_text(tree: SimpleNamespace) -> None:
    request = RequestFactory().get("/", {"rich_text_format": "db_html"})
    text = linked_text(tree.news.pk)
    assert BLOCK.get_api_representation(body(("paragraph", text)), {"request": request})[0]["value"] == text


def test_pictures_come_with_files_and_words(german: object) -> None:
    image = ImageFactory()
    picture, gallery, about = for_programs(
        ("picture", {"image": image, "caption": "Eins"}),
        ("gallery", {"images": [image, image], "caption": ""}),
        ("about_box", {"logo": image, "heading": "Verband", "text": "", "link": link()}),
        language="en",
    )
    assert picture["caption"] == "Eins"
    assert picture["image"]["url"].startswith(f"{BASE}/media/images/")
    assert (picture["image"]["width"], picture["image"]["height"]) == (960, 640)  # the others are made by the clock
    assert (picture["image"]["alt"], picture["image"]["credit"]) == ("A grey area", "Mara Lindgarten (Beispiel)")
    assert gallery["images"] == [picture["image"], picture["image"]]
    assert about["logo"] == picture["image"]


def test_links_say_where_they_lead_and_in_which_language(tree: SimpleNamespace) -> None:
    article = publish(NewsPageFactory(parent=tree.news))
    calls = [link("Elsewhere", url="https://a.example/"), link("News", tree.news), link("Read on", article)]
    answers = for_programs(*(("cta", {"heading": "", "text": "", "link": call}) for call in calls), language="en")
    assert [answer["link"] for answer in answers] == [
        {"label": "Elsewhere", "url": "https://a.example/", "language": ""},
        {"label": "News", "url": f"{BASE}/en/news/", "language": "en"},
        {"label": "Read on", "url": f"{BASE}{article.url}", "language": "de"},
    ]


def test_documents_come_with_address_kind_and_size(german: object) -> None:
    document = get_document_model()(title="Satzung", file_size=1234)
    document.file.save("satzung.PDF", ContentFile(b"x"))
    document.save()
    answer = for_programs(("downloads", {"heading": "", "documents": [document]}))[0]
    assert answer["documents"] == [{"title": "Satzung", "url": f"{BASE}{document.url}", "type": "pdf", "size": 1234}]


def test_listing_names_its_list(tree: SimpleNamespace) -> None:
    listing = ("news_listing", {"heading": "Aus der Region", "index": tree.news, "topic": "sport", "limit": 3})
    assert for_programs(listing, language="en")[0] == {
        "heading": "Aus der Region",
        "index": {"title": "News", "url": f"{BASE}/en/news/", "language": "en"},
        "topic": "sport",
        "limit": 3,
    }


def test_hidden_pages_stay_hidden(tree: SimpleNamespace) -> None:
    tree.news.unpublish()
    with translation.override("de"):
        call, listing = for_programs(
            ("cta", {"heading": "", "text": "", "link": link("Los", tree.news)}),
            ("news_listing", {"heading": "", "index": tree.news, "topic": "", "limit": 3}),
        )
    assert call["link"] is None
    assert listing["index"] is None
