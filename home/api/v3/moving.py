"""Moving by the typed API: Wagtail's action fails on the one place that no page can have."""

from django.core.exceptions import ValidationError
from wagtail.actions.move_page import MovePageAction as WagtailMovePageAction
from wagtail.actions.registry import ActionRegistry
from wagtail.models import Page

BELOW = ("first-child", "last-child", "sorted-child")


class MovePageAction(WagtailMovePageAction):
    """As Wagtail's; raises ValidationError for a place beside the root of the tree."""

    def execute(self, skip_permission_checks: bool = False) -> None:
        if self.pos not in BELOW and self.target.is_root():
            raise ValidationError({"destination_id": "No page stands beside the root of the tree."})
        super().execute(skip_permission_checks=skip_permission_checks)


def register_actions(registry: ActionRegistry) -> None:
    """Let Wagtail's API move by this action."""
    registry.register(Page, MovePageAction)
