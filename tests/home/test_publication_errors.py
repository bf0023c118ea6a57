"""What may be published: every picture is credited and described in the page's language, a summary is there, dates are plausible."""

import uuid
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.core.exceptions import NON_FIELD_ERRORS
from django.utils import translation
from wagtail.models import Comment, Locale

from home.models import CustomImage, HomePage, StandardPage, User
from home.publication.errors import NotPublishable, labelled, publication_errors, require_publishable
from home.publication.pictures import incomplete_pictures
from news.models import NewsAuthor, NewsIndexPage, NewsPage
from tests.factories import ImageFactory, StandardPageFactory, TopicFactory

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)


def article(**fields: Any) -> NewsPage:
    """An unsaved article that may be published, but for `fields`."""
    fields = {"locale": Locale.get_default(), "title": "Werkstatt", "summary": "Kurz.", "topic": TopicFactory(), "date": NOW} | fields
    return NewsPage(**fields)


def block(kind: str, value: Any) -> dict[str, Any]:
    return {"type": kind, "value": value, "id": str(uuid.uuid4())}


def with_body(*blocks: dict[str, Any]) -> NewsPage:
    page = article()
    page.body = NewsPage._meta.get_field("body").to_python(list(blocks))
    return page


def test_a_complete_article_may_be_published(german: Locale) -> None:
    assert publication_errors(article(teaser_picture=ImageFactory()), NOW) == {}


@pytest.mark.parametrize("lacking", ["credit", "licence", "alt_text"])
def test_picture_on_a_german_page_needs(german: Locale, lacking: str) -> None:
    picture = ImageFactory(title="Marktplatz", **{lacking: " "})
    (message,) = publication_errors(article(teaser_picture=picture), NOW)["teaser_picture"]
    assert "Marktplatz" in message
    assert str(CustomImage._meta.get_field(lacking).verbose_name) in message


def test_picture_on_an_english_page_needs_english_words(english: Locale) -> None:
    undescribed = ImageFactory(title="Marktplatz", alt_text_en="")
    (message,) = publication_errors(article(locale=english, teaser_picture=undescribed), NOW)["teaser_picture"]
    assert str(CustomImage._meta.get_field("alt_text_en").verbose_name) in message
    assert "teaser_picture" not in publication_errors(article(locale=english, teaser_picture=ImageFactory(alt_text="")), NOW)


def test_german_page_needs_no_english_words(german: Locale) -> None:
    assert publication_errors(article(teaser_picture=ImageFactory(alt_text_en="")), NOW) == {}


def test_one_sentence_names_everything_a_picture_lacks(german: Locale) -> None:
    (message,) = publication_errors(article(teaser_picture=ImageFactory(credit="", licence="", alt_text="")), NOW)["teaser_picture"]
    for field in ("credit", "licence", "alt_text"):
        assert str(CustomImage._meta.get_field(field).verbose_name) in message


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("picture", lambda pk: {"image": pk, "caption": ""}),
        ("gallery", lambda pk: {"images": [{"type": "item", "value": pk, "id": str(uuid.uuid4())}], "caption": ""}),
        ("about_box", lambda pk: {"logo": pk, "heading": "Verband", "text": "<p>Wir.</p>", "link": {"label": "", "page": None, "url": ""}}),
    ],
)
def test_pictures_in_blocks_count(german: Locale, kind: str, value: Any) -> None:
    bare = ImageFactory(title="Marktplatz", credit="")
    (message,) = publication_errors(with_body(block(kind, value(bare.pk))), NOW)["body"]
    assert "Marktplatz" in message


def test_a_picture_used_twice_is_named_once_for_each_field(german: Locale) -> None:
    bare = ImageFactory(credit="")
    page = with_body(*[block("picture", {"image": bare.pk, "caption": ""})] * 2)
    page.teaser_picture = bare
    errors = publication_errors(page, NOW)
    assert {field: len(messages) for field, messages in errors.items()} == {"teaser_picture": 1, "body": 1}


@pytest.mark.parametrize("page_type", [HomePage, StandardPage])
def test_every_page_needs_a_summary(german: Locale, page_type: type) -> None:
    assert list(publication_errors(page_type(locale=german, title="Seite", summary=" \n"), NOW)) == ["summary"]


def test_a_page_does_not_disappear_before_it_appears(german: Locale) -> None:
    later = NOW + timedelta(days=2)
    assert list(publication_errors(article(go_live_at=later, expire_at=later), NOW)) == ["expire_at"]
    assert publication_errors(article(go_live_at=later, expire_at=later + timedelta(minutes=1)), NOW) == {}


def test_a_page_does_not_disappear_at_once(german: Locale) -> None:
    assert list(publication_errors(article(expire_at=NOW), NOW)) == ["expire_at"]
    assert publication_errors(article(expire_at=NOW + timedelta(minutes=1)), NOW) == {}


def test_messages_name_the_field_where_there_is_no_form(german: Locale) -> None:
    page = article()
    errors = {"summary": ["fehlt."], "authors": ["fehlen."], NON_FIELD_ERRORS: ["Nicht übersetzt."]}
    with translation.override("en"):
        assert labelled(page, errors) == ["Summary: fehlt.", "Authors: fehlen.", "Nicht übersetzt."]
        refusal = NotPublishable(page, errors)
    assert refusal.messages == labelled(page, errors)
    assert refusal.message_dict == errors


def test_messages_are_in_the_language_of_the_reader(german: Locale) -> None:
    page = article(teaser_picture=ImageFactory(title="Marktplatz", credit=""))
    with translation.override("en"):
        (english,) = publication_errors(page, NOW)["teaser_picture"]
    assert english == "Picture “Marktplatz”: credit missing. Complete it under “Pictures”, then publish."


def test_what_only_the_form_would_notice_is_asked_as_well(home: HomePage) -> None:
    """Drafts may lack required fields, parts of blocks and names of authors; a draft need not pass the form to be published."""
    page = StandardPageFactory(parent=home, live=False)
    page.title = ""
    page.body = StandardPage._meta.get_field("body").to_python([block("picture", {"image": None, "caption": ""})])
    with pytest.raises(NotPublishable) as refusal:
        require_publishable(page)
    assert set(refusal.value.message_dict) == {"title", "body"}


def test_nameless_author_is_noticed(news: NewsIndexPage) -> None:
    page = article(slug="werkstatt", live=False)
    news.add_child(instance=page)
    page.authors = [NewsAuthor(name="", role="Chef")]
    with pytest.raises(NotPublishable) as refusal:
        require_publishable(page, NOW)
    assert set(refusal.value.message_dict) == {"authors"}


def test_comments_are_no_content(home: HomePage, admin: User) -> None:
    page = StandardPageFactory(parent=home, live=False)
    page.wagtail_admin_comments.add(Comment(user=admin, text="", contentpath="title"))
    require_publishable(page)


def test_a_picture_that_is_gone_is_no_hindrance(german: Locale) -> None:
    assert publication_errors(article(teaser_picture_id=4711), NOW) == {}


def test_incomplete_pictures_are_listed(german: Locale) -> None:
    ImageFactory()
    ImageFactory(alt_text_en="")
    lacking = {ImageFactory(credit=""), ImageFactory(licence=""), ImageFactory(alt_text="")}
    assert set(incomplete_pictures()) == lacking
