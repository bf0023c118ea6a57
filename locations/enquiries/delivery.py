"""Mailing what is stored: at once, and by the clock for as long as the mail server was away. The sender is told once the office knows."""

from home.mails import Outbox
from locations.enquiries.mails import to_office, to_sender
from locations.models import Enquiry

outbox = Outbox(Enquiry.objects.all, "received_at", {"mailed_at": to_office, "confirmed_at": to_sender})
