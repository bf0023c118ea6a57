"""Wagtail's actions as the typed API needs them: what they refuse, they refuse with the place at which it stands."""

from typing import Any

from django.core.exceptions import ValidationError
from wagtail.actions.create_page import CreatePageAction as WagtailCreatePageAction
from wagtail.actions.edit_page import EditPageAction as WagtailEditPageAction
from wagtail.actions.move_page import MovePageAction as WagtailMovePageAction
from wagtail.actions.registry import ActionRegistry
from wagtail.actions.revert_to_page_revision import RevertToPageRevisionAction as WagtailRevertAction
from wagtail.actions.revert_to_page_revision import RevertToPageRevisionPermissionError
from wagtail.models import Page
from wagtail.utils.forms import FormValidationError

from home.api.v3.places import FormErrors
from home.models import Submission
from home.moderation.handing_in import how_it_comes
from home.moderation.recording import note_draft

BELOW = ("first-child", "last-child", "sorted-child")


class NamesBlocks:
    """An action with a form; raises FormErrors, which name each block, where Wagtail's names the field as a whole."""

    def execute(self, **options: Any) -> Any:
        try:
            return super().execute(**options)
        except FormValidationError as error:
            raise FormErrors.from_form(self.form) from error


class CreatePageAction(NamesBlocks, WagtailCreatePageAction):
    """Notes of a draft that it came by a token."""

    def execute(self, **options: Any) -> Any:
        done = super().execute(**options)
        if not self.instance.live and how_it_comes().source == Submission.Source.TOKEN:
            note_draft(self.instance, self.user, Submission.Source.TOKEN)
        return done


class EditPageAction(NamesBlocks, WagtailEditPageAction):
    pass


class MovePageAction(WagtailMovePageAction):
    """As Wagtail's, which fails on the one place that no page can have: there this raises ValidationError."""

    def execute(self, skip_permission_checks: bool = False) -> None:
        if self.pos not in BELOW and self.target.is_root():
            raise ValidationError({"destination_id": "No page stands beside the root of the tree."})
        super().execute(skip_permission_checks=skip_permission_checks)


class RevertAction(WagtailRevertAction):
    """As Wagtail's, which asks for the right to edit and not whether the page is locked: while it is in review, or is to appear at a
    time that is settled, nobody puts other words in the place of those that were looked at."""

    def check(self, skip_permission_checks: bool = False) -> None:
        super().check(skip_permission_checks=skip_permission_checks)
        if self.user and not skip_permission_checks and self.instance.permissions_for_user(self.user).page_locked():
            raise RevertToPageRevisionPermissionError("The page is locked.")


def register_actions(registry: ActionRegistry) -> None:
    """Let Wagtail's API use these."""
    for action in (CreatePageAction, EditPageAction, MovePageAction, RevertAction):
        registry.register(Page, action)
