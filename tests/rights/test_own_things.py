"""What a city may choose, find and change beyond the table of `test_table`: nothing of another city, whatever it forges."""

from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import APIToken, Page

from home.models import User
from home.sight.references import NotYoursToChooseError, require_own_or_public
from news.models import NewsPage
from tests.editing import edit_address, press
from tests.factories import NewsPageFactory
from tests.rights.actors import said
from tests.rights.rooms import Room, client_of


@pytest.fixture
def clients(furnished: SimpleNamespace, staff: User) -> dict[str, Any]:
    return {"leipzig": furnished.leipzig.client, "jena": furnished.jena.client, "staff": client_of(staff)}


def test_a_city_changes_no_row_of_another(furnished: SimpleNamespace, clients: dict[str, Any]) -> None:
    before = list(Page.objects.order_by("pk").values())
    client = clients["jena"]
    for kind in ("live", "draft", "changed", "in_review"):
        pk = furnished.leipzig.things[kind].pk
        for name in ("edit", "delete", "unpublish", "copy", "lock", "convert_alias"):
            client.post(reverse(f"wagtailadmin_pages:{name}", args=[pk]), {"title": "Übernommen", "action-publish": "1"})
        for name in ("publish", "delete", "unpublish"):
            client.post(f"{reverse('wagtail_bulk_action', args=['wagtailcore', 'page', name])}?id={pk}", {"include_descendants": "on"})
            client.post(f"/admin/api/main/pages/{pk}/action/{name}/")
        move = reverse("wagtailadmin_pages:move_confirm", args=[pk, furnished.jena.city.pk])
        assert client.post(move).status_code in (302, 404)
    assert list(Page.objects.order_by("pk").values()) == before


def test_searching_finds_the_own_draft_and_not_that_of_another_city(furnished: SimpleNamespace, clients: dict[str, Any]) -> None:
    for name, finds in (("leipzig", True), ("jena", False)):
        for address in ("wagtailadmin_pages:search", "wagtailadmin_choose_page_search"):
            answer = clients[name].get(reverse(address), {"q": furnished.leipzig.word("draft")})
            edit = reverse("wagtailadmin_pages:edit", args=[furnished.leipzig.things["draft"].pk])
            assert (edit in said(answer) or f'data-id="{furnished.leipzig.things["draft"].pk}"' in said(answer)) is finds


@pytest.fixture
def article(jena: Room) -> NewsPage:
    page = NewsPageFactory(parent=jena.city, title="Artikel", live=False, owner=jena.editor)
    page.save_revision(user=jena.editor)
    return NewsPage.objects.get(pk=page.pk)


def test_a_forged_choice_is_refused_and_tells_nothing(furnished: SimpleNamespace, article: NewsPage) -> None:
    picture, word = furnished.leipzig.things["picture"], furnished.leipzig.word("picture")
    client = furnished.jena.client
    answer = press(client, edit_address(article), "", teaser_picture=str(picture.pk))
    assert answer.status_code == 302
    said = client.get(edit_address(article)).content.decode()
    assert word not in said
    assert "nicht verwenden" in said
    assert NewsPage.objects.get(pk=article.pk).get_latest_revision_as_object().teaser_picture is None
    own = furnished.jena.things["picture"]
    press(client, edit_address(article), "", teaser_picture=str(own.pk))
    assert NewsPage.objects.get(pk=article.pk).get_latest_revision_as_object().teaser_picture == own


def test_a_choice_by_token_is_refused_as_in_the_editor(furnished: SimpleNamespace, article: NewsPage) -> None:
    key = APIToken.create_token(user=furnished.jena.editor, name="Programm")[1]
    options: dict[str, Any] = {"content_type": "application/json", "headers": {"Authorization": f"Bearer {key}"}}
    address = f"/api/v3/pages/{article.pk}/"
    foreign, own = furnished.leipzig.things["picture"], furnished.jena.things["picture"]
    refused = Client().patch(address, {"teaser_picture": foreign.pk}, **options)
    assert refused.status_code == 422
    assert furnished.leipzig.word("picture") not in refused.content.decode()
    assert Client().patch(address, {"teaser_picture": own.pk}, **options).status_code == 200


@pytest.mark.parametrize(("kind", "allowed"), [("draft", False), ("live", True), ("in_review", False)])
def test_a_link_in_a_text_leads_to_own_and_public_pages_only(
    furnished: SimpleNamespace, article: NewsPage, kind: str, allowed: bool
) -> None:
    editor = furnished.jena.editor
    article.body = [("paragraph", f'<p><a linktype="page" id="{furnished.leipzig.things[kind].pk}">dort</a></p>')]
    if allowed:
        require_own_or_public(article, editor)
        return
    with pytest.raises(NotYoursToChooseError):
        require_own_or_public(article, editor)
    article.save_revision()
    require_own_or_public(article, editor)  # somebody else has put it there


def test_a_link_to_what_cannot_be_is_refused_as_well(article: NewsPage, jena: Room) -> None:
    article.body = [("paragraph", f'<p><a linktype="page" id="{10**30}">dort</a></p>')]
    with pytest.raises(NotYoursToChooseError):
        require_own_or_public(article, jena.editor)


def test_staff_may_use_everything(furnished: SimpleNamespace, article: NewsPage, staff: User) -> None:
    article.teaser_picture = furnished.leipzig.things["picture"]
    require_own_or_public(article, staff)


def test_a_city_may_not_translate(furnished: SimpleNamespace) -> None:
    city = furnished.jena.city
    address = reverse("wagtail_localize:submit_page_translation", args=[city.pk])
    assert furnished.jena.client.get(address).status_code in (302, 403)
    assert address not in furnished.jena.client.get(edit_address(city)).content.decode()
