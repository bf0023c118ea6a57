"""Calendars read by ical.js, as Thunderbird and Nextcloud read them."""

import datetime as dt
import json
import subprocess
from pathlib import Path
from typing import Any

from events.ical.shapes import Calendar, Component, Edition, Words
from events.ical.writing import write, written

FOLDER = Path(__file__).parent
WORDS = Words("de", "Ein Abend über Größe", "Eins\nZwei", "Jena", "https://example.org/", ["Sport"], None)
EVENING, CLOSE = dt.datetime(2026, 12, 3, 18), dt.datetime(2026, 12, 3, 21)  # noqa: DTZ001 - on the wall


def read(file: bytes, until: str = "2027-04-30") -> Any:
    command = ["node", str(FOLDER / "calendar.mjs"), until]
    done = subprocess.run(command, input=file, cwd=FOLDER, capture_output=True, check=True)
    return json.loads(done.stdout)


def calendar(*components: Component) -> bytes:
    return write(Calendar("Termine", "de", "https://example.org/calendar.ics", "https://example.org/", [written(components)]))


def test_a_date_keeps_its_names_when_it_is_postponed_and_cancelled() -> None:
    found = []
    for sequence, status in enumerate(("CONFIRMED", "TENTATIVE", "CANCELLED")):
        edition = Edition(sequence, dt.datetime(2026, 11, 26, sequence, tzinfo=dt.UTC))
        series = Component("a", EVENING, CLOSE, "CONFIRMED", WORDS, edition, rule="FREQ=WEEKLY;COUNT=10")
        week = dt.timedelta(days=7)
        date = Component("a", EVENING + week, CLOSE + week, status, WORDS, edition, instead_of=EVENING + week)
        found.append(read(calendar(series, date))["entries"][1])
    names = {"uid": "a", "instead_of": "2026-12-10T18:00:00"}
    assert found == [
        names | {"sequence": number, "status": status} for number, status in enumerate(("CONFIRMED", "TENTATIVE", "CANCELLED"))
    ]


def test_six_in_the_evening_stays_six_in_the_evening_and_moved_dates_are_where_they_are() -> None:
    edition = Edition(0, dt.datetime(2026, 11, 26, tzinfo=dt.UTC))
    first = dt.datetime(2027, 3, 11, 18)  # noqa: DTZ001 - on the wall
    week = dt.timedelta(days=7)
    series = Component(
        "a", first, first + dt.timedelta(hours=3), "CONFIRMED", WORDS, edition,
        rule="FREQ=WEEKLY;COUNT=6", left_out=[first + week], extra=[first + dt.timedelta(days=1)],
    )  # fmt: skip
    moved = Component("a", first + 2 * week + dt.timedelta(days=1), None, "CONFIRMED", WORDS, edition, instead_of=first + 2 * week)
    assert read(calendar(series, moved))["begin"] == [
        "2027-03-11T17:00:00.000Z", "2027-03-12T17:00:00.000Z", "2027-03-26T17:00:00.000Z", "2027-04-01T16:00:00.000Z",
        "2027-04-08T16:00:00.000Z", "2027-04-15T16:00:00.000Z",
    ]  # fmt: skip
