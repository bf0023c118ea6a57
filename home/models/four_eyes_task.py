"""The task of a workflow in which somebody else approves. Two pairs of eyes have seen whatever it lets through."""

from typing import Any

from django.db import transaction
from django.forms import Form
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import AbstractGroupApprovalTask, Page, TaskState

from home.models.user import User
from home.moderation.reason import ReasonForm
from home.moderation.review import ReviewError, is_own_work, own_work_message


class FourEyesTask(AbstractGroupApprovalTask):
    """Members of the groups decide, but nobody approves what they handed in or wrote themselves, superusers included."""

    needs_second_person = True

    class Meta:
        verbose_name = gettext_lazy("approval by somebody else")
        verbose_name_plural = gettext_lazy("approvals by somebody else")

    @classmethod
    def get_description(cls) -> str:
        return _("Members of the chosen groups approve, but never their own work")

    def is_reviewer(self, user: User) -> bool:
        """Whether `user` decides at all, whoever wrote the page."""
        return bool(user.is_active and (user.is_superuser or self._user_in_groups(user)))

    def get_actions(self, obj: Page, user: User) -> list[tuple[str, str, bool]]:
        offered = super().get_actions(obj, user) if user.is_active else []
        actions = [(name, _("Send back") if name == "reject" else label, asks) for name, label, asks in offered]
        return [action for action in actions if action[0] != "approve"] if actions and is_own_work(obj, user) else actions

    def get_form_for_action(self, action: str) -> type[Form]:
        form: type[Form] = ReasonForm if action == "reject" else super().get_form_for_action(action)
        return form

    @transaction.atomic
    def on_action(self, task_state: TaskState, user: User, action_name: str, **kwargs: Any) -> None:
        """Asked again, about the page whose review this is: an editor may have saved since it was offered, and addresses can be forged.

        Raises ReviewError for who may not decide, and for what has been decided already.
        """
        current = TaskState.objects.select_for_update().get(pk=task_state.pk)
        page = task_state.workflow_state.content_object
        if current.status != TaskState.STATUS_IN_PROGRESS:
            raise ReviewError(page, _("Somebody else has already decided on this page."))
        if not self.is_reviewer(user):
            raise ReviewError(page, _("You do not decide on this page."))
        if action_name == "approve" and is_own_work(page, user):
            raise ReviewError(page, own_work_message())
        super().on_action(task_state, user, action_name, **kwargs)
