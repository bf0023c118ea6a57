"""Contributing with a token: a picture, a draft, handing it in, and reading what has become of it."""

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from wagtail.models import APIToken, Collection, GroupCollectionPermission, Page, WorkflowPage, WorkflowState

from home.models import CustomImage, StandardPage, Submission, User
from tests.factories import StandardPageFactory, picture_file, publish
from tests.home.contributions import contributor, decide, drafted, hand_in, reviewer

Send = Callable[..., Any]


@pytest.fixture
def tom(tree: SimpleNamespace) -> User:
    """May write below the start page, and add and use pictures of the collection of Jena."""
    user = contributor(tree.home)
    collection = Collection.get_first_root_node().add_child(name="Jena")
    for permission in Permission.objects.filter(codename__in=["add_image", "choose_image"]):
        GroupCollectionPermission.objects.create(group=user.groups.get(), collection=collection, permission=permission)
    return user


@pytest.fixture
def mara(db: None) -> User:
    return reviewer()


@pytest.fixture
def send(client: Client, tom: User) -> Send:
    key = APIToken.create_token(user=tom, name="Stadtportal")[1]

    def sent(method: str, address: str, body: Any = None, **headers: str) -> Any:
        options = {} if body is None else {"data": body}
        if body is not None and not any(hasattr(value, "read") for value in body.values()):
            options["content_type"] = "application/json"
        names = {name.replace("_", "-"): value for name, value in headers.items()}
        return getattr(client, method)(f"/api/v3/{address}", headers=names | {"Authorization": f"Bearer {key}"}, **options)

    return sent


def draft(tree: SimpleNamespace, **fields: Any) -> dict[str, Any]:
    return {"meta": {"type": "home.StandardPage", "parent_id": tree.home.pk}, "title": "Offenes Labor", "summary": "Kurz."} | fields


@pytest.fixture
def page(tree: SimpleNamespace, tom: User) -> Page:
    return drafted(StandardPageFactory(parent=tree.home, title="Offenes Labor", slug="offenes-labor", live=False), tom)


def test_from_the_picture_to_the_public_page(tree: SimpleNamespace, tom: User, mara: User, send: Send) -> None:
    words = {"title": "Labor", "alt_text": "Ein Labor", "credit": "Mara Lindgarten (Beispiel)", "licence": "cc-by-4.0"}
    picture = send("post", "images/", {"file": picture_file()} | words)
    assert picture.status_code == 201, picture.content
    stored = CustomImage.objects.get(pk=picture.json()["id"])
    assert (stored.collection.name, stored.uploaded_by_user, stored.file_size > 0) == ("Jena", tom, True)
    assert picture.json().items() >= {"title": "Labor", "width": 1200, "height": 800, "licence": "cc-by-4.0"}.items()

    created = send("post", "pages/", draft(tree, teaser_picture=stored.pk))
    assert created.status_code == 201, created.content
    address = f"moderation/pages/{created.json()['id']}/"
    said = send("get", address).json()
    assert (said["state"], said["source"], said["submitted_at"], said["url"]) == ("draft", "token", None, None)

    handed_in = send("post", f"{address}submit/")
    assert handed_in.status_code == 200, handed_in.content
    assert handed_in.json().items() >= {"state": "in_review", "type": "home.StandardPage", "title": "Offenes Labor"}.items()
    submission = Submission.objects.get()
    assert (submission.source, submission.user, submission.workflow_state.requested_by) == ("token", tom, tom)

    page = StandardPage.objects.get(pk=created.json()["id"])
    decide(page, mara, "reject", "Bitte sagen Sie, wann.")
    said = send("get", address).json()
    assert (said["state"], said["reason"]) == ("rejected", "Bitte sagen Sie, wann.")
    assert send("patch", f"pages/{page.pk}/", {"summary": "Am Freitag."}).status_code == 200
    assert send("post", f"{address}submit/").json()["state"] == "in_review"
    assert Submission.objects.get().resubmitted_at is not None

    decide(StandardPage.objects.get(pk=page.pk), mara, "approve")
    said = send("get", address).json()
    assert (said["state"], said["reason"], said["url"]) == ("live", None, "http://localhost:8000/offenes-labor/")


def test_twice_is_a_conflict_and_one_submission(page: Page, send: Send) -> None:
    assert send("post", f"moderation/pages/{page.pk}/submit/").status_code == 200
    again = send("post", f"moderation/pages/{page.pk}/submit/")
    assert (again.status_code, again["Content-Type"]) == (409, "application/problem+json")
    assert again.json()["detail"] == "The page is in review already."
    assert (Submission.objects.count(), WorkflowState.objects.count()) == (1, 1)


def test_what_is_public_already_is_not_handed_in(page: Page, send: Send) -> None:
    publish(page)
    assert send("post", f"moderation/pages/{page.pk}/submit/").status_code == 409
    assert send("get", f"moderation/pages/{page.pk}/").json()["state"] == "live"


def test_what_is_missing_is_named_and_nothing_begins(tree: SimpleNamespace, page: Page, tom: User, send: Send) -> None:
    page.summary = ""
    drafted(page, tom)
    response = send("post", f"moderation/pages/{page.pk}/submit/")
    assert response.status_code == 422
    assert [error["loc"] for error in response.json()["errors"]] == [["body", "summary"]]
    assert (Submission.objects.count(), WorkflowState.objects.count()) == (0, 0)


def test_only_what_its_owner_may_hand_in(tree: SimpleNamespace, mara: User, client: Client, send: Send) -> None:
    """Not other people's, not where nobody reviews, not without a token."""
    stranger = contributor(tree.news)
    other = APIToken.create_token(user=stranger, name="Fremd")[1]
    page = drafted(StandardPageFactory(parent=tree.home, title="Geheim", live=False), mara)
    for method, address in (("get", f"moderation/pages/{page.pk}/"), ("post", f"moderation/pages/{page.pk}/submit/")):
        response = getattr(client, method)(f"/api/v3/{address}", headers={"Authorization": f"Bearer {other}"})
        assert response.status_code == 404
        assert "Geheim" not in response.content.decode()
        assert getattr(client, method)(f"/api/v3/{address}").status_code == 401
    assert send("post", "moderation/pages/999999/submit/").status_code == 404
    WorkflowPage.objects.all().delete()
    refused = send("post", f"moderation/pages/{page.pk}/submit/")
    assert (refused.status_code, refused.json()["detail"]) == (403, "Nobody reviews pages here: this part of the site has no workflow.")
    assert not WorkflowState.objects.exists()


def test_a_locked_page_waits_for_who_locked_it(page: Page, mara: User, send: Send) -> None:
    Page.objects.filter(pk=page.pk).update(locked=True, locked_by=mara)
    assert send("post", f"moderation/pages/{page.pk}/submit/").status_code == 403


def test_what_is_handed_in_is_what_was_read(page: Page, tom: User, send: Send) -> None:
    read = send("get", f"pages/{page.pk}/")
    drafted(page, tom)
    assert send("post", f"moderation/pages/{page.pk}/submit/", If_Match=read["ETag"]).status_code == 412
    assert send("post", f"moderation/pages/{page.pk}/submit/", If_Match=send("get", f"pages/{page.pk}/")["ETag"]).status_code == 200


def test_a_draft_of_a_token_handed_in_by_hand_keeps_its_mark(tree: SimpleNamespace, tom: User, send: Send) -> None:
    created = send("post", "pages/", draft(tree)).json()
    hand_in(StandardPage.objects.get(pk=created["id"]), tom)
    assert Submission.objects.get().source == "token"


def test_what_fails_leaves_no_mark(tree: SimpleNamespace, send: Send) -> None:
    assert send("post", "pages/", draft(tree, slug="kein guter name")).status_code == 422
    assert not Submission.objects.exists()


def not_a_picture(name: str, content: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, content_type="image/png")


@pytest.mark.parametrize(
    ("sent", "place"),
    [
        ({"file": not_a_picture("a.gif", b"GIF89a junk")}, ["file", "file"]),
        ({"file": not_a_picture("a.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>")}, ["file", "file"]),
        ({"file": not_a_picture("a.jpg", b"<html>")}, ["file", "file"]),
        ({"colour": "red"}, ["form", "colour"]),
        ({"licence": "meine"}, ["form", "licence"]),
        ({"title": ""}, ["form", "title"]),
        ({"title": "a" * 256}, ["form", "title"]),
        ({"alt_text": "a\x00b"}, ["form", "alt_text"]),
        ({"collection": "999999"}, ["form", "collection"]),
    ],
)
def test_a_picture_that_is_none_is_refused_at_its_place(send: Send, sent: dict[str, Any], place: list[str]) -> None:
    Collection.get_first_root_node().add_child(name="Leipzig")
    response = send("post", "images/", {"file": picture_file(), "title": "Labor"} | sent)
    assert response.status_code == 422, response.content
    assert response["Content-Type"] == "application/problem+json"
    assert place in [error["loc"][:2] for error in response.json()["errors"]], response.json()
    assert not CustomImage.objects.exists()


def test_pictures_go_into_no_collection_of_others(send: Send, tom: User) -> None:
    """Not even of one that is named; with one collection of their own there is nothing to choose."""
    leipzig = Collection.get_first_root_node().add_child(name="Leipzig")
    response = send("post", "images/", {"file": picture_file(), "title": "Labor", "collection": str(leipzig.pk)})
    assert response.status_code == 422
    assert not CustomImage.objects.exists()


def test_who_may_add_no_pictures_adds_none(client: Client, tree: SimpleNamespace) -> None:
    key = APIToken.create_token(user=contributor(tree.news), name="Fremd")[1]
    words = {"file": picture_file(), "title": "Labor"}
    assert client.post("/api/v3/images/", words, headers={"Authorization": f"Bearer {key}"}).status_code == 403
    words = {"file": picture_file(), "title": "Labor"}
    assert client.post("/api/v3/images/", words).status_code == 401
    assert not CustomImage.objects.exists()
