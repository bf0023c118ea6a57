"""A rule reads as a person would say it. Each line was read aloud."""

from datetime import date

import pytest
from django.utils import translation

from events.recurrence import Frequency, Rule
from events.wording import sentence

D, W, M, Y = Frequency.DAILY, Frequency.WEEKLY, Frequency.MONTHLY, Frequency.YEARLY
THURSDAY = date(2026, 12, 17)
SENTENCES = [
    (None, THURSDAY, "am 17. Dezember 2026", "on 17 December 2026"),
    (Rule(D), THURSDAY, "täglich", "every day"),
    (Rule(D, 2), THURSDAY, "alle zwei Tage", "every two days"),
    (Rule(D, 14), THURSDAY, "alle 14 Tage", "every 14 days"),
    (Rule(D, until=date(2026, 12, 24)), THURSDAY, "täglich, bis 24. Dezember 2026", "every day, until 24 December 2026"),
    (Rule(W), THURSDAY, "jeden Donnerstag", "every Thursday"),
    (Rule(W), date(2026, 12, 19), "jeden Samstag", "every Saturday"),
    (Rule(W, weekdays=(3, 1)), THURSDAY, "jeden Dienstag und Donnerstag", "every Tuesday and Thursday"),
    (Rule(W, weekdays=(0, 2, 4)), THURSDAY, "jeden Montag, Mittwoch und Freitag", "every Monday, Wednesday and Friday"),
    (Rule(W, weekdays=(0, 1, 2, 3, 4)), THURSDAY, "montags bis freitags", "Monday to Friday"),
    (Rule(W, weekdays=tuple(range(7))), THURSDAY, "täglich", "every day"),
    (Rule(W, 2), THURSDAY, "alle zwei Wochen donnerstags", "every two weeks on Thursdays"),
    (Rule(W, 2, (1, 3)), THURSDAY, "alle zwei Wochen dienstags und donnerstags", "every two weeks on Tuesdays and Thursdays"),
    (Rule(W, 3, (0, 1, 2, 3, 4)), THURSDAY, "alle drei Wochen montags bis freitags", "every three weeks from Monday to Friday"),
    (Rule(W, 2, tuple(range(7))), THURSDAY, "alle zwei Wochen an allen Wochentagen", "every two weeks on all days of the week"),
    (Rule(W, 6, (5, 6)), THURSDAY, "alle sechs Wochen samstags und sonntags", "every six weeks on Saturdays and Sundays"),
    (Rule(W, count=10), THURSDAY, "jeden Donnerstag, 10-mal", "every Thursday, 10 times"),
    (Rule(W, count=1), THURSDAY, "jeden Donnerstag, einmal", "every Thursday, once"),
    (Rule(W, count=2), THURSDAY, "jeden Donnerstag, 2-mal", "every Thursday, 2 times"),
    (Rule(M, ordinal=3, weekday=3), THURSDAY, "jeden dritten Donnerstag im Monat", "every third Thursday of the month"),
    (Rule(M, ordinal=1, weekday=0), THURSDAY, "jeden ersten Montag im Monat", "every first Monday of the month"),
    (Rule(M, ordinal=-1, weekday=4), THURSDAY, "jeden letzten Freitag im Monat", "every last Friday of the month"),
    (Rule(M, 2, ordinal=2, weekday=1), THURSDAY, "alle zwei Monate am zweiten Dienstag", "every two months on the second Tuesday"),
    (Rule(M, 12, ordinal=4, weekday=6), THURSDAY, "alle zwölf Monate am vierten Sonntag", "every twelve months on the fourth Sunday"),
    (Rule(M), THURSDAY, "am 17. jedes Monats", "on the 17th of every month"),
    (Rule(M, month_day=1), THURSDAY, "am 1. jedes Monats", "on the 1st of every month"),
    (Rule(M, month_day=22, count=5), THURSDAY, "am 22. jedes Monats, 5-mal", "on the 22nd of every month, 5 times"),
    (Rule(M, 3, month_day=3), THURSDAY, "alle drei Monate am 3.", "every three months on the 3rd"),
    (Rule(M, 3, month_day=3, until=date(2027, 5, 3)), THURSDAY, "alle drei Monate am 3., bis 3. Mai 2027",
     "every three months on the 3rd, until 3 May 2027"),
    (Rule(M, month_day=31), THURSDAY, "am 31. jedes Monats, sofern es ihn gibt", "on the 31st of every month that has one"),
    (Rule(M, 2, month_day=30), THURSDAY, "alle zwei Monate am 30., sofern es ihn gibt", "every two months on the 30th, if there is one"),
    (Rule(Y), date(2026, 10, 3), "jährlich am 3. Oktober", "every year on 3 October"),
    (Rule(Y, 2), date(2026, 3, 1), "alle zwei Jahre am 1. März", "every two years on 1 March"),
    (Rule(Y), date(2028, 2, 29), "jährlich am 29. Februar, nur in Schaltjahren", "every year on 29 February, in leap years only"),
    (
        Rule(M, ordinal=3, weekday=3, until=date(2026, 12, 16)),
        date(2026, 9, 17),
        "jeden dritten Donnerstag im Monat, bis 16. Dezember 2026",
        "every third Thursday of the month, until 16 December 2026",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "first", "german", "english"), SENTENCES)
def test_a_rule_reads_as_people_say_it(rule: Rule | None, first: date, german: str, english: str) -> None:
    with translation.override("de"):
        assert sentence(rule, first).replace("\u00a0", " ") == german
    with translation.override("en"):
        assert sentence(rule, first).replace("\u00a0", " ") == english


def test_days_are_never_broken_across_lines() -> None:
    with translation.override("de"):
        assert "3.\u00a0Oktober" in sentence(Rule(Y), date(2026, 10, 3))
        assert "16.\u00a0Dezember\u00a02026" in sentence(Rule(W, until=date(2026, 12, 16)), THURSDAY)
