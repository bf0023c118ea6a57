"""Rules by which dates repeat: what they may say, how they are written, which days they name. Pure: no Django, no clock, no time of day.

A schedule has one time of day, so a rule works on local dates; `moment` makes a date of the calendar and a time on the wall a moment.
"""

from events.recurrence.expansion import check, dates, fits, last_date, next_dates
from events.recurrence.moments import ZONE, moment
from events.recurrence.rule import LATEST, MAX_COUNT, MAX_INTERVAL, ORDINALS, Frequency, Rule, RuleError
from events.recurrence.splitting import continued_from, ended_before
from events.recurrence.text import parse, to_text

__all__ = [
    "LATEST",
    "MAX_COUNT",
    "MAX_INTERVAL",
    "ORDINALS",
    "ZONE",
    "Frequency",
    "Rule",
    "RuleError",
    "check",
    "continued_from",
    "dates",
    "ended_before",
    "fits",
    "last_date",
    "moment",
    "next_dates",
    "parse",
    "to_text",
]
