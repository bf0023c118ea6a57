"""Wagtail's actions that make a page live, with the question whether it may be published asked first."""

from typing import Any

from django.db import transaction
from wagtail.actions.copy_page import CopyPageAction as WagtailCopyPageAction
from wagtail.actions.publish_page_revision import PublishPageRevisionAction as WagtailPublishPageRevisionAction
from wagtail.actions.registry import ActionRegistry
from wagtail.models import Page, Revision

from home.publication.errors import require_publishable


class PublishPageRevisionAction(WagtailPublishPageRevisionAction):
    """Publishes or schedules a revision, wholly or not at all.

    `follows_source` is for a translation that takes over what has just been checked and published in its source: it is not asked again.
    """

    def __init__(self, *args: Any, follows_source: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.follows_source = follows_source

    def check(self, skip_permission_checks: bool = False) -> None:
        super().check(skip_permission_checks=skip_permission_checks)
        if not self.follows_source:
            require_publishable(self.object)
        self.object.cleared_for_publication = True

    def execute(self, skip_permission_checks: bool = False) -> None:
        with transaction.atomic():
            super().execute(skip_permission_checks=skip_permission_checks)


class CopyPageAction(WagtailCopyPageAction):
    """Copies pages, wholly or not at all: the model refuses a live copy that may not be published, perhaps after others are made."""

    def execute(self, skip_permission_checks: bool = False) -> Page:
        with transaction.atomic():
            return super().execute(skip_permission_checks=skip_permission_checks)


def goes_live(page: Page) -> bool:
    """Whether saving `page`, which says that it is live, shows visitors something that was not published before."""
    stored = Page.objects.filter(pk=page.pk).values_list("live", "live_revision_id").first() if page.pk else None
    return stored != (True, page.live_revision_id)


def publish_following_source(revision: Revision, **options: Any) -> None:
    """Publish a translation's revision past the question; only for what follows its source by itself."""
    PublishPageRevisionAction(revision, follows_source=True, **options).execute(skip_permission_checks=True)


def register_actions(registry: ActionRegistry) -> None:
    """Let Wagtail's API publish and copy by the same actions."""
    registry.register(Page, PublishPageRevisionAction)
    registry.register(Page, CopyPageAction)
