"""The rule in a form: read from its parts or from text, refused at the part that is wrong, shown again as it was typed."""

from datetime import date
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils import translation

from events.recurrence import Frequency, Rule
from events.rule_form import RuleField
from events.rule_widget import RuleWidget

NAME = "schedules-0-rule"
PLAIN = {"frequency": "weekly", "interval": "1", "month_by": "day", "ends": "never"}


def sent(**parts: Any) -> QueryDict:
    """What a browser sends."""
    data = QueryDict(mutable=True)
    for part, value in (PLAIN | parts).items():
        data.setlist(f"{NAME}_{part}", value if isinstance(value, list) else [value])
    return data


def read(data: Any) -> Rule | None:
    return RuleField(required=False).clean(RuleWidget().value_from_datadict(data, {}, NAME))


def refused(data: Any) -> dict[str, list[str]]:
    """What the field says, by part."""
    with pytest.raises(ValidationError) as error:
        read(data)
    return {one.params["part"]: one.messages for one in error.value.error_list}


def rendered(value: Any, errors: Any = None) -> BeautifulSoup:
    return BeautifulSoup(RuleWidget().render_with_errors(NAME, value, {"id": f"id_{NAME}"}, errors), "html.parser")


BOTH = "Wählen Sie beides: den wievielten und welchen Wochentag, wie in „am dritten Donnerstag“."
MANY = "Möglich sind 1 bis 1000 Termine. Für mehr wählen Sie einen letzten Tag oder kein Ende."
RULES = [
    ({"frequency": ""}, None),
    ({"frequency": "", "interval": "x", "until": "morgen", "ends": "until"}, None),
    ({"frequency": "daily", "interval": "3"}, Rule(Frequency.DAILY, 3)),
    ({"interval": ""}, Rule(Frequency.WEEKLY)),
    ({"weekdays": ["3", "1"], "interval": "2"}, Rule(Frequency.WEEKLY, 2, (1, 3))),
    ({"frequency": "monthly"}, Rule(Frequency.MONTHLY)),
    ({"frequency": "monthly", "month_day": "15"}, Rule(Frequency.MONTHLY, month_day=15)),
    ({"frequency": "monthly", "month_by": "weekday", "ordinal": "3", "weekday": "3", "month_day": "99"},
     Rule(Frequency.MONTHLY, ordinal=3, weekday=3)),
    ({"frequency": "monthly", "month_by": "weekday", "ordinal": "-1", "weekday": "0"}, Rule(Frequency.MONTHLY, ordinal=-1, weekday=0)),
    ({"frequency": "monthly", "month_day": "15", "ordinal": "3", "weekdays": ["9"]}, Rule(Frequency.MONTHLY, month_day=15)),
    ({"frequency": "yearly", "ends": "count", "count": "5", "until": "unlesbar"}, Rule(Frequency.YEARLY, count=5)),
    ({"ends": "until", "until": "16.12.2026", "count": "0"}, Rule(Frequency.WEEKLY, until=date(2026, 12, 16))),
    ({"ends": "until", "until": "2026-12-16"}, Rule(Frequency.WEEKLY, until=date(2026, 12, 16))),
]  # fmt: skip


@pytest.mark.parametrize(("parts", "rule"), RULES)
def test_parts_make_a_rule_and_hidden_ones_are_not_read(parts: dict[str, Any], rule: Rule | None) -> None:
    assert read(sent(**parts)) == rule


@pytest.mark.parametrize("rule", [rule for _parts, rule in RULES])
def test_what_is_shown_comes_back_as_it_was(rule: Rule | None) -> None:
    field = RuleField(required=False)
    html = rendered(rule)
    data = QueryDict(mutable=True)
    for entry in html.select("input, select"):
        if entry.name == "select":
            chosen = entry.select_one("option[selected]")
            data.appendlist(entry["name"], chosen["value"] if chosen else "")
        elif entry["type"] not in ("checkbox", "radio") or entry.has_attr("checked"):
            data.appendlist(entry["name"], entry.get("value", ""))
    value = RuleWidget().value_from_datadict(data, {}, NAME)
    assert field.clean(value) == rule
    assert not field.has_changed(rule, value)
    assert field.has_changed(Rule(Frequency.DAILY, 77), value)


@pytest.mark.parametrize(("parts", "part", "sentence"), [
    ({"interval": "0"}, "interval", "Der Abstand kann 1 bis 99 Tage, Wochen, Monate oder Jahre betragen."),
    ({"interval": "1.5"}, "interval", "Bitte eine ganze Zahl eingeben."),
    ({"interval": "9" * 9000}, "interval", None),
    ({"frequency": "secondly"}, "frequency", None),
    ({"weekdays": ["7"]}, "weekdays", None),
    ({"frequency": "monthly", "month_day": "32"}, "month_day", "Ein Monat hat die Tage 1 bis 31."),
    ({"frequency": "monthly", "month_by": "weekday"}, "ordinal", BOTH),
    ({"frequency": "monthly", "month_by": "weekday", "ordinal": "3"}, "weekday", BOTH),
    ({"frequency": "monthly", "month_by": "weekday", "weekday": "3"}, "ordinal", BOTH),
    ({"frequency": "monthly", "month_by": "weekday", "ordinal": "5", "weekday": "3"}, "ordinal", None),
    ({"frequency": "monthly", "month_by": "season"}, "month_by", None),
    ({"ends": "until", "until": ""}, "until", "Geben Sie den letzten Tag ein oder wählen Sie ein anderes Ende."),
    ({"ends": "until", "until": "30.02.2027"}, "until", "Bitte ein gültiges Datum eingeben."),
    ({"ends": "until", "until": "31.12.9999"}, "until", "Der letzte Tag kann spätestens Donnerstag, 31. Dezember 2099 sein."),
    ({"ends": "count", "count": ""}, "count", "Geben Sie ein, wie viele Termine es sind, oder wählen Sie ein anderes Ende."),
    ({"ends": "count", "count": "1000000000"}, "count", MANY),
    ({"ends": "count", "count": "0"}, "count", None),
    ({"ends": "someday"}, "ends", None),
])  # fmt: skip
def test_what_is_wrong_is_said_at_its_part(parts: dict[str, Any], part: str, sentence: str | None) -> None:
    said = refused(sent(**parts))
    assert said.keys() == {part}
    if sentence:
        assert [one.replace("\u00a0", " ") for one in said[part]] == [sentence]


def test_several_parts_may_be_wrong_at_once() -> None:
    assert refused(sent(interval="x", ends="until", until="x")).keys() == {"interval", "until"}


def test_sentences_are_in_the_readers_language() -> None:
    with translation.override("en"):
        assert refused(sent(ends="count", count=""))["count"] == ["Enter how many dates there are, or choose another end."]


def test_an_error_stands_beside_its_part_and_is_tied_to_it() -> None:
    form_field = RuleField(required=False)
    data = sent(ends="count", count="0", interval="2")
    value = RuleWidget().value_from_datadict(data, {}, NAME)
    with pytest.raises(ValidationError) as error:
        form_field.clean(value)
    html = rendered(value, _ErrorList(error.value))
    field = html.select_one(f"[name={NAME}_count]")
    assert (field["value"], field["aria-invalid"]) == ("0", "true")
    assert html.find(id=field["aria-describedby"]).get_text().startswith("Möglich sind 1 bis 1000 Termine.")
    assert html.find(id=field["aria-describedby"]).find_parent("fieldset") == field.find_parent("fieldset")
    assert html.select_one(f"[name={NAME}_interval]")["value"] == "2"
    assert len(html.select(".error-message")) == 1


class _ErrorList:
    def __init__(self, error: Any) -> None:
        self.error = error

    def as_data(self) -> Any:
        return self.error.error_list


def test_text_under_the_bare_name_is_a_rule_too() -> None:
    assert read({NAME: "RRULE:FREQ=WEEKLY;BYDAY=TU"}) == Rule(Frequency.WEEKLY, weekdays=(1,))
    assert read({NAME: " "}) is None
    assert refused({NAME: "FREQ=SECONDLY;%s"}).keys() == {""}
    assert refused({NAME: "FREQ=SECONDLY"}) == {
        "frequency": ["„SECONDLY“ ist nicht möglich: Termine wiederholen sich täglich, wöchentlich, monatlich oder jährlich."]
    }
    assert not RuleField(required=False).has_changed(Rule(Frequency.DAILY), "RRULE:FREQ=DAILY")
    assert RuleField(required=False).has_changed(None, "garbage")


def test_raw_text_that_is_no_rule_is_never_shown() -> None:
    html = rendered("FREQ=<script>alert(1)</script>")
    assert "alert" not in str(html)
    assert html.select_one(f"[name={NAME}_ends][checked]")["value"] == "never"


def test_a_part_that_is_missing_means_what_a_new_form_shows() -> None:
    assert read(QueryDict(f"{NAME}_frequency=daily")) == Rule(Frequency.DAILY)
    assert read(QueryDict("")) is None


def test_every_input_has_a_label() -> None:
    html = rendered(Rule(Frequency.MONTHLY))
    for field in html.select("input, select"):
        if field["name"] == f"{NAME}_frequency":
            assert field["id"] == RuleWidget().id_for_label(f"id_{NAME}")  # the panel's own heading
            continue
        label = field.find_parent("label") or html.select_one(f"label[for={field['id']}]")
        words = field.get("aria-label", "") if field.get("type") == "checkbox" else label.get_text()
        assert words.strip(), field


def test_a_required_rule_is_asked_for() -> None:
    with pytest.raises(ValidationError) as error:
        RuleField(required=True).clean(["", "", [], "day", "", "", "", "never", "", ""])
    assert error.value.error_list[0].code == "required"
