"""The two mails of an enquiry: to the office that answers, in German, and to who asked, in the language of the form."""

from email.utils import formataddr

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from home.frame import absolute, address
from home.mails import composed
from home.publication.public import pages_of_all_types
from locations.models import Enquiry

OFFICE_LANGUAGE = settings.LANGUAGE_CODE


def to_office(enquiry: Enquiry) -> EmailMultiAlternatives:
    """Everything that was asked; an answer to it reaches who asked."""
    with translation.override(OFFICE_LANGUAGE):
        subject = _("Enquiry %(reference)s: %(title)s") % _words(enquiry)
        mail = _mail("office", subject, enquiry, enquiry.recipient)
    mail.reply_to = [formataddr((enquiry.name, enquiry.email))]
    return mail


def to_sender(enquiry: Enquiry) -> EmailMultiAlternatives:
    """That the enquiry is there, and nothing of what was typed: else anybody could have us send anything to anyone."""
    with translation.override(enquiry.language):
        subject = _("Your enquiry has arrived: %(title)s") % _words(enquiry)
        mail = _mail("confirmation", subject, enquiry, enquiry.email)
    mail.reply_to = [enquiry.recipient]
    return mail


def _mail(name: str, subject: str, enquiry: Enquiry, recipient: str) -> EmailMultiAlternatives:
    context = {"enquiry": enquiry, "url": _address_of(enquiry), "deleted_on": timezone.localdate(enquiry.deleted_at)}
    return composed(f"locations/mail/{name}", subject, recipient, context)


def _words(enquiry: Enquiry) -> dict[str, str]:
    return {"reference": enquiry.reference, "title": enquiry.property_title}


def _address_of(enquiry: Enquiry) -> str:
    """The full address of the property's page; empty when it is not public any more."""
    page = pages_of_all_types().public().filter(pk=enquiry.page_id).first() if enquiry.page_id else None
    return absolute(address(page.url_path)) if page else ""
