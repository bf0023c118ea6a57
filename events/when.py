"""When a date takes place, in words of the active language and short enough for a list; pure but for the words."""

from datetime import date, datetime, time

from django.utils.dates import WEEKDAYS, WEEKDAYS_ABBR
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from home.dates import GAP, day_and_month, day_in_words
from home.links import active_language

_DAY = {"de": "j.", "en": "j"}
_MIDNIGHT, _NOON = time(), time(12)


def weekday(day: date) -> str:
    """„Do“, “Thu”."""
    return str(WEEKDAYS_ABBR[day.weekday()])


def long_weekday(day: date) -> str:
    return str(WEEKDAYS[day.weekday()])


def month_short(day: date) -> str:
    """„Nov“, “Nov”."""
    return date_format(day, "M").rstrip(".")


def month_name(day: date) -> str:
    return date_format(day, "F")


def announced_day(day: date) -> str:
    """„Do, 26. November“, “Thu, 26 November”."""
    return f"{weekday(day)}, {day_and_month(day)}"


def days(first: date, last: date, *, year: bool = True) -> str:
    """The days from `first` to `last`, both included, each month and year once; without `year` the last one is left out."""
    end = day_in_words(last) if year else day_and_month(last)
    if first == last:
        return end
    if (first.year, first.month) == (last.year, last.month):
        beginning = date_format(first, _DAY[active_language()])
    else:
        beginning = day_and_month(first) if first.year == last.year else day_in_words(first)
        end = end if first.year == last.year else day_in_words(last)
    return _("%(first)s to %(last)s") % {"first": beginning, "last": end}


def last_of(first: date, last: date) -> str:
    """The last of several days beside the first one: „12.“, “12”, with its month where that is another."""
    return date_format(last, _DAY[active_language()]) if (first.year, first.month) == (last.year, last.month) else day_and_month(last)


def stretch(starts: datetime, ends: datetime | None) -> str:
    """From a moment on one day to a moment on another, in local time: „10. Dezember, 9 Uhr, bis 12. Dezember, 17 Uhr“."""
    begins = f"{day_and_month(starts.date())}, {clock(starts.time())}"
    if ends is None:
        return begins
    told = {"first": begins, "last": f"{day_and_month(ends.date())}, {clock(ends.time())}"}
    return _("%(first)s, to %(last)s") % told


def hours(starts: datetime, ends: datetime | None, *, all_day: bool) -> str:
    """„18 bis 21 Uhr“, “6 to 9 pm” in local time; empty for what lasts all day."""
    if all_day:
        return ""
    if ends is None or ends == starts:
        return clock(starts.time())
    return _hours_in_german(starts.time(), ends.time()) if active_language() == "de" else _hours_in_english(starts.time(), ends.time())


def clock(moment: time) -> str:
    """„9.30 Uhr“, “9.30 am”."""
    return f"{_figures(moment)}{GAP}Uhr" if active_language() == "de" else _english(moment)


def _hours_in_german(starts: time, ends: time) -> str:
    return f"{_figures(starts)} bis {_figures(ends)}{GAP}Uhr"


def _hours_in_english(starts: time, ends: time) -> str:
    """The half of the day once where it is the same."""
    plain = _MIDNIGHT not in (starts, ends) and _NOON not in (starts, ends)
    if plain and (starts < _NOON) == (ends < _NOON) and starts < ends:
        return f"{_twelve(starts)} to {_english(ends)}"
    return f"{_english(starts)} to {_english(ends)}"


def _english(moment: time) -> str:
    if moment == _NOON:
        return "noon"
    if moment == _MIDNIGHT:
        return "midnight"
    return f"{_twelve(moment)}{GAP}{'am' if moment < _NOON else 'pm'}"


def _twelve(moment: time) -> str:
    return _figures(moment.replace(hour=(moment.hour - 1) % 12 + 1))


def _figures(moment: time) -> str:
    return f"{moment.hour}.{moment.minute:02}" if moment.minute else str(moment.hour)
