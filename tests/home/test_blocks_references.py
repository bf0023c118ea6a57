"""What blocks refer to is found in the stored data alone, and loaded at once."""

from types import SimpleNamespace
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.db import connection
from wagtail.documents import get_document_model
from wagtail.documents.models import Document
from wagtail.models import Page

from home import pictures
from home.blocks.prepare import prepare
from home.blocks.references import References, walk, walk_rich_text
from home.frame import roots
from home.memory import request_memory
from home.models import CustomImage
from home.publication.public import closed_paths
from home.terms import rows_of
from tests.factories import ImageFactory, NewsPageFactory, picture_file, publish
from tests.home.bodies import BLOCK, link, linked_text, rendered, stored

DOCUMENT_LINK = '<p><a linktype="document" id="31">Satzung</a></p>'


def found_in(*raw: tuple[str, Any]) -> References:
    found = References()
    walk(BLOCK, [{"type": name, "value": value, "id": "x"} for name, value in raw], found)
    return found


def test_every_kind_of_reference_is_found_however_deep_it_lies(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "ensure_connection", None)  # a pure walk: whoever asks the database, fails
    found = found_in(
        ("picture", {"image": 1, "caption": ""}),
        ("gallery", {"images": [{"type": "item", "value": 2, "id": "y"}, 3], "caption": ""}),
        ("about_box", {"logo": 4, "heading": "", "text": linked_text(11), "link": link(page=12)}),
        ("cta", {"heading": "", "text": "", "link": link(page=13)}),
        ("accordion", {"items": [{"type": "item", "value": {"heading": "", "text": linked_text(14) + DOCUMENT_LINK}, "id": "z"}]}),
        ("news_listing", {"heading": "", "index": 15, "topic": "", "limit": 3}),
        ("downloads", {"heading": "", "documents": [{"type": "item", "value": 32, "id": "z"}]}),
        ("paragraph", linked_text(16, 17)),
    )
    assert found == References(pictures={1, 2, 3, 4}, pages={11, 12, 13, 14, 15, 16, 17}, documents={31, 32})


def test_what_is_missing_or_malformed_is_passed_over() -> None:
    found = found_in(
        ("picture", {"image": None}),
        ("picture", {}),
        ("gallery", {"images": None, "caption": ""}),
        ("about_box", None),
        ("of_another_time", {"image": 1}),
        ("paragraph", None),
        ("paragraph", '<a linktype="page">x</a><a linktype="page" id="²">x</a><a linktype="page" id="1 or 1">x</a><a href="/x">x</a>'),
        ("paragraph", linked_text(10**30)),
    )
    assert found == References()


@pytest.mark.django_db
@pytest.mark.parametrize("kind", ["page", "document"])
def test_a_number_that_no_row_can_have_leads_nowhere(kind: str) -> None:
    assert rendered(stored(("paragraph", f'<p><a linktype="{kind}" id="{10**30}">dort</a></p>'))).count("href") == 0


def test_rich_text_fields_are_walked_too() -> None:
    found = References()
    walk_rich_text(linked_text(5) + DOCUMENT_LINK, found)
    assert found == References(pages={5}, documents={31})


@pytest.mark.parametrize("number", [1, 20])
def test_a_text_costs_four_queries_however_many_blocks_it_has(tree: SimpleNamespace, number: int, django_assert_num_queries: Any) -> None:
    images = [ImageFactory(file=picture_file(size=(40, 40))) for _ in range(number)]
    for image in images:
        pictures.picture(image)
    pages = [publish(NewsPageFactory(parent=tree.news)) for _ in range(number)]
    documents = [document(str(place)) for place in range(number)]
    text = stored(
        *(block for image, page, file in zip(images, pages, documents, strict=True) for block in kinds(image, page, file)),
    )
    with request_memory():
        closed_paths(), roots()  # every page asks these for its frame
        # Expect 4 queries: pictures, renditions, links, documents.
        with django_assert_num_queries(4):
            prepare(streams=[text], images=[images[0].pk, None], pages=[tree.news.pk])
        with django_assert_num_queries(0):
            html = rendered(text)
    assert html.count("<img") == 4 * number
    assert html.count(pages[0].url) == 4


def test_what_a_text_does_not_have_costs_nothing(tree: SimpleNamespace, django_assert_num_queries: Any) -> None:
    with request_memory(), django_assert_num_queries(0):
        prepare(streams=[stored(("paragraph", "<p>Nur Worte.</p>")), "<p>Und mehr.</p>"])


def test_unprepared_blocks_are_shown_all_the_same(tree: SimpleNamespace) -> None:
    image, file = ImageFactory(file=picture_file(size=(40, 40))), document("1")
    html = rendered(stored(*kinds(image, tree.news, file)))
    assert html.count("<img") == 4
    assert html.count("/aktuelles/") == 4


def test_listing_adds_the_queries_of_its_teasers_and_their_pictures(tree: SimpleNamespace, django_assert_num_queries: Any) -> None:
    image = ImageFactory(file=picture_file(size=(40, 40)))
    pictures.picture(image)
    publish(NewsPageFactory(parent=tree.news, teaser_picture=image))
    text = stored(("news_listing", {"heading": "Aus der Region", "index": tree.news, "topic": "", "limit": 3}))
    with request_memory():
        closed_paths(), roots(), rows_of("home.Topic")
        prepare(streams=[text])
        # Expect 3 queries: the articles, their pictures, the renditions.
        with django_assert_num_queries(3):
            assert "<img" in rendered(text, "en")


def document(title: str) -> Document:
    file = get_document_model()(title=title)
    file.file.save(f"{title}.pdf", ContentFile(b"x"))
    file.save()
    return file


def kinds(image: CustomImage, page: Page, file: Document) -> list[tuple[str, Any]]:
    """One block of each kind that refers to something."""
    return [
        ("picture", {"image": image, "caption": ""}),
        ("gallery", {"images": [image, image], "caption": ""}),
        ("about_box", {"logo": image, "heading": "Über", "text": linked_text(page.pk), "link": link("Mehr", page)}),
        ("cta", {"heading": "Los", "text": "", "link": link("Los", page)}),
        ("downloads", {"heading": "", "documents": [file]}),
        ("paragraph", linked_text(page.pk) + f'<p><a linktype="document" id="{file.pk}">x</a></p>'),
    ]
