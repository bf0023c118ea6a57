"""Wagtail's admin as this site installs it."""

from wagtail.admin.apps import WagtailAdminAppConfig


class AdminConfig(WagtailAdminAppConfig):
    """Without Wagtail's mails about workflows, which are lost when the mail server is away: `home.moderation` writes one for each."""

    default = False

    def ready(self) -> None:
        super().ready()
        # They need models, which are not there before.
        from wagtail.models import TaskState, WorkflowState  # noqa: PLC0415
        from wagtail.signals import task_submitted, workflow_approved, workflow_rejected, workflow_submitted  # noqa: PLC0415

        task_submitted.disconnect(sender=TaskState, dispatch_uid="group_approval_task_submitted_email_notification")
        workflow_submitted.disconnect(sender=WorkflowState, dispatch_uid="workflow_state_submitted_email_notification")
        workflow_rejected.disconnect(sender=WorkflowState, dispatch_uid="workflow_state_rejected_email_notification")
        workflow_approved.disconnect(sender=WorkflowState, dispatch_uid="workflow_state_approved_email_notification")
