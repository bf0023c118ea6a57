"""How a project stands follows from its period; what lists and pages say of it, in both languages."""

from datetime import date
from uuid import uuid4

import pytest
from django.utils import translation

from projects.asked import Asked, asked
from projects.details import Station, stations
from projects.entry import Entry, in_order, matching
from projects.period import Status, status_on
from projects.words import money, period, period_in_short
from tests.projects.conftest import TODAY

BEFORE, AFTER = date(2026, 11, 25), date(2026, 11, 27)


@pytest.mark.parametrize(
    ("starts", "ends", "expected"),
    [
        (None, None, Status.PLANNED),
        (AFTER, None, Status.PLANNED),
        (TODAY, None, Status.RUNNING),
        (BEFORE, TODAY, Status.RUNNING),
        (BEFORE, BEFORE, Status.FINISHED),
    ],
)
def test_the_first_and_the_last_day_belong_to_a_project(starts: date | None, ends: date | None, expected: Status) -> None:
    assert status_on(TODAY, starts, ends) is expected


@pytest.mark.parametrize(
    ("starts", "ends", "german", "short", "english"),
    [
        (date(2024, 5, 1), date(2029, 12, 31), "Mai 2024 bis Dezember 2029", "bis 2029", "May 2024 to December 2029"),
        (date(2024, 5, 1), None, "seit Mai 2024, auf Dauer", "auf Dauer", "since May 2024, permanently"),
        (date(2027, 4, 1), None, "ab April 2027", "ab 2027", "from April 2027 on"),
        (date(2021, 3, 1), date(2024, 12, 31), "März 2021 bis Dezember 2024", "beendet 2024", "March 2021 to December 2024"),
        (None, None, "Beginn noch offen", "Beginn noch offen", "beginning still open"),
    ],
)
def test_a_period_in_words(starts: date | None, ends: date | None, german: str, short: str, english: str) -> None:
    assert period(starts, ends, TODAY).replace("\u00a0", " ") == german
    assert period_in_short(starts, ends, TODAY) == short
    with translation.override("en"):
        assert period(starts, ends, TODAY).replace("\u00a0", " ") == english


def test_a_sum_is_taken_in_at_a_glance() -> None:
    assert [money(sum_).replace("\u00a0", " ") for sum_ in (760_000, 1_000_000, 6_449_000)] == ["760.000 €", "1 Mio. €", "6,4 Mio. €"]
    with translation.override("en"):
        assert (money(760_000), money(6_450_001)) == ("€760,000", "€6.5 million")


def test_steps_are_over_next_or_to_come() -> None:
    steps = [(2029, "Ring"), (2025, "Bedarf"), (2026, "Genehmigung"), (2026, "Bau")]
    found = stations(steps, Status.RUNNING, TODAY)
    assert found[0] == Station(2025, "Bedarf", "past")
    assert [(step.text, step.state) for step in found[1:]] == [("Bau", "current"), ("Genehmigung", "coming"), ("Ring", "coming")]
    assert {step.state for step in stations(steps, Status.FINISHED, TODAY)} == {"past"}
    assert "current" not in {step.state for step in stations(steps, Status.PLANNED, TODAY)}


def entry(pk: int, starts: date | None, ends: date | None = None, cities: tuple[str, ...] = (), topics: tuple[str, ...] = ()) -> Entry:
    return Entry(pk, pk, "de", f"Nr. {pk}", "", "/", None, starts, ends, cities, topics, frozenset({uuid4()}), 1)


def test_what_runs_stands_before_what_is_planned_and_that_before_what_is_finished() -> None:
    found = [
        entry(1, date(2020, 1, 1), date(2021, 1, 1)),
        entry(2, date(2020, 1, 1), date(2025, 1, 1)),
        entry(3, None),
        entry(4, date(2028, 1, 1)),
        entry(5, date(2027, 1, 1)),
        entry(6, date(2024, 1, 1)),
        entry(7, date(2026, 1, 1), date(2030, 1, 1)),
    ]
    assert [each.pk for each in in_order(found, TODAY)] == [7, 6, 5, 4, 3, 2, 1]


def test_filters_are_answered_together() -> None:
    found = [
        entry(1, TODAY, cities=("jena", "gera"), topics=("sport",)),
        entry(2, TODAY, cities=("jena",)),
        entry(3, None, topics=("sport",)),
    ]

    def pks(question: Asked, without: str = "") -> list[int]:
        return [each.pk for each in matching(found, question, TODAY, without)]

    assert pks(Asked(city="jena")) == [1, 2]
    assert pks(Asked(city="gera", topic="sport", status="running")) == [1]
    assert pks(Asked(city="gera", topic="sport"), without="city") == [1, 3]
    assert pks(Asked(status="quark")) == []


def test_a_question_has_one_address() -> None:
    read = asked({"city": "jena", "status": "running", "page": "2", "x": "y"})
    assert read == Asked(status="running", city="jena", page=2)
    assert read.query() == "?status=running&city=jena&page=2"
    assert read.having("topic", "sport").query() == "?status=running&topic=sport&city=jena"
    assert asked({"city": "\x00" + "a" * 99}).city == "a" * 60
