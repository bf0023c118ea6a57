"""Quotes near their last day: for `ASKED_BEFORE` their city is asked whether they hold for longer."""

from datetime import date, timedelta

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from wagtail.models import Page

from locations.registry import Expiring
from quotes.models import QuotePage

ASKED_BEFORE = timedelta(days=60)


def find(path: str, today: date) -> list[tuple[Page, str]]:
    """Those that end first before the others; an archived one has nothing left to renew."""
    found = QuotePage.objects.filter(path__startswith=path, live=True, valid_until__range=(today, today + ASKED_BEFORE))
    return [
        (page, _("Holds until %(day)s.") % {"day": date_format(page.valid_until, "DATE_FORMAT")})
        for page in found.select_related("content_type").order_by("valid_until", "pk")
    ]


quotes = Expiring(20, "quotes", find)
