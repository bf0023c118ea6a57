"""Properties that a city has not confirmed for a while: after `CONFIRMED_FOR` visitors read that nobody has, so it is asked before."""

from datetime import date, timedelta

from django.db.models import F, Q
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from wagtail.models import Page

from locations.choices import Status
from locations.confirmation import CONFIRMED_FOR
from locations.models import CommercialSitePage, HallPage
from locations.registry import Expiring

ASKED_BEFORE = timedelta(days=30)


def find(path: str, today: date) -> list[tuple[Page, str]]:
    """The longest unconfirmed first, those never confirmed before them."""
    due = Q(confirmed_at=None) | Q(confirmed_at__lte=today - CONFIRMED_FOR + ASKED_BEFORE)
    found = [
        page
        for model in (CommercialSitePage, HallPage)
        for page in model.objects.filter(due, path__startswith=path, live=True)
        .exclude(status=Status.TAKEN)
        .select_related("content_type")
        .order_by(F("confirmed_at").asc(nulls_first=True))
    ]
    return [(page, _said(page.confirmed_at)) for page in sorted(found, key=lambda page: page.confirmed_at or date.min)]


def _said(confirmed_at: date | None) -> str:
    if confirmed_at is None:
        return _("Nobody has confirmed yet that all of it is true.")
    return _("Last confirmed on %(day)s.") % {"day": date_format(confirmed_at, "DATE_FORMAT")}


properties = Expiring(10, "properties", find, can_be_confirmed=True)
