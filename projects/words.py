"""How a project stands and how long it runs, in words of the active language."""

from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from home.dates import month_in_words
from locations import figures
from projects.period import Status, status_on

_MILLION = 1_000_000


def status_name(status: Status) -> str:
    return {
        Status.RUNNING: pgettext("a project", "running"),
        Status.PLANNED: pgettext("a project", "planned"),
        Status.FINISHED: pgettext("a project", "finished"),
    }[status]


def period(starts: date | None, ends: date | None, today: date) -> str:
    """“May 2024 to December 2029”; a project without an end goes on, one without a beginning has none yet."""
    if starts is None:
        return _("beginning still open")
    if ends:
        return _("%(first)s to %(last)s") % {"first": month_in_words(starts), "last": month_in_words(ends)}
    words = _("from %(month)s on") if starts > today else _("since %(month)s, permanently")
    return words % {"month": month_in_words(starts)}


def period_in_short(starts: date | None, ends: date | None, today: date) -> str:
    """What a list says of it: “until 2029”."""
    status = status_on(today, starts, ends)
    if starts is None:
        return _("beginning still open")
    if status is Status.PLANNED:
        return _("from %(year)s on") % {"year": starts.year}
    if ends is None:
        return _("permanent")
    return (_("ended in %(year)s") if status is Status.FINISHED else _("until %(year)s")) % {"year": ends.year}


def money(euros: int) -> str:
    """A sum to be taken in at a glance: millions with one decimal place, `6,4 Mio. €`; less than that as it is."""
    if euros < _MILLION:
        return figures.euros(Decimal(euros))
    return _("€%(number)s million") % {"number": figures.number(Decimal(round(euros * 10 / _MILLION)) / 10)}
