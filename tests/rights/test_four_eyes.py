"""Nobody approves their own work: neither by a button, nor by a forged address, nor by publishing past the review."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Page, WorkflowState

from home.models import User
from home.moderation.review import ReviewError, own_work_message
from home.publication.errors import NotPublishable
from news.models import NewsPage
from tests.editing import edit_address, press, typed
from tests.factories import HallPageFactory, NewsPageFactory, UserFactory
from tests.rights.rooms import Room, client_of


@pytest.fixture
def handed_in(jena: Room) -> NewsPage:
    """Jena's article, in review."""
    page = NewsPageFactory(parent=jena.city, title="Neues Labor", live=False, owner=jena.editor)
    page.save_revision(user=jena.editor)
    page.get_workflow().start(page, jena.editor)
    return page


def action_address(page: Page, name: str) -> str:
    return reverse("wagtailadmin_pages:workflow_action", args=[page.pk, name, page.current_workflow_task_state.pk])


def decide(page: Page, user: User, name: str) -> None:
    state = page.current_workflow_task_state
    state.task.specific.on_action(state, user, name)


def approve_by_address(client: Client, page: Page) -> Any:
    return client.post(action_address(page, "approve"), {"comment": ""})


def approve_by_form(client: Client, page: Page, **changes: Any) -> Any:
    data = typed(client, edit_address(page), **changes)
    data["show_press_contact"] = "on"  # what a browser sends for a checked box
    data["action-workflow-action"], data["workflow-action-name"] = "true", "approve"
    return client.post(edit_address(page), data)


def is_live(page: Page) -> bool:
    return Page.objects.get(pk=page.pk).live


@pytest.mark.parametrize("approve", [approve_by_address, approve_by_form])
def test_staff_approves_what_a_city_handed_in(handed_in: NewsPage, staff: User, approve: Callable[..., Any]) -> None:
    approve(client_of(staff), handed_in)
    assert is_live(handed_in)


def test_approval_publishes_for_who_may_not_publish_otherwise(handed_in: NewsPage, staff: User) -> None:
    staff.groups.first().page_permissions.filter(permission__codename="publish_page").delete()
    approve_by_address(client_of(staff), handed_in)
    assert is_live(handed_in)


@pytest.mark.parametrize("factory", [NewsPageFactory, HallPageFactory])
def test_a_form_that_nobody_touched_is_no_change(jena: Room, staff: User, factory: Any) -> None:
    """Else nobody could approve from the editor, being the author of what it saves."""
    page = factory(parent=jena.city, live=False, owner=jena.editor)
    page.save_revision(user=jena.editor)
    page.get_workflow().start(page, jena.editor)
    approve_by_form(client_of(staff), page)
    assert is_live(page)


@pytest.mark.parametrize("how", ["handed in", "handed in again", "wrote a version in between"])
@pytest.mark.parametrize("approve", [approve_by_address, approve_by_form])
def test_who_had_a_part_in_it_does_not_approve(
    handed_in: NewsPage, staff: User, colleague: User, approve: Callable[..., Any], how: str
) -> None:
    if how == "wrote a version in between":
        handed_in.save_revision(user=staff)
        handed_in.save_revision(user=colleague)
    elif how == "handed in":
        handed_in.current_workflow_state.cancel()
        handed_in.get_workflow().start(handed_in, staff)
    else:
        decide(handed_in, colleague, "reject")
        handed_in.current_workflow_state.resume(staff)
    actions = [name for name, _label, _modal in handed_in.current_workflow_task.get_actions(handed_in, staff)]
    assert actions == ["reject"]
    said = client_of(staff).get(edit_address(handed_in)).content.decode()
    assert own_work_message() in said
    approve(client_of(staff), handed_in)
    assert not is_live(handed_in)
    if how != "wrote a version in between":
        approve_by_address(client_of(colleague), handed_in)
        assert is_live(handed_in)


def test_versions_older_than_the_public_one_do_not_count(handed_in: NewsPage, staff: User, colleague: User) -> None:
    handed_in.save_revision(user=colleague)
    decide(handed_in, staff, "approve")
    page = NewsPage.objects.get(pk=handed_in.pk)
    page.title = "Neues Labor, eröffnet"
    page.save_revision(user=page.owner)
    page.get_workflow().start(page, page.owner)
    decide(page, colleague, "approve")
    assert Page.objects.get(pk=page.pk).title == "Neues Labor, eröffnet"


def test_editing_and_approving_at_once_is_refused_and_loses_no_word(handed_in: NewsPage, staff: User) -> None:
    answer = approve_by_form(client_of(staff), handed_in, summary="Von der Redaktion berichtigt.")
    html = answer.content.decode()
    assert "Von der Redaktion berichtigt." in html
    assert "geändert" in html
    assert not is_live(handed_in)
    assert handed_in.workflow_in_progress


def test_an_address_about_another_page_does_not_approve_it(handed_in: NewsPage, jena: Room, staff: User, colleague: User) -> None:
    """Wagtail asks whether the page named first may be approved, and approves the review named last."""
    other = NewsPageFactory(parent=jena.city, title="Andere Seite", live=False)
    other.save_revision(user=staff)
    other.get_workflow().start(other, colleague)
    address = reverse("wagtailadmin_pages:workflow_action", args=[handed_in.pk, "approve", other.current_workflow_task_state.pk])
    answer = client_of(staff).post(address, {"comment": ""}, follow=True)
    assert own_work_message() in answer.content.decode()
    assert not is_live(other)


def test_city_and_strangers_decide_nothing(handed_in: NewsPage, jena: Room, leipzig: Room) -> None:
    for user in (jena.editor, leipzig.editor, UserFactory(is_active=False, is_superuser=True)):
        for name in ("approve", "reject"):
            with pytest.raises(ReviewError):
                decide(handed_in, user, name)
            client_of(user).post(action_address(handed_in, name), {"comment": "x"})
    handed_in.refresh_from_db()
    assert not handed_in.live
    assert handed_in.workflow_in_progress


def test_a_superuser_does_not_approve_own_work_either(handed_in: NewsPage, admin: User) -> None:
    handed_in.save_revision(user=admin)
    with pytest.raises(ReviewError):
        decide(handed_in, admin, "approve")


def test_a_second_decision_on_the_same_page_is_refused(handed_in: NewsPage, staff: User, colleague: User) -> None:
    state = handed_in.current_workflow_task_state
    task = state.task.specific
    task.on_action(state, staff, "reject")
    with pytest.raises(ReviewError):
        task.on_action(type(state).objects.get(pk=state.pk), colleague, "approve")
    assert not is_live(handed_in)


def publish_by_form(client: Client, page: Page) -> Any:
    return press(client, edit_address(page), "publish")


def publish_by_bulk(client: Client, page: Page) -> Any:
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    return client.post(f"{address}?id={page.pk}", {"include_descendants": ""})


def publish_by_admin_api(client: Client, page: Page) -> Any:
    return client.post(f"/admin/api/main/pages/{page.pk}/action/publish/")


@pytest.mark.parametrize("publish", [publish_by_form, publish_by_bulk, publish_by_admin_api])
def test_nothing_is_published_past_its_review(handed_in: NewsPage, admin: User, publish: Callable[..., Any]) -> None:
    answer = publish(client_of(admin), handed_in)
    assert answer.status_code < 500
    assert not is_live(handed_in)
    assert handed_in.workflow_in_progress
    with pytest.raises(NotPublishable):
        handed_in.latest_revision.publish(user=admin)


def test_the_editor_offers_no_publishing_while_a_page_is_in_review(handed_in: NewsPage, staff: User) -> None:
    client = client_of(staff)
    assert 'name="action-publish"' not in client.get(edit_address(handed_in)).content.decode()
    decide(handed_in, staff, "reject")
    assert 'name="action-publish"' in client.get(edit_address(handed_in)).content.decode()


def test_rejecting_keeps_the_comment_and_the_city_hands_in_again(handed_in: NewsPage, jena: Room, staff: User) -> None:
    client_of(staff).post(action_address(handed_in, "reject"), {"comment": "Bitte kürzer."})
    state = handed_in.current_workflow_state
    assert (state.status, state.current_task_state.comment) == (WorkflowState.STATUS_NEEDS_CHANGES, "Bitte kürzer.")
    assert "Bitte kürzer." in jena.client.get(edit_address(handed_in)).content.decode()
    press(jena.client, edit_address(handed_in), "submit", summary="Kürzer.")
    decide(NewsPage.objects.get(pk=handed_in.pk), staff, "approve")
    assert NewsPage.objects.get(pk=handed_in.pk).summary == "Kürzer."


def test_nothing_is_sent_back_without_a_word(handed_in: NewsPage, staff: User) -> None:
    client, as_dialog = client_of(staff), {"X-Requested-With": "XMLHttpRequest"}
    dialog = client.get(action_address(handed_in, "reject"), headers=as_dialog).json()["html"]
    assert "Zurückgeben" in dialog
    assert "im Wortlaut" in dialog
    refused = client.post(action_address(handed_in, "reject"), {"comment": " "}, headers=as_dialog).json()["html"]
    assert "Bitte schreiben Sie, was fehlt" in refused
    client.post(action_address(handed_in, "reject"), {"comment": " "})
    assert NewsPage.objects.get(pk=handed_in.pk).workflow_in_progress


def test_a_city_writes_in_its_room_and_hands_in_but_publishes_nothing(jena: Room, staff: User) -> None:
    address = reverse("wagtailadmin_pages:add", args=["news", "newspage", jena.city.pk])
    html = jena.client.get(address).content.decode()
    assert 'name="action-submit"' in html
    assert 'name="action-publish"' not in html
    page = NewsPageFactory(parent=jena.city, live=False, owner=jena.editor)
    page.save_revision(user=jena.editor)
    publish_by_form(jena.client, page)
    publish_by_bulk(jena.client, page)
    assert not is_live(page)
    assert publish_by_admin_api(jena.client, page).status_code == 403


def test_staff_publishes_its_own_pages_without_a_review(jena: Room, staff: User) -> None:
    page = NewsPageFactory(parent=jena.city, live=False, owner=staff)
    page.save_revision(user=staff)
    press(client_of(staff), edit_address(page), "publish")
    assert is_live(page)
