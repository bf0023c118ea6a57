"""Pages written by a token: every field, all or nothing, only what may be published, nobody's work overwritten."""

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.test import Client
from wagtail.documents import get_document_model
from wagtail.models import Page

from news.models import NewsPage
from tests.api.blocks import one_of_each
from tests.factories import (
    EventFactory,
    EventIndexPageFactory,
    ImageFactory,
    NewsPageFactory,
    StandardPageFactory,
    TopicFactory,
    publish,
)

Send = Callable[..., Any]


def article(tree: SimpleNamespace, action: str | None = "publish", **fields: Any) -> dict[str, Any]:
    meta = {"type": "news.NewsPage", "parent_id": tree.news.pk} | ({"action": action} if action else {})
    return {"meta": meta, "title": "Ein Abend", "summary": "Kurz gesagt.", "topic": "standort"} | fields


def blocks(tree: SimpleNamespace) -> list[dict[str, Any]]:
    document = get_document_model().objects.create(title="Satzung", file=ContentFile(b"x", "a.pdf"))
    event = publish(EventFactory(parent=EventIndexPageFactory(parent=tree.home), title="Ball"))
    return one_of_each(ImageFactory().pk, document.pk, tree.news.pk, event.pk)


def test_an_article_with_everything_is_written_and_published(tree: SimpleNamespace, topic: Any, send: Send, client: Client) -> None:
    picture = ImageFactory()
    body = article(
        tree,
        slug="ein-abend",
        teaser_picture=picture.pk,
        lead_caption="Eins",
        date="2026-11-19T09:00:00+01:00",
        authors=[{"name": "Jonas Feldhoff", "role": "Wirt"}, {"name": "Ines Kaltwasser"}],
        body=blocks(tree),
        show_press_contact=False,
    )
    response = send("post", "pages/", body)
    assert response.status_code == 201, response.content
    answer = client.get(f"/api/v3/pages/{response.json()['id']}/").json()
    assert answer["meta"]["html_url"] == settings.BASE_URL + "/aktuelles/ein-abend/"
    assert answer["topic"] == {"slug": "standort", "name": topic.name}
    assert (answer["teaser_picture"]["id"], answer["teaser_picture"]["alt"]) == (picture.pk, "Graue Fläche")
    assert [author["name"] for author in answer["authors"]] == ["Jonas Feldhoff", "Ines Kaltwasser"]
    assert (answer["lead_caption"], answer["show_press_contact"]) == ("Eins", False)
    shown = {block["type"]: block["value"] for block in answer["body"]}
    assert list(shown) == [block["type"] for block in body["body"]]
    assert "Ein <b>Satz</b>.</p>" in shown["paragraph"]
    assert shown["cta"]["link"] == {"label": "Zur Liste", "url": settings.BASE_URL + "/aktuelles/", "language": "de"}
    assert shown["embed"]["provider"] == "Vimeo"
    assert shown["news_listing"]["limit"] == 3
    assert (shown["event"]["title"], shown["event"]["date"]["starts"]) == ("Ball", "2026-12-16T18:00:00+01:00")
    assert client.get("/aktuelles/ein-abend/").status_code == 200


PARAGRAPH = {"type": "paragraph", "value": "<p>Ein Satz.</p>"}


@pytest.mark.parametrize(
    ("change", "place"),
    [
        ({"topic": "unsinn"}, ["topic"]),
        ({"title": None}, ["title"]),
        ({"date": "gestern"}, ["date"]),
        ({"body": [{"type": "unsinn", "value": ""}]}, ["body", 0]),
        ({"body": [{"type": "heading", "value": {"text": "Eins", "level": "h7"}}]}, ["body", 0, "value", "level"]),
        ({"body": [{"type": "heading", "value": {"text": "Eins"}}]}, ["body", 0, "value", "level"]),
        ({"body": [{"type": "heading", "value": {"text": "Eins", "level": "h2", "colour": "red"}}]}, ["body", 0, "value", "colour"]),
        ({"body": [PARAGRAPH, {"type": "heading", "value": {"text": "", "level": "h2"}}]}, ["body", 1, "value", "text"]),
        ({"body": [{"type": "picture", "value": {"image": "x"}}]}, ["body", 0, "value", "image"]),
        ({"body": [PARAGRAPH, PARAGRAPH, {"type": "picture", "value": {"image": 999999}}]}, ["body", 2, "value", "image"]),
        ({"body": [{"type": "gallery", "value": {"images": []}}]}, ["body", 0, "value", "images"]),
        ({"body": [{"type": "embed", "value": {"url": "https://evil.example/", "title": "x"}}]}, ["body", 0, "value", "url"]),
        ({"body": [{"type": "cta", "value": {"heading": "Mach mit", "link": {"label": "x"}}}]}, ["body", 0, "value", "link", "url"]),
        (
            {"body": [{"type": "facts", "value": {"rows": [{"label": "a", "value": "b"}, {"label": "", "value": "b"}]}}]},
            ["body", 0, "value", "rows", 1, "label"],
        ),
        ({"body": [{"type": "paragraph", "value": {"format": "quark", "content": ""}}]}, ["body", 0, "value", "format"]),
        ({"body": "x"}, ["body"]),
        ({"summary": "a" * 301}, ["summary"]),
        ({"teaser_picture": 999999}, ["teaser_picture"]),
        ({"teaser_picture": 10**30}, ["teaser_picture"]),
        ({"city": 10**30}, ["city"]),
        ({"body": [{"type": "news_listing", "value": {"heading": "x", "index": 10**30, "limit": 3}}]}, ["body", 0, "value", "index"]),
        ({"body": [{"type": "news_listing", "value": {"heading": "x", "index": 1, "limit": 10**30}}]}, ["body", 0, "value", "limit"]),
        ({"slug": "ein abend"}, ["slug"]),
        ({"colour": "red"}, ["colour"]),
        ({"authors": [{"name": "Jonas", "colour": "red"}]}, ["authors", 0, "colour"]),
        ({"authors": [{"name": "Jonas"}, {"name": ""}]}, ["authors", 1, "name"]),
        ({"summary": None}, ["summary"]),  # which publishing asks for
    ],
)
def test_what_is_wrong_is_named_and_leaves_nothing_behind(
    tree: SimpleNamespace, topic: Any, send: Send, change: Any, place: list[str | int]
) -> None:
    """By the way to it through the JSON that was sent."""
    before = Page.objects.count()
    response = send("post", "pages/", article(tree) | change)
    assert response.status_code == 422, response.content
    assert response["Content-Type"] == "application/problem+json"
    assert ["body", *place] in [error["loc"] for error in response.json()["errors"]]
    assert Page.objects.count() == before


def test_what_is_wrong_with_a_change_is_named_too(page: NewsPage, send: Send) -> None:
    body = [PARAGRAPH, {"type": "picture", "value": {"image": 999999}}]
    response = send(*change(page, body=body))
    assert (response.status_code, [error["loc"] for error in response.json()["errors"]]) == (422, [["body", "body", 1, "value", "image"]])


@pytest.mark.parametrize("name", ["title", "topic"])
def test_what_is_needed_is_asked_for(tree: SimpleNamespace, topic: Any, send: Send, name: str) -> None:
    body = article(tree)
    del body[name]
    response = send("post", "pages/", body)
    assert response.status_code == 422
    assert response.json()["errors"][0]["loc"] == ["body", name]


def test_a_draft_may_lack_what_publishing_asks_for(tree: SimpleNamespace, topic: Any, send: Send) -> None:
    response = send("post", "pages/", article(tree, action=None, summary=""))
    assert response.status_code == 201, response.content
    page = response.json()["id"]
    assert not NewsPage.objects.get(pk=page).live
    refusal = send("post", f"pages/{page}/actions/publish/")
    assert refusal.status_code == 422
    assert refusal.json()["errors"][0]["loc"] == ["body", "summary"]
    assert not NewsPage.objects.get(pk=page).live


def test_a_picture_without_credit_is_not_published(tree: SimpleNamespace, topic: Any, send: Send) -> None:
    response = send("post", "pages/", article(tree, teaser_picture=ImageFactory(credit="").pk))
    assert response.status_code == 422
    assert not NewsPage.objects.exists()


def test_an_english_page_without_a_german_one_is_refused(tree: SimpleNamespace, topic: Any, send: Send) -> None:
    body = article(tree)
    body["meta"]["parent_id"] = tree.news_en.pk
    response = send("post", "pages/", body)
    assert (response.status_code, NewsPage.objects.count()) == (422, 0)


@pytest.mark.parametrize("parent", [999999, 10**30, -1, "x"])
def test_a_parent_that_is_not_there_is_no_server_error(tree: SimpleNamespace, topic: Any, send: Send, parent: Any) -> None:
    body = article(tree)
    body["meta"]["parent_id"] = parent
    assert send("post", "pages/", body).status_code in (404, 422)


def test_an_error_in_the_answer_leaves_nothing_behind(tree: SimpleNamespace, topic: Any, send: Send, monkeypatch: Any) -> None:
    """The page is made and published; only then something breaks."""

    def broken(_page: Any) -> None:
        raise ValueError("broken")

    monkeypatch.setattr("home.api.v3.reading.load", broken)
    with pytest.raises(ValueError, match="broken"):
        send("post", "pages/", article(tree))
    assert not NewsPage.objects.exists()


def test_a_problem_in_the_answer_leaves_nothing_behind_either(tree: SimpleNamespace, topic: Any, send: Send, monkeypatch: Any) -> None:
    def refused(_page: Any) -> None:
        raise ValidationError("refused")

    monkeypatch.setattr("home.api.v3.reading.load", refused)
    assert send("post", "pages/", article(tree)).status_code == 422
    assert not NewsPage.objects.exists()


@pytest.fixture
def page(tree: SimpleNamespace, topic: Any) -> NewsPage:
    return publish(NewsPageFactory(parent=tree.news, title="Alt", slug="alt", topic=topic))


def change(page: NewsPage, **fields: Any) -> tuple[str, str, dict[str, Any]]:
    return "patch", f"pages/{page.pk}/", {"meta": {"action": "publish"}} | fields


def test_a_change_to_the_edition_that_was_read_is_made(page: NewsPage, send: Send) -> None:
    read = send("get", f"pages/{page.pk}/")
    changed = send(*change(page, title="Neu"), if_match=read["ETag"])
    assert (changed.status_code, changed.json()["title"]) == (200, "Neu")
    again = send(*change(page, title="Noch neuer"), if_match=f'"other", W/{changed["ETag"]}')
    assert again.status_code == 200
    page.refresh_from_db()
    assert page.title == "Noch neuer"
    assert page.topic.slug == "standort"


def test_a_change_to_a_page_that_changed_meanwhile_is_refused(page: NewsPage, send: Send) -> None:
    etag = send("get", f"pages/{page.pk}/")["ETag"]
    draft = NewsPage.objects.get(pk=page.pk)
    draft.title = "Von jemand anderem"
    draft.save_revision()
    actions = [("post", f"pages/{page.pk}/actions/{name}/") for name in ("publish", "unpublish", "copy")]
    for call in (change(page, title="Neu"), ("delete", f"pages/{page.pk}/"), *actions):
        refusal = send(*call, if_match=etag)
        assert refusal.status_code == 412
        assert refusal["Content-Type"] == "application/problem+json"
    page.refresh_from_db()
    assert (page.title, page.live, NewsPage.objects.count()) == ("Alt", True, 1)
    assert page.get_latest_revision_as_object().title == "Von jemand anderem"


def test_what_was_read_is_published(page: NewsPage, send: Send) -> None:
    draft = send("patch", f"pages/{page.pk}/", {"title": "Neu"})
    published = send("post", f"pages/{page.pk}/actions/publish/", if_match=draft["ETag"])
    assert (published.status_code, published.json()["title"]) == (200, "Neu")
    assert published["ETag"] != draft["ETag"]


@pytest.mark.parametrize("condition", [None, "*"])
def test_a_change_without_a_condition_is_made(page: NewsPage, send: Send, condition: str | None) -> None:
    headers = {"if_match": condition} if condition else {}
    assert send(*change(page, title="Neu"), **headers).status_code == 200


def test_the_draft_has_the_same_edition_as_the_page(page: NewsPage, send: Send) -> None:
    draft = send("get", f"pages/{page.pk}/?version=draft")
    assert send(*change(page, title="Neu"), if_match=draft["ETag"]).status_code == 200


def test_a_stranger_learns_nothing_of_drafts(page: NewsPage, client: Client) -> None:
    before = client.get(f"/api/v3/pages/{page.pk}/")["ETag"]
    page.title = "Entwurf"
    page.save_revision()
    assert client.get(f"/api/v3/pages/{page.pk}/")["ETag"] == before


def test_a_field_that_is_not_named_stays(page: NewsPage, send: Send) -> None:
    TopicFactory(slug="sport")
    response = send(*change(page, topic="sport", body=[{"type": "paragraph", "value": {"format": "db_markdown", "content": "**fett**"}}]))
    assert response.status_code == 200, response.content
    assert (response.json()["title"], response.json()["topic"]["slug"]) == ("Alt", "sport")
    assert "<b>fett</b></p>" in response.json()["body"][0]["value"]


def test_a_page_is_not_moved_below_itself(tree: SimpleNamespace, send: Send) -> None:
    page = publish(StandardPageFactory(parent=tree.home))
    below = publish(StandardPageFactory(parent=page))
    assert send("post", f"pages/{page.pk}/actions/move/", {"destination_id": below.pk}).status_code in (403, 422)


def test_a_page_is_not_moved_beside_the_root(page: NewsPage, send: Send) -> None:
    response = send("post", f"pages/{page.pk}/actions/move/", {"destination_id": Page.objects.get(depth=1).pk})
    assert response.status_code == 422
    assert "root" in response.content.decode()
