"""Beside the form there are other ways of publishing a page: all of them ask, none answers with an error page."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from wagtail.actions.copy_page import CopyPageAction as WagtailsOwnCopy
from wagtail.actions.publish_page_revision import PublishPageRevisionAction as WagtailsOwnAction
from wagtail.actions.registry import action_registry
from wagtail.models import GroupApprovalTask, Page, Workflow, WorkflowState, WorkflowTask
from wagtail.signals import page_published

from home.models import CustomImage, HomePage, StandardPage
from home.publication.actions import CopyPageAction, PublishPageRevisionAction, publish_following_source
from home.publication.errors import NotPublishable
from news.models import NewsIndexPage, NewsPage
from tests.editing import edit_address
from tests.factories import NewsPageFactory, StandardPageFactory, publish


@pytest.fixture
def draft(news: NewsIndexPage, bare: CustomImage) -> NewsPage:
    """A draft whose picture nobody has credited."""
    page = NewsPageFactory(parent=news, title="Neue Werkstatt", live=False, teaser_picture=bare)
    page.save_revision()
    return page


@pytest.fixture
def complete(news: NewsIndexPage) -> NewsPage:
    page = NewsPageFactory(parent=news, title="Rundgang", live=False)
    page.save_revision()
    return page


def credit(picture: CustomImage, name: str) -> None:
    CustomImage.objects.filter(pk=picture.pk).update(credit=name)


def is_live(page: Page) -> bool:
    return Page.objects.get(pk=page.pk).live


def shown(response: HttpResponse) -> str:
    """What the next page tells the editor."""
    assert response.status_code == 200
    return " ".join(str(message) for message in response.context["messages"])


def assert_refused(refusal: pytest.ExceptionInfo[NotPublishable], page: Page) -> None:
    assert list(refusal.value.message_dict) == ["teaser_picture"]
    assert "Marktplatz" in refusal.value.admin_message
    assert page.title in refusal.value.admin_message
    assert not is_live(page)


# Actions, and the model behind them


def test_publishing_a_revision_is_refused(draft: NewsPage) -> None:
    with pytest.raises(NotPublishable) as refusal:
        draft.latest_revision.publish()
    assert_refused(refusal, draft)


def test_publishing_a_revision_works_once_the_picture_is_credited(draft: NewsPage, bare: CustomImage) -> None:
    credit(bare, "Mara Lindgarten")
    draft.latest_revision.publish()
    assert is_live(draft)


def test_wagtails_api_publishes_and_copies_by_the_same_actions() -> None:
    assert action_registry.get_action_class(Page, "publish") is PublishPageRevisionAction
    assert action_registry.get_action_class(Page, "copy") is CopyPageAction


def test_our_action_refuses_before_anything_is_written(draft: NewsPage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(NewsPage, "save", lambda *args, **options: pytest.fail("saved"))
    with pytest.raises(NotPublishable):
        PublishPageRevisionAction(draft.latest_revision).execute()


def test_an_action_that_does_not_ask_is_stopped_by_the_model(draft: NewsPage) -> None:
    with pytest.raises(NotPublishable) as refusal:
        WagtailsOwnAction(draft.latest_revision).execute()
    assert_refused(refusal, draft)


def test_an_action_that_does_not_ask_leaves_the_published_version(complete: NewsPage, bare: CustomImage) -> None:
    page = publish(complete)
    page.teaser_picture = bare
    revision = page.save_revision()
    with pytest.raises(NotPublishable):
        WagtailsOwnAction(revision).execute()
    assert NewsPage.objects.get(pk=page.pk).teaser_picture is None


def test_saving_a_draft_as_live_is_refused(draft: NewsPage) -> None:
    draft.live = True
    with pytest.raises(NotPublishable) as refusal:
        draft.save()
    assert_refused(refusal, draft)


def test_saving_a_new_live_page_is_refused(home: HomePage) -> None:
    with pytest.raises(NotPublishable):
        home.add_child(instance=StandardPage(title="Über uns", locale=home.locale))
    assert not StandardPage.objects.exists()


def test_what_is_public_already_is_not_asked_again(complete: NewsPage, bare: CustomImage) -> None:
    """A picture that loses its credit is a task for the editors; it must not stop a move, a new slug or a repair."""
    credit(bare, "Mara Lindgarten")
    complete.teaser_picture = bare
    page = publish(complete)
    credit(bare, "")
    page.slug = "anders"
    page.save()
    assert NewsPage.objects.get(pk=page.pk).slug == "anders"


def test_a_translation_that_follows_its_source_is_not_asked(draft: NewsPage) -> None:
    publish_following_source(draft.latest_revision)
    assert is_live(draft)


@pytest.fixture
def failing_listener() -> Iterator[None]:
    def fail(**_: Any) -> None:
        raise RuntimeError("listener")

    page_published.connect(fail, sender=NewsPage)
    yield
    page_published.disconnect(fail, sender=NewsPage)


def test_publishing_happens_wholly_or_not_at_all(complete: NewsPage, failing_listener: None) -> None:
    with pytest.raises(RuntimeError, match="listener"):
        complete.latest_revision.publish()
    assert not is_live(complete)


def test_admin_api_names_the_field(draft: NewsPage, admin_client: Client) -> None:
    response = admin_client.post(reverse("wagtailadmin_api:pages:action", args=[draft.pk, "publish"]))
    assert response.status_code == 400
    assert "Marktplatz" in response.json()["teaser_picture"][0]
    assert not is_live(draft)


# Many at once


def bulk_publish(client: Client, *pages: Page, **form: str) -> HttpResponse:
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    chosen = "&".join(f"id={page.pk}" for page in pages)
    return client.post(f"{address}?{chosen}&next={reverse('wagtailadmin_explore_root')}", form, follow=True)


def assert_none_published(response: HttpResponse, *words: str) -> None:
    """Back on the list, with all reasons at once."""
    message = shown(response)
    assert [address for address, _status in response.redirect_chain] == [reverse("wagtailadmin_explore_root")]
    for word in words:
        assert word in message


def test_bulk_publishing_names_each_page_and_publishes_none(
    draft: NewsPage, complete: NewsPage, home: HomePage, admin_client: Client
) -> None:
    second = StandardPageFactory(parent=home, title="Anfahrt", live=False, summary="")
    assert_none_published(bulk_publish(admin_client, complete, draft, second), "Neue Werkstatt", "Marktplatz", "Anfahrt")
    assert not any(is_live(page) for page in (complete, draft, second))


def test_bulk_publishing_asks_the_drafts_below(draft: NewsPage, complete: NewsPage, news: NewsIndexPage, admin_client: Client) -> None:
    NewsPageFactory(parent=news, title="Anfahrt", live=False, summary="")
    assert_none_published(bulk_publish(admin_client, news, include_descendants="on"), "Marktplatz", "Anfahrt")
    assert not is_live(complete)


def test_bulk_publishing_without_the_pages_below_does_not_ask_them(draft: NewsPage, news: NewsIndexPage, admin_client: Client) -> None:
    news.title = "Neues"
    news.save_revision()
    assert "Marktplatz" not in shown(bulk_publish(admin_client, news))
    assert NewsIndexPage.objects.get(pk=news.pk).title == "Neues"
    assert not is_live(draft)


def test_bulk_publishing_asks_the_newest_draft(complete: NewsPage, bare: CustomImage, admin_client: Client) -> None:
    page = publish(complete)
    page.teaser_picture = bare
    page.save_revision()
    assert_none_published(bulk_publish(admin_client, page), "Marktplatz")
    assert NewsPage.objects.get(pk=page.pk).teaser_picture is None


def test_bulk_publishing_of_complete_pages_works(complete: NewsPage, news: NewsIndexPage, admin_client: Client) -> None:
    shown(bulk_publish(admin_client, news, include_descendants="on"))
    assert is_live(complete)


def test_wagtails_welcome_page_has_no_rules(untouched: None, admin_client: Client) -> None:
    welcome = Page.objects.get(depth=2)
    Page.objects.filter(pk=welcome.pk).update(live=False)
    shown(bulk_publish(admin_client, welcome))
    action_registry.get_action_class(Page, "publish")(welcome.save_revision()).execute()
    assert is_live(welcome)


def test_other_bulk_actions_are_not_asked(draft: NewsPage, admin_client: Client) -> None:
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "delete"])
    assert admin_client.post(f"{address}?id={draft.pk}&next=/admin/").status_code == 302
    assert not NewsPage.objects.filter(pk=draft.pk).exists()


# Copies


def copy(client: Client, page: Page, parent: Page, **form: str) -> HttpResponse:
    data = {"new_title": "Kopie", "new_slug": "kopie", "new_parent_page": str(parent.pk)} | form
    return client.post(reverse("wagtailadmin_pages:copy", args=[page.pk]), data, follow=True)


@pytest.fixture
def stripped(complete: NewsPage, bare: CustomImage) -> NewsPage:
    """A published article whose picture lost its credit afterwards."""
    credit(bare, "Mara Lindgarten")
    complete.teaser_picture = bare
    page = publish(complete)
    credit(bare, "")
    return page


def test_a_live_copy_is_refused(stripped: NewsPage, news: NewsIndexPage, admin_client: Client) -> None:
    assert "Marktplatz" in shown(copy(admin_client, stripped, news, publish_copies="on"))
    assert NewsPage.objects.count() == 1


def test_a_copy_as_draft_works(stripped: NewsPage, news: NewsIndexPage, admin_client: Client) -> None:
    shown(copy(admin_client, stripped, news))
    assert not NewsPage.objects.get(slug="kopie").live


def test_a_live_copy_of_a_subtree_is_refused_as_a_whole(home: HomePage, bare: CustomImage, admin_client: Client) -> None:
    above = publish(StandardPageFactory(parent=home, title="Presse", live=False))
    credit(bare, "Mara Lindgarten")
    publish(StandardPageFactory(parent=above, title="Pressefotos", teaser_picture=bare, live=False))
    credit(bare, "")
    assert "Marktplatz" in shown(copy(admin_client, above, home, publish_copies="on", copy_subpages="on"))
    with pytest.raises(NotPublishable):
        above.copy(recursive=True, to=home, update_attrs={"slug": "kopie"})
    with pytest.raises(NotPublishable), transaction.atomic():
        WagtailsOwnCopy(above, to=home, recursive=True, update_attrs={"slug": "kopie"}).execute()
    assert StandardPage.objects.count() == 2
    shown(copy(admin_client, above, home, publish_copies="on"))
    assert StandardPage.objects.get(slug="kopie").live


def test_drafts_below_a_live_copy_stay_drafts(home: HomePage, admin_client: Client) -> None:
    above = publish(StandardPageFactory(parent=home, title="Presse", live=False))
    StandardPageFactory(parent=above, title="Entwurf", summary="", live=False)
    shown(copy(admin_client, above, home, publish_copies="on", copy_subpages="on"))
    assert [page.live for page in StandardPage.objects.get(slug="kopie").get_children()] == [False]


def test_bulk_publishing_leaves_what_is_public_alone(stripped: NewsPage, news: NewsIndexPage, admin_client: Client) -> None:
    new = NewsPageFactory(parent=news, live=False)
    shown(bulk_publish(admin_client, news, include_descendants="on"))
    assert is_live(new)


# Approval without the form


@pytest.fixture
def waiting(complete: NewsPage, bare: CustomImage) -> NewsPage:
    """A submitted article; its picture lost its credit in the meantime."""
    credit(bare, "Mara Lindgarten")
    complete.teaser_picture = bare
    complete.save_revision()
    task = GroupApprovalTask.objects.create(name="Freigabe")
    task.groups.add(Group.objects.get(name="Moderators"))
    workflow = Workflow.objects.create(name="Redaktion")
    WorkflowTask.objects.create(workflow=workflow, task=task)
    workflow.start(complete, None)
    credit(bare, "")
    return complete


def decision(page: Page, name: str) -> str:
    return reverse("wagtailadmin_pages:workflow_action", args=[page.pk, name, page.current_workflow_task_state.pk])


def test_approval_in_the_dialog_is_refused_with_a_message(waiting: NewsPage, admin_client: Client) -> None:
    response = admin_client.post(decision(waiting, "approve"), {"comment": "Gut."}, headers={"x-requested-with": "XMLHttpRequest"})
    assert response.status_code == 200
    assert json.loads(response.content) == {"step": "success", "redirect": edit_address(waiting)}
    assert "Marktplatz" in shown(admin_client.get(edit_address(waiting)))
    assert not is_live(waiting)
    assert waiting.current_workflow_state.status == WorkflowState.STATUS_IN_PROGRESS


def test_approval_without_dialog_leads_back_to_the_page(waiting: NewsPage, admin_client: Client) -> None:
    response = admin_client.post(decision(waiting, "approve"), {"comment": ""}, follow=True)
    assert response.redirect_chain == [(edit_address(waiting), 302)]
    assert "Marktplatz" in shown(response)
    assert not is_live(waiting)


def test_approval_publishes_a_complete_article(waiting: NewsPage, bare: CustomImage, admin_client: Client) -> None:
    credit(bare, "Mara Lindgarten")
    assert admin_client.post(decision(waiting, "approve"), {"comment": ""}).status_code == 302
    assert is_live(waiting)


def test_rejection_in_the_dialog_works(waiting: NewsPage, admin_client: Client) -> None:
    assert admin_client.post(decision(waiting, "reject"), {"comment": "Wer hat das Bild gemacht?"}).status_code == 302
    assert waiting.current_workflow_state.status == WorkflowState.STATUS_NEEDS_CHANGES
