"""What translators get: every word of every block, and nothing that must be the same in both languages."""

import json
from types import SimpleNamespace
from typing import Any

import pytest
from django.core.files.base import ContentFile
from wagtail.documents import get_document_model
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.extract import extract_segments

from home.models import StandardPage
from tests.factories import (
    EventFactory,
    EventIndexPageFactory,
    ImageFactory,
    NewsPageFactory,
    StandardPageFactory,
    TopicFactory,
    publish,
    translate,
)
from tests.home.bodies import BLOCK, body, stored

NAMES = sorted(BLOCK.child_blocks)

# Every text that a reader sees, by block: filled with words of its own, all of them must reach the translator.
WORDS: dict[str, dict[str, Any] | str] = {
    "paragraph": "<p>Erstens</p><ul><li>Zweitens</li></ul>",
    "heading": {"text": "Erstens", "level": "h3"},
    "pullquote": {"text": "Erstens", "name": "Zweitens", "role": "Drittens"},
    "picture": {"caption": "Erstens"},
    "gallery": {"caption": "Erstens"},
    "about_box": {
        "heading": "Erstens",
        "text": "<p>Zweitens</p>",
        "link": {"label": "Drittens", "page": None, "url": "https://a.example/"},
    },
    "cta": {"heading": "Erstens", "text": "Zweitens", "link": {"label": "Drittens", "page": None, "url": "https://a.example/"}},
    "facts": {
        "heading": "Erstens",
        "rows": [{"label": "Zweitens", "value": "Drittens"}, {"label": "Viertens", "value": "Fünftens"}],
    },
    "accordion": {"items": [{"heading": "Erstens", "text": "<p>Zweitens</p>"}, {"heading": "Drittens", "text": "<p>Viertens</p>"}]},
    "downloads": {"heading": "Erstens"},
    "embed": {"url": "https://vimeo.com/1", "title": "Erstens", "caption": "Zweitens"},
    "news_listing": {"heading": "Erstens", "topic": "sport", "limit": 3},
    "event": {},  # its words are those of the event
    "quote": {},  # and those of the quote
}


@pytest.fixture
def references(tree: SimpleNamespace) -> dict[str, Any]:
    """What blocks refer to, by the name of the field that does."""
    document = get_document_model()(title="Satzung")
    document.file.save("satzung.pdf", ContentFile(b"x"))
    document.save()
    TopicFactory(slug="sport")
    image = ImageFactory()
    event = publish(EventFactory(parent=EventIndexPageFactory(parent=tree.home)))
    return {"image": image, "images": [image, ImageFactory()], "logo": image, "documents": [document], "index": tree.news, "event": event}


def filled(name: str, references: dict[str, Any]) -> tuple[str, Any]:
    words = WORDS[name]
    if isinstance(words, str):
        return name, words
    return name, {field: references[field] for field in BLOCK.child_blocks[name].child_blocks if field in references} | words


def words_in(block: tuple[str, Any]) -> set[str]:
    """The texts that the translator gets of a page with this block."""
    segments = extract_segments(StandardPage(body=stored(block)))
    return {segment.render_text() for segment in segments if isinstance(segment, StringSegmentValue)}


def expected(name: str) -> set[str]:
    return {"Erstens", "Zweitens", "Drittens", "Viertens", "Fünftens"} & set(
        str(WORDS[name]).replace("<", "'").replace(">", "'").split("'")
    )


def test_every_word_of_a_block_reaches_the_translator_and_nothing_else(references: dict[str, Any]) -> None:
    for name in NAMES:
        assert words_in(filled(name, references)) == expected(name), name


def test_preview_texts_reach_the_translator_too(references: dict[str, Any]) -> None:
    for name in NAMES:
        value = BLOCK.child_blocks[name].get_preview_value()
        typed = set(BLOCK.child_blocks[name].get_searchable_content(value))
        found = " ".join(words_in((name, value)))
        assert typed or not WORDS[name], name
        assert all(word in found for text in typed for word in text.split()), name


def without_english(body: list[dict[str, Any]]) -> Any:
    """A body as it is compared: PostgreSQL keeps the fields of a block in an order of its own."""
    return json.loads(json.dumps(body).replace(" (en)", ""))


def test_translated_page_has_the_same_blocks_with_other_words(tree: SimpleNamespace, references: dict[str, Any]) -> None:
    publish(NewsPageFactory(parent=tree.news))
    german = publish(StandardPageFactory(parent=tree.home, body=body(*(filled(name, references) for name in NAMES))))
    english = translate(german)
    original, translated = (page.body.get_prep_value() for page in (german, english))
    assert [(block["type"], block["id"]) for block in translated] == [(block["type"], block["id"]) for block in original]
    assert without_english(translated) == without_english(original), "choices, pictures, addresses and ids are the German ones"
    assert str(translated).count(" (en)") == sum(len(expected(name)) for name in NAMES)
