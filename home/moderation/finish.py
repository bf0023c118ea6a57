"""What happens when the last task of a workflow is done. Settings name this module while models are loading: it imports none."""

from typing import Any


def publish_approved(workflow_state: Any, user: Any = None) -> None:
    """Publish, or schedule, what was approved. Who may approve need not have the right to publish: approval is that right."""
    workflow_state.content_object.get_latest_revision().publish(user=user, skip_permission_checks=True)
