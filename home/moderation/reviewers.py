"""Who reviews: the members of the groups that a step of a workflow names, and administrators."""

from django.db.models import Q, QuerySet
from wagtail.models import AbstractGroupApprovalTask, Task, TaskState

from home.models import User


def approval_models() -> list[type[AbstractGroupApprovalTask]]:
    """Every kind of step that names groups."""
    found, waiting = [], [AbstractGroupApprovalTask]
    while waiting:
        below = waiting.pop().__subclasses__()
        found += [model for model in below if not model._meta.abstract]
        waiting += below
    return found


def reviewers_of(task: Task) -> QuerySet[User]:
    """Whom to tell that a page waits at this step."""
    members = Q(groups__in=task.groups.values("pk")) if isinstance(task, AbstractGroupApprovalTask) else Q(pk__in=[])
    return User.objects.filter(members | Q(is_superuser=True), is_active=True).exclude(email="").distinct()


def tasks_of(user: User) -> QuerySet[Task]:
    """The steps at which `user` reviews; no more queries for many steps than for one."""
    if user.is_superuser:
        return Task.objects.filter(active=True)
    groups = user.groups.values("pk")
    named = Q(pk__in=[])
    for model in approval_models():
        named |= Q(pk__in=model.objects.filter(groups__in=groups).values("pk"))
    return Task.objects.filter(named, active=True)


def waiting_for(user: User) -> QuerySet[TaskState]:
    """The steps of pages that wait for somebody like `user`."""
    return TaskState.objects.filter(status=TaskState.STATUS_IN_PROGRESS, task__in=tasks_of(user).values("pk"))
