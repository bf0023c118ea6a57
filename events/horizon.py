"""How far ahead dates without an end are written down."""

import calendar
from datetime import date

MONTHS = 24
FOR_EVER = date.max


def horizon(today: date) -> date:
    """The last day of the month 24 months from the local day `today`: it moves once a month, so that most days nothing has to be done."""
    year, month = divmod(today.year * 12 + today.month - 1 + MONTHS, 12)
    return date(year, month + 1, calendar.monthrange(year, month + 1)[1])
