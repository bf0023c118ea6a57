"""English pages: their pictures need English words, and what is not translated is not published by any way in."""

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
from django.core.exceptions import NON_FIELD_ERRORS
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from wagtail.actions.publish_page_revision import PublishPageRevisionAction as WagtailsOwnAction
from wagtail.models import Page

from home.models import CustomImage
from home.publication.errors import NotPublishable, publication_errors
from news.models import NewsPage
from tests.editing import edit_address
from tests.factories import publish


@pytest.fixture
def published(article: NewsPage) -> NewsPage:
    """The English version of a published article."""
    return NewsPage.objects.get(translation_key=article.translation_key, locale__language_code="en")


@pytest.fixture
def waiting(article: NewsPage, published: NewsPage) -> NewsPage:
    """The same, after German got another headline that nobody has translated: the new words wait as a draft."""
    article.title = "Neue Überschrift"
    publish(article)
    return NewsPage.objects.get(pk=published.pk)


def fresh(page: Page) -> NewsPage:
    return NewsPage.objects.get(pk=page.pk)


def press_publish(client: Client, page: Page) -> HttpResponse:
    """The translation editor's button."""
    return client.post(edit_address(page), {"action": "publish"}, follow=True)


def shown(response: HttpResponse) -> str:
    assert response.status_code == 200
    return " ".join(str(message) for message in response.context["messages"])


def test_translation_editor_names_the_picture_without_english_words(published: NewsPage, admin_client: Client) -> None:
    picture = published.teaser_picture
    CustomImage.objects.filter(pk=picture.pk).update(alt_text_en="")
    published.unpublish()
    assert picture.title in shown(press_publish(admin_client, published))
    assert not fresh(published).live
    CustomImage.objects.filter(pk=picture.pk).update(alt_text_en="A market square")
    shown(press_publish(admin_client, published))
    assert fresh(published).live


def test_waiting_words_are_counted(waiting: NewsPage) -> None:
    draft = waiting.get_latest_revision_as_object()
    assert draft.title == "Neue Überschrift"
    (message,) = publication_errors(draft)[NON_FIELD_ERRORS]
    assert message.startswith("1 ")


def by_revision(page: NewsPage, client: Client) -> None:
    with pytest.raises(NotPublishable):
        page.get_latest_revision().publish()


def by_wagtails_own_action(page: NewsPage, client: Client) -> None:
    with pytest.raises(NotPublishable):
        WagtailsOwnAction(page.get_latest_revision()).execute()


def by_bulk_action(page: NewsPage, client: Client) -> None:
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    assert "Neue Überschrift" in shown(client.post(f"{address}?id={page.pk}&next=/admin/", follow=True))


def by_api(page: NewsPage, client: Client) -> None:
    response = client.post(reverse("wagtailadmin_api:pages:action", args=[page.pk, "publish"]))
    assert response.status_code == 400
    assert list(response.json()) == [NON_FIELD_ERRORS]


@pytest.mark.parametrize("way", [by_revision, by_wagtails_own_action, by_bulk_action, by_api])
def test_german_words_are_not_published_in_english(waiting: NewsPage, admin_client: Client, way: Callable[..., Any]) -> None:
    way(waiting, admin_client)
    assert fresh(waiting).title == "Cluster Regional (en)"


def test_translation_of_a_draft_is_not_published(tree: SimpleNamespace, article: NewsPage, published: NewsPage) -> None:
    article.unpublish()
    with pytest.raises(NotPublishable):
        fresh(published).get_latest_revision().publish()
