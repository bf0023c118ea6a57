"""A rule in words, for the middle of a sentence, in the active language: „jeden dritten Donnerstag im Monat, bis 16. Dezember 2026“."""

from datetime import date

from django.utils.dates import WEEKDAYS
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy

from events.recurrence import Frequency, Rule
from home.dates import day_and_month, day_in_words
from home.links import active_language
from locations.property_words import all_of

ORDINAL_WORDS = {
    1: pgettext_lazy("weekday of a month", "first"),
    2: pgettext_lazy("weekday of a month", "second"),
    3: pgettext_lazy("weekday of a month", "third"),
    4: pgettext_lazy("weekday of a month", "fourth"),
    -1: pgettext_lazy("weekday of a month", "last"),
}
_ON_WEEKDAYS = (
    pgettext_lazy("every two weeks on …", "Mondays"),
    pgettext_lazy("every two weeks on …", "Tuesdays"),
    pgettext_lazy("every two weeks on …", "Wednesdays"),
    pgettext_lazy("every two weeks on …", "Thursdays"),
    pgettext_lazy("every two weeks on …", "Fridays"),
    pgettext_lazy("every two weeks on …", "Saturdays"),
    pgettext_lazy("every two weeks on …", "Sundays"),
)
# Up to twelve in words, as both languages print them.
_NUMBERS = {
    2: gettext_lazy("two"),
    3: gettext_lazy("three"),
    4: gettext_lazy("four"),
    5: gettext_lazy("five"),
    6: gettext_lazy("six"),
    7: gettext_lazy("seven"),
    8: gettext_lazy("eight"),
    9: gettext_lazy("nine"),
    10: gettext_lazy("ten"),
    11: gettext_lazy("eleven"),
    12: gettext_lazy("twelve"),
}
_EVERY_DAY = tuple(range(7))
_WORKING_DAYS = tuple(range(5))
_SHORTEST_MONTH = 28


def sentence(rule: Rule | None, first: date) -> str:
    """How often, and how long. Without a rule the one date: „am 17. Dezember 2026“."""
    if rule is None:
        return _("on %(day)s") % {"day": day_in_words(first)}
    return ", ".join(part for part in (how_often(rule, first), how_long(rule)) if part)


def how_often(rule: Rule, first: date) -> str:
    """„jeden dritten Donnerstag im Monat“."""
    return _HOW_OFTEN[rule.frequency](rule, first)


def _daily(rule: Rule, _first: date) -> str:
    return _("every day") if rule.interval == 1 else _("every %(number)s days") % {"number": number_in_words(rule.interval)}


def _weekly(rule: Rule, first: date) -> str:
    weekdays = rule.weekdays or (first.weekday(),)
    if rule.interval == 1:
        if weekdays == _EVERY_DAY:
            return _("every day")
        if weekdays == _WORKING_DAYS:
            return _("Monday to Friday")
        return _("every %(weekdays)s") % {"weekdays": all_of([str(WEEKDAYS[weekday]) for weekday in weekdays])}
    number = number_in_words(rule.interval)
    if weekdays == _EVERY_DAY:
        return _("every %(number)s weeks on all days of the week") % {"number": number}
    if weekdays == _WORKING_DAYS:
        return _("every %(number)s weeks from Monday to Friday") % {"number": number}
    named = all_of([str(_ON_WEEKDAYS[weekday]) for weekday in weekdays])
    return _("every %(number)s weeks on %(weekdays)s") % {"number": number, "weekdays": named}


def _monthly(rule: Rule, first: date) -> str:
    number = number_in_words(rule.interval)
    if rule.ordinal is not None and rule.weekday is not None:
        told = {"ordinal": ORDINAL_WORDS[rule.ordinal], "weekday": WEEKDAYS[rule.weekday], "number": number}
        if rule.interval == 1:
            return _("every %(ordinal)s %(weekday)s of the month") % told
        return _("every %(number)s months on the %(ordinal)s %(weekday)s") % told
    day = rule.month_day or first.day
    told = {"day": numbered(day), "number": number}
    if rule.interval == 1:
        words = _("on the %(day)s of every month") if day <= _SHORTEST_MONTH else _("on the %(day)s of every month that has one")
    elif day <= _SHORTEST_MONTH:
        words = _("every %(number)s months on the %(day)s")
    else:
        words = _("every %(number)s months on the %(day)s, if there is one")
    return words % told


def _yearly(rule: Rule, first: date) -> str:
    told = {"day": day_and_month(first), "number": number_in_words(rule.interval)}
    words = (_("every year on %(day)s") if rule.interval == 1 else _("every %(number)s years on %(day)s")) % told
    return _("%(every_year)s, in leap years only") % {"every_year": words} if (first.month, first.day) == (2, 29) else words


_HOW_OFTEN = {Frequency.DAILY: _daily, Frequency.WEEKLY: _weekly, Frequency.MONTHLY: _monthly, Frequency.YEARLY: _yearly}


def how_long(rule: Rule) -> str:
    """„bis 16. Dezember 2026“, „10-mal“; empty for a rule without end."""
    if rule.until is not None:
        return _("until %(day)s") % {"day": day_in_words(rule.until)}
    if rule.count == 1:
        return _("once")
    return ngettext("%(count)s time", "%(count)s times", rule.count) % {"count": rule.count} if rule.count else ""


def numbered(day: int) -> str:
    """A day of a month: „15.“, “15th”."""
    return f"{day}." if active_language() == "de" else date_format(date(2000, 1, day), "jS")


def number_in_words(value: int) -> str:
    """As print has it: numbers up to twelve are words."""
    return str(_NUMBERS.get(value, value))


def day_with_weekday(day: date) -> str:
    """„Donnerstag, 17. Dezember 2026“, “Thursday, 17 December 2026”."""
    return f"{WEEKDAYS[day.weekday()]}, {day_in_words(day)}"
