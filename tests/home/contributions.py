"""A page on its way through a workflow, as city editors and reviewers know it."""

from typing import Any

from django.contrib.auth.models import Group
from wagtail.models import Page, Task, Workflow, WorkflowState, WorkflowTask

from home.models import User
from tests.editors import editor_of
from tests.factories import UserFactory


def reviewer(**fields: Any) -> User:
    """Somebody of the group that Wagtail's own workflow names, which lies on the whole tree."""
    user = UserFactory(**{"email": "redaktion@beispiel.example", "first_name": "Mara", "last_name": "Lindgarten"} | fields)
    user.groups.add(Group.objects.get(name="Moderators"))
    return user


def contributor(page: Page, **fields: Any) -> User:
    """Somebody who writes below `page` and publishes nothing."""
    user = editor_of(page)
    words = {"email": "tom@jena.example", "first_name": "Tom", "last_name": "Sommerfeld"} | fields
    User.objects.filter(pk=user.pk).update(**words)
    return User.objects.get(pk=user.pk)


def drafted(page: Page, user: User) -> Page:
    """The page as a draft of this user."""
    page.save_revision(user=user)
    return page


def hand_in(page: Page, user: User) -> WorkflowState:
    """As the editor's “Submit” does it, the first time or again."""
    state: WorkflowState | None = page.current_workflow_state
    if state and state.status == WorkflowState.STATUS_NEEDS_CHANGES:
        state.resume(user)
        return state
    return page.get_workflow().start(page, user)


def decide(page: Page, user: User, action: str, comment: str = "") -> None:
    """Approve or reject as the queue does."""
    step = page.current_workflow_task_state
    step.task.specific.on_action(step, user, action, comment=comment)


def second_step() -> Task:
    """One more step in the workflow, of the same group."""
    workflow = Workflow.objects.get()
    task = workflow.tasks.get().specific
    other = type(task).objects.create(name="Zweite Prüfung")
    other.groups.set(task.groups.all())
    WorkflowTask.objects.create(workflow=workflow, task=other, sort_order=9)
    return other
