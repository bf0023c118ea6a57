"""How the history of a city's page tells of its invitations."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.log_actions import LogActionRegistry, LogFormatter
from wagtail.models import PageLogEntry

from locations.rooms.inviting import INVITED
from locations.rooms.withdrawing import WITHDRAWN


class InvitedFormatter(LogFormatter):
    label = gettext_lazy("Invite the city")
    message = gettext_lazy("City invited")

    def format_comment(self, log_entry: PageLogEntry) -> str:
        return _("Login for %(person)s") % {"person": log_entry.data.get("person", "")}


class WithdrawnFormatter(LogFormatter):
    label = gettext_lazy("Withdraw the city’s access")
    message = gettext_lazy("Access of the city withdrawn")

    def format_comment(self, log_entry: PageLogEntry) -> str:
        return _("Logins ended: %(count)s") % {"count": log_entry.data.get("count", 0)}


def register_log_actions(actions: LogActionRegistry) -> None:
    actions.register_action(INVITED)(InvitedFormatter)
    actions.register_action(WITHDRAWN)(WithdrawnFormatter)
