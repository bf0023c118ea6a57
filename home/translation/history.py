"""What the history of a page says when it followed its German source."""

from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import LogActionRegistry

PUBLISHED = "home.publish.with_source"
UNPUBLISHED = "home.unpublish.with_source"


def register_log_actions(actions: LogActionRegistry) -> None:
    actions.register_action(PUBLISHED, _("Publish with the German page"), _("Published what the German page changed"))
    actions.register_action(UNPUBLISHED, _("Unpublish with the German page"), _("Unpublished together with the German page"))
