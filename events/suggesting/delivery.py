"""Asking whose address it is: at once, and by the clock for as long as the mail server was away."""

from events.models import Suggestion
from events.suggesting.mails import to_confirm
from home.mails import Outbox

outbox = Outbox(lambda: Suggestion.objects.waiting().select_related("city"), "created_at", {"mailed_at": to_confirm})
