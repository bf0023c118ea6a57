"""In the editor's form nothing is published that may not be, drafts may lack anything, and what was typed stays."""

import json
from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.core.exceptions import NON_FIELD_ERRORS
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.text import capfirst
from wagtail.models import GroupApprovalTask, Workflow, WorkflowPage, WorkflowState, WorkflowTask

from home.models import CustomImage, HomePage
from news.models import NewsAuthor, NewsIndexPage, NewsPage
from tests.editing import edit_address, press, typed
from tests.factories import ImageFactory, NewsAuthorFactory, NewsPageFactory, TopicFactory, publish


@pytest.fixture
def draft(news: NewsIndexPage) -> NewsPage:
    page = NewsPageFactory(parent=news, title="Neue Werkstatt", live=False)
    page.save_revision()
    return page


@pytest.fixture
def workflow(home: HomePage) -> Workflow:
    """Everything below the start page passes one approval."""
    task = GroupApprovalTask.objects.create(name="Freigabe")
    task.groups.add(Group.objects.get(name="Moderators"))
    workflow = Workflow.objects.create(name="Redaktion")
    WorkflowTask.objects.create(workflow=workflow, task=task)
    WorkflowPage.objects.create(workflow=workflow, page=home)
    return workflow


def assert_refused_at(response: HttpResponse, field: str, *words: str) -> None:
    """The form came back with an error at `field` that contains `words`, and the browser shows it."""
    assert response.status_code == 200
    errors = response.context["form"].errors
    assert list(errors) == [field]
    for word in words:
        assert word in " ".join(errors[field])
        assert word in response.content.decode()


def fresh(page: NewsPage) -> NewsPage:
    return NewsPage.objects.get(pk=page.pk)


def add_address(news: NewsIndexPage) -> str:
    return reverse("wagtailadmin_pages:add", args=["news", "newspage", news.pk])


def new_article(**changes: object) -> dict[str, object]:
    return {"title": "Ein Wort mit Ü", "slug": "ein-wort", "summary": "Kurz.", "topic": TopicFactory().pk} | changes


def test_new_article_with_uncredited_picture_is_not_published(news: NewsIndexPage, admin_client: Client, bare: CustomImage) -> None:
    response = press(admin_client, add_address(news), "publish", **new_article(teaser_picture=bare.pk))
    assert_refused_at(response, "teaser_picture", "Marktplatz")
    assert "Ein Wort mit Ü" in response.content.decode()
    assert not NewsPage.objects.exists()


def test_new_article_with_uncredited_picture_is_saved_as_draft(news: NewsIndexPage, admin_client: Client, bare: CustomImage) -> None:
    response = press(admin_client, add_address(news), "", **new_article(teaser_picture=bare.pk, summary=""))
    assert response.status_code == 302
    article = NewsPage.objects.get()
    assert not article.live
    assert article.teaser_picture == bare


def test_new_article_is_published(news: NewsIndexPage, admin_client: Client) -> None:
    response = press(admin_client, add_address(news), "publish", **new_article(teaser_picture=ImageFactory().pk))
    assert response.status_code == 302
    assert NewsPage.objects.get().live


def test_uncredited_picture_is_named_and_nothing_typed_is_lost(draft: NewsPage, admin_client: Client, bare: CustomImage) -> None:
    response = press(admin_client, edit_address(draft), "publish", title="Neue Überschrift", teaser_picture=bare.pk)
    assert_refused_at(response, "teaser_picture", "Marktplatz")
    assert "Neue Überschrift" in response.content.decode()
    assert not fresh(draft).live


def test_published_article_keeps_its_picture_when_the_new_one_is_uncredited(
    draft: NewsPage, admin_client: Client, bare: CustomImage
) -> None:
    page = publish(draft)
    assert_refused_at(press(admin_client, edit_address(page), "publish", teaser_picture=bare.pk), "teaser_picture", "Marktplatz")
    assert fresh(page).teaser_picture is None
    assert press(admin_client, edit_address(page), "", teaser_picture=bare.pk).status_code == 302
    assert fresh(page).teaser_picture is None
    assert fresh(page).get_latest_revision_as_object().teaser_picture == bare


def test_missing_summary_is_named(draft: NewsPage, admin_client: Client) -> None:
    assert_refused_at(press(admin_client, edit_address(draft), "publish", summary="  "), "summary")
    assert not fresh(draft).live


def test_all_pictures_of_the_text_are_named_at_once(draft: NewsPage, admin_client: Client, bare: CustomImage) -> None:
    """Wagtail shows one error above a field of blocks, so there must be one that names them all."""
    pictures = [bare, ImageFactory(title="Rathaus", licence="")]
    blocks = [("picture", {"image": picture.pk, "caption": ""}) for picture in pictures]
    response = press(admin_client, edit_address(draft), "publish", body=blocks)
    assert response.status_code == 200
    (message,) = response.context["form"].errors["body"]
    assert "Marktplatz" in message
    assert "Rathaus" in message


def test_what_concerns_no_field_of_the_form_stands_above_it(draft: NewsPage, admin_client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    problems = [("authors", "Wer hat das geschrieben?"), (NON_FIELD_ERRORS, "Zu wenig.")]
    monkeypatch.setattr(NewsPage, "publication_problems", lambda self, now: iter(problems))
    label = capfirst(NewsAuthor._meta.verbose_name_plural)
    response = press(admin_client, edit_address(draft), "publish")
    assert_refused_at(response, NON_FIELD_ERRORS, f"{label}: Wer hat das geschrieben?", "Zu wenig.")


def test_autosave_passes(draft: NewsPage, admin_client: Client, bare: CustomImage) -> None:
    data = typed(admin_client, edit_address(draft), title="Halb fertig", summary="", teaser_picture=bare.pk)
    response = admin_client.post(edit_address(draft), data, headers={"accept": "application/json"})
    assert response.status_code == 200
    assert json.loads(response.content)["success"] is True
    assert fresh(draft).get_latest_revision_as_object().title == "Halb fertig"


def test_article_with_uncredited_picture_is_not_scheduled(draft: NewsPage, admin_client: Client, bare: CustomImage) -> None:
    tomorrow = (timezone.now() + timedelta(days=1)).strftime("%Y-%m-%d %H:%M")
    response = press(admin_client, edit_address(draft), "publish", go_live_at=tomorrow, teaser_picture=bare.pk)
    assert_refused_at(response, "teaser_picture", "Marktplatz")
    assert not fresh(draft).approved_schedule


def test_article_whose_schedule_is_dropped_is_asked_when_it_goes_live_at_once(draft: NewsPage, admin_client: Client) -> None:
    picture = ImageFactory(title="Rathaus")
    draft.go_live_at = timezone.now() + timedelta(days=1)
    draft.teaser_picture = picture
    draft.save_revision().publish()
    CustomImage.objects.filter(pk=picture.pk).update(licence="")
    scheduled = fresh(draft).scheduled_revision
    admin_client.post(reverse("wagtailadmin_pages:revisions_unschedule", args=[draft.pk, scheduled.pk]))
    response = press(admin_client, edit_address(draft), "publish", go_live_at="")
    assert_refused_at(response, "teaser_picture", "Rathaus")
    assert not fresh(draft).live


def test_submitting_for_approval_is_refused(draft: NewsPage, workflow: Workflow, admin_client: Client, bare: CustomImage) -> None:
    response = press(admin_client, edit_address(draft), "submit", teaser_picture=bare.pk)
    assert_refused_at(response, "teaser_picture", "Marktplatz")
    assert not WorkflowState.objects.exists()


def test_new_article_is_not_submitted_for_approval(
    news: NewsIndexPage, workflow: Workflow, admin_client: Client, bare: CustomImage
) -> None:
    response = press(admin_client, add_address(news), "submit", **new_article(teaser_picture=bare.pk))
    assert_refused_at(response, "teaser_picture", "Marktplatz")
    assert not NewsPage.objects.exists()


@pytest.fixture
def submitted(draft: NewsPage, workflow: Workflow, admin_client: Client) -> NewsPage:
    """An article that waits for approval; its picture lost its credit in the meantime."""
    picture = ImageFactory(title="Marktplatz")
    assert press(admin_client, edit_address(draft), "submit", teaser_picture=picture.pk).status_code == 302
    CustomImage.objects.filter(pk=picture.pk).update(credit="")
    return draft


def decide(client: Client, page: NewsPage, decision: str) -> HttpResponse:
    return press(client, edit_address(page), "workflow-action", **{"workflow-action-name": decision})


def test_approval_in_the_form_is_refused(submitted: NewsPage, admin_client: Client) -> None:
    assert_refused_at(decide(admin_client, submitted, "approve"), "teaser_picture", "Marktplatz")
    assert not fresh(submitted).live
    assert submitted.current_workflow_state.status == WorkflowState.STATUS_IN_PROGRESS


def test_an_article_that_may_not_be_published_can_be_rejected(submitted: NewsPage, admin_client: Client) -> None:
    assert decide(admin_client, submitted, "reject").status_code == 302
    assert submitted.current_workflow_state.status == WorkflowState.STATUS_NEEDS_CHANGES


def test_publishing_is_not_excused_by_a_decision_that_nobody_takes(submitted: NewsPage, admin_client: Client) -> None:
    response = press(admin_client, edit_address(submitted), "publish", **{"workflow-action-name": "reject"})
    assert_refused_at(response, "teaser_picture", "Marktplatz")


def test_an_article_that_may_not_be_published_can_be_taken_back(submitted: NewsPage, admin_client: Client) -> None:
    assert press(admin_client, edit_address(submitted), "cancel-workflow").status_code == 302
    assert submitted.current_workflow_state is None


def test_resubmitting_is_refused(submitted: NewsPage, admin_client: Client) -> None:
    decide(admin_client, submitted, "reject")
    assert_refused_at(press(admin_client, edit_address(submitted), "submit"), "teaser_picture", "Marktplatz")
    assert_refused_at(press(admin_client, edit_address(submitted), "restart-workflow"), "teaser_picture", "Marktplatz")
    assert submitted.current_workflow_state.status == WorkflowState.STATUS_NEEDS_CHANGES


def test_authors_are_asked_about_as_they_were_typed(draft: NewsPage, admin_client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(NewsPage, "publication_problems", lambda self, now: (("title", author.name) for author in self.authors.all()))
    data = typed(admin_client, edit_address(draft))
    data.update(
        {"authors-TOTAL_FORMS": "1", "authors-0-name": "Neu", "authors-0-ORDER": "1", "authors-0-id": "", "action-publish": "publish"}
    )
    assert_refused_at(admin_client.post(edit_address(draft), data), "title", "Neu")


def test_asking_leaves_authors_as_they_were_typed(draft: NewsPage, admin_client: Client) -> None:
    for name in ("Erste", "Zweiter"):
        NewsAuthorFactory(page=draft, name=name)
    fresh(draft).save_revision()
    data = typed(admin_client, edit_address(draft))
    data.update({"authors-TOTAL_FORMS": "3", "authors-0-name": "Neuer Name", "authors-1-DELETE": "1"})
    data.update({"authors-2-name": "Dritte", "authors-2-ORDER": "3", "authors-2-id": "", "action-publish": "publish"})
    response = admin_client.post(edit_address(draft), data)
    assert response.status_code == 302
    assert [author.name for author in fresh(draft).authors.all()] == ["Neuer Name", "Dritte"]
