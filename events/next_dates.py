"""What a rule means, while it is being typed: its sentence and its next dates, with what the form says about each."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, time
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.formats import time_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from events.choices import Change
from events.planning import What
from events.recurrence import RuleError, check, last_date, moment, next_dates
from events.rule_errors import sentence as problem
from events.rule_form import RuleField
from events.when import weekday
from events.wording import day_with_weekday, sentence
from home.dates import day_in_words

SHOWN, MOST_SAID = 10, 400


class NextDatesForm(forms.Form):
    """The fields of a schedule row that say when, under the names that they have there."""

    first_date = forms.DateField()
    start_time = forms.TimeField(required=False)
    rule = RuleField(required=False)


class SaidForm(forms.Form):
    """What the form says about one date; `place` is in words."""

    date = forms.DateField()
    time = forms.TimeField(required=False)
    what = forms.ChoiceField(choices=Change.choices)
    new_date = forms.DateField(required=False)
    new_start = forms.TimeField(required=False)
    place = forms.CharField(required=False)


@dataclass(frozen=True)
class Shown:
    """A date in the list. `said` is what is different on it, `off` whether it takes place then."""

    day: date
    words: str
    said: str = ""
    off: bool = False
    extra: bool = False

    @property
    def typed(self) -> str:
        """As the form's field takes it."""
        return f"{self.day:%d.%m.%Y}"


def urls() -> list[URLPattern]:
    """Within the admin, so that nobody asks who may not come in there."""
    return [path("events/next-dates/", view, name="events_next_dates")]


def view(request: HttpRequest) -> HttpResponse:
    """A piece of HTML, also for what is wrong: it says so in a sentence, since somebody is still typing."""
    asked = request.POST or request.GET
    context = found(NextDatesForm(asked), list(_sayings(asked)), timezone.localdate())
    return render(request, "events/widgets/next_dates.html", context)


def found(form: NextDatesForm, sayings: Sequence[dict[str, Any]], today: date) -> dict[str, Any]:
    if not form.is_valid():
        missing = "first_date" in form.errors and not form.data.get("first_date")
        return {"problem": _("Enter the first date to see the next ones.") if missing else _first_error(form)}
    rule, first, start = form.cleaned_data["rule"], form.cleaned_data["first_date"], form.cleaned_data["start_time"]
    try:
        if rule is not None:
            check(rule, first)
    except RuleError as error:
        return {"problem": problem(error)}
    coming = next_dates(rule, first, max(first, today) - date.resolution, SHOWN + 1)
    shown, last = coming[:SHOWN], last_date(rule, first)
    until = shown[-1] if len(coming) > SHOWN else date.max
    return {
        "sentence": capfirst(sentence(rule, first)),
        "dates": sorted([*_of_rule(shown, start, sayings), *_extra(sayings, start, today, until)], key=lambda shown: shown.day),
        "all": first >= today and last in shown,
        "last": day_with_weekday(last) if last and last not in shown else "",
    }


def _of_rule(days: Sequence[date], start: time | None, sayings: Sequence[dict[str, Any]]) -> Iterator[Shown]:
    about = {said["date"]: said for said in sayings if said["what"] != What.EXTRA and said["time"] in (None, start)}
    for day in days:
        said = about.get(day)
        is_elsewhen = said is not None and (said["what"] != What.CHANGED or bool(said["new_date"] or said["new_start"]))
        yield Shown(day, in_short(day, start), _said(said, start) if said else "", off=is_elsewhen)


def _extra(sayings: Sequence[dict[str, Any]], start: time | None, today: date, until: date) -> Iterator[Shown]:
    for said in sayings:
        if said["what"] == What.EXTRA and today <= said["date"] <= until:
            words = [_("extra date"), said["place"]]
            yield Shown(said["date"], in_short(said["date"], said["new_start"] or start), ", ".join(filter(None, words)), extra=True)


def _said(said: dict[str, Any], start: time | None) -> str:
    """„neu: Do, 25. Februar 2027, 19:00, Stadthaus“, or what the form calls it."""
    if said["what"] != What.CHANGED:
        return str(Change(said["what"]).label)
    when = ""
    if said["new_date"] or said["new_start"]:
        when = _("new: %(when)s") % {"when": in_short(said["new_date"] or said["date"], said["new_start"] or start)}
    return ", ".join(filter(None, [when, said["place"]])) or _("being changed")


def _sayings(asked: QueryDict) -> Iterator[dict[str, Any]]:
    """The rows about single dates, as far as they are typed so that they can be read: the form itself says what is wrong with others."""
    names = list(SaidForm.base_fields)
    columns = [asked.getlist(f"said_{name}")[:MOST_SAID] for name in names]
    for values in zip(*columns, strict=False):
        form = SaidForm(dict(zip(names, values, strict=True)))
        if form.is_valid():
            yield form.cleaned_data


def in_short(day: date, start: time | None) -> str:
    """„Do, 17. Dezember 2026, 18:00“; an hour that the clock leaves out that day is the one that it then shows."""
    words = f"{weekday(day)}, {day_in_words(day)}"
    return f"{words}, {time_format(timezone.localtime(moment(day, start)), 'H:i')}" if start else words


def _first_error(form: NextDatesForm) -> str:
    return next(message for errors in form.errors.values() for message in errors)
