"""The column of a rule: text of the standard in the database, a rule in Python, checked against the first date."""

from datetime import date

import pytest
import recurrence
from django.core.exceptions import ValidationError
from django.db import connection
from recurrence.fields import RecurrenceField
from wagtail.admin.compare import comparison_class_registry

from events.models import EventIndexPage, EventSeriesPage
from events.models.rule_field import RuleModelField
from events.models.schedule import ScheduleRow
from events.recurrence import Frequency, Rule
from tests.factories import EventSeriesFactory

FIELD = ScheduleRow._meta.get_field("rule")
THIRD_THURSDAY = Rule(Frequency.MONTHLY, ordinal=3, weekday=3, until=date(2026, 12, 16))


def row(**values: object) -> ScheduleRow:
    return ScheduleRow(**{"first_date": date(2026, 9, 17), "rule": THIRD_THURSDAY} | values)


def problems(schedule: ScheduleRow) -> dict[str, list[str]]:
    with pytest.raises(ValidationError) as error:
        schedule.full_clean(exclude=["page"])
    return error.value.message_dict


def test_text_becomes_a_rule_when_it_is_assigned() -> None:
    assert isinstance(FIELD, RecurrenceField)
    assert row(rule="RRULE:FREQ=MONTHLY;UNTIL=20261216T225959Z;BYDAY=+3TH").rule == THIRD_THURSDAY
    assert row(rule=recurrence.deserialize("RRULE:FREQ=WEEKLY")).rule == Rule(Frequency.WEEKLY)
    assert [row(rule=empty).rule for empty in (None, "", " ")] == [None] * 3
    assert ScheduleRow().rule is None
    with pytest.raises(ValidationError, match="COUNT"):
        row(rule="RRULE:FREQ=DAILY;BYSETPOS=0")


def test_a_rule_is_stored_as_text_that_django_recurrence_reads(index: EventIndexPage) -> None:
    series = EventSeriesFactory(parent=index, schedules=[{"first_date": date(2026, 9, 17), "rule": THIRD_THURSDAY}, {"rule": None}])
    with connection.cursor() as cursor:
        cursor.execute("SELECT rule FROM events_schedulerow ORDER BY sort_order, id")
        stored = [text for (text,) in cursor.fetchall()]
    assert stored == ["RRULE:FREQ=MONTHLY;UNTIL=20261216T225959Z;BYDAY=+3TH", ""]
    assert FIELD.to_python(recurrence.deserialize(stored[0])) == THIRD_THURSDAY
    assert list(ScheduleRow.objects.filter(rule=THIRD_THURSDAY).values_list("rule", flat=True)) == [THIRD_THURSDAY]
    assert ScheduleRow.objects.get(rule="").page_id == series.pk


def test_the_rule_may_be_deferred(index: EventIndexPage) -> None:
    EventSeriesFactory(parent=index)
    assert ScheduleRow.objects.defer("rule").get().rule == Rule(Frequency.WEEKLY, count=10)


def test_a_rule_that_does_not_name_the_first_date_is_refused_with_the_day_that_does() -> None:
    said = problems(row(first_date=date(2026, 9, 18), page_id=1))
    assert [one.replace("\u00a0", " ") for one in said["rule"]] == [
        "Der erste Termin, Freitag, 18. September 2026, passt nicht zu dieser Regel. "
        "Der nächste Tag, der passt: Donnerstag, 15. Oktober 2026."
    ]


def test_an_end_before_the_first_date_is_refused() -> None:
    said = problems(row(first_date=date(2027, 9, 16), page_id=1))
    assert [one.replace("\u00a0", " ") for one in said["rule"]] == [
        "Der letzte Tag liegt vor dem ersten Termin, Donnerstag, 16. September 2027."
    ]


def test_a_rule_without_any_date_is_refused() -> None:
    said = problems(row(first_date=date(2026, 2, 28), rule=Rule(Frequency.MONTHLY, 12, month_day=31)))
    assert "Auch kein späterer Tag passt dazu." in said["rule"][0]


def test_revisions_keep_the_rule(index: EventIndexPage) -> None:
    series = EventSeriesFactory(parent=index, schedules=[{"first_date": date(2026, 9, 17), "rule": THIRD_THURSDAY}])
    again = EventSeriesPage.from_serializable_data(series.serializable_data())
    assert [schedule.rule for schedule in again.schedules.all()] == [THIRD_THURSDAY]


@pytest.mark.parametrize(
    ("before", "after", "shown"),
    [
        (
            THIRD_THURSDAY,
            Rule(Frequency.WEEKLY, 2),
            ("jeden dritten Donnerstag im Monat, bis 16. Dezember 2026", "alle zwei Wochen donnerstags"),
        ),
        (None, Rule(Frequency.WEEKLY), ("nur einmal", "jeden Donnerstag")),
        (Rule(Frequency.WEEKLY), None, ("jeden Donnerstag", "nur einmal")),
    ],
)
def test_moderators_read_both_sentences(before: Rule | None, after: Rule | None, shown: tuple[str, str]) -> None:
    comparison = comparison_class_registry.get(FIELD)(FIELD, row(rule=before), row(rule=after))
    html = comparison.htmldiff().replace("\u00a0", " ")
    assert comparison.has_changed()
    assert html == f'<span class="deletion">{shown[0]}</span> <span class="addition">{shown[1]}</span>'


def test_an_unchanged_rule_is_said_once() -> None:
    comparison = comparison_class_registry.get(FIELD)(FIELD, row(), row())
    assert not comparison.has_changed()
    assert comparison.htmldiff().replace("\u00a0", " ") == "jeden dritten Donnerstag im Monat, bis 16. Dezember 2026"


def test_migrations_name_no_more_than_the_field() -> None:
    _name, path, args, kwargs = FIELD.deconstruct()
    assert (path, args, kwargs) == ("events.models.rule_field.RuleModelField", [], {"blank": True, "verbose_name": FIELD.verbose_name})
    assert RuleModelField(blank=True).formfield().required is False
