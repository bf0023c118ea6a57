"""What is wrong with a rule, in a sentence for whoever can mend it."""

from collections.abc import Mapping
from datetime import date

from django.core.exceptions import ValidationError
from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from events.recurrence import RuleError
from events.wording import day_with_weekday

_FIRST = _("The first date, %(first)s, is not in this rule.")
_SENTENCES: Mapping[str, Promise] = {
    "first_not_in_rule": format_lazy("{} {}", _FIRST, _("The next day that is: %(following)s.")),
    "first_not_in_rule_ever": format_lazy("{} {}", _FIRST, _("No later day is in it either.")),
    "frequency": _("“%(value)s” is not possible: dates repeat daily, weekly, monthly or yearly."),
    "half_a_weekday": _("Choose both: which one and which weekday, as in “the third Thursday”."),
    "no_date": _("There is not a single date in this rule."),
    "no_frequency": _("The rule does not say how often: FREQ is missing."),
    "not_a_number": _("“%(value)s” is not a whole number."),
    "not_a_rule": _("“%(value)s” is not part of a rule. A rule looks like this: RRULE:FREQ=WEEKLY;BYDAY=TU,TH"),
    "not_for_frequency": _("This does not go together with how often the dates repeat."),
    "ordinal": _("Choose the first, second, third, fourth or last of a month."),
    "other_property": _("“%(name)s” is not possible here: a series has one rule, RRULE. Single dates are changed one by one."),
    "part_twice": _("“%(name)s” is there twice."),
    "range": _("Enter a number from %(low)s to %(high)s."),
    "range_count": _("The number of dates is from %(low)s to %(high)s. For more of them choose a last day or no end."),
    "range_interval": _("Between two dates there are from %(low)s to %(high)s days, weeks, months or years."),
    "range_month_day": _("A month has the days %(low)s to %(high)s."),
    "several_lines": _("A series has one rule, on one line."),
    "too_long": _("This is too long for a rule."),
    "two_days_of_month": _("Choose a day of the month or a weekday of the month, not both."),
    "two_ends": _("A series ends on a day or after a number of dates, not both."),
    "unknown_part": _("“%(name)s” is not possible here. A rule can have FREQ, INTERVAL, BYDAY, BYMONTHDAY, UNTIL and COUNT."),
    "until_before_first": _("The last day is before the first date, %(first)s."),
    "until_late": _("The last day can be %(latest)s at the latest."),
    "until_text": _("“%(value)s” is not a last day. It looks like this: 20261231 or 20261231T225959Z"),
    "week_start": _("Weeks begin on Monday here, not on “%(value)s”."),
    "weekday_text": _("“%(value)s” is not possible here: weekdays look like TU,TH and, for one day of a month, like +3TH or -1FR."),
}


def sentence(error: RuleError) -> str:
    """In the active language."""
    message, told = _message(error)
    return str(message) % told


def as_validation_error(error: RuleError) -> ValidationError:
    """For a form: `params["part"]` names the part of the rule at which the sentence belongs, empty for the rule as a whole."""
    message, told = _message(error)
    return ValidationError(message, code=error.code, params={**told, "part": error.parts[0] if error.parts else ""})


def _message(error: RuleError) -> tuple[Promise, dict[str, object]]:
    code = error.code
    if code == "first_not_in_rule" and error.told["following"] is None:
        code = "first_not_in_rule_ever"
    elif code == "range" and f"range_{error.parts[0]}" in _SENTENCES:
        code = f"range_{error.parts[0]}"
    told = {name: day_with_weekday(value) if isinstance(value, date) else value for name, value in error.told.items()}
    return _SENTENCES[code], told
