"""An editor writes a rule on the page of a series: kept, refused at its part, copied, compared, and explained while it is typed."""

from datetime import date
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.http import QueryDict
from django.test import Client

from events.models import EventIndexPage, EventSeriesPage
from events.recurrence import Frequency, Rule
from tests.editing import edit_address, typed
from tests.factories import EventSeriesFactory, UserFactory, publish

DATES = "/admin/events/next-dates/"
THURSDAYS = Rule(Frequency.WEEKLY, count=10)


@pytest.fixture
def series(index: EventIndexPage) -> EventSeriesPage:
    return publish(EventSeriesFactory(parent=index))


def rule_of(series: EventSeriesPage) -> Rule | None:
    return EventSeriesPage.objects.get(pk=series.pk).get_latest_revision_as_object().schedules.get().rule


def sent(client: Client, series: EventSeriesPage, **parts: Any) -> Any:
    """The page's form with parts of the rule changed, saved as a draft."""
    data = typed(client, edit_address(series), **{f"schedules-0-rule_{part}": value for part, value in parts.items()})
    return client.post(edit_address(series), data)


def test_saving_without_a_change_keeps_the_rule(admin_client: Client, series: EventSeriesPage) -> None:
    assert sent(admin_client, series).status_code == 302
    assert rule_of(series) == THURSDAYS


def test_a_changed_rule_is_saved_and_compared_in_sentences(admin_client: Client, series: EventSeriesPage) -> None:
    before = series.latest_revision_id
    parts = {"frequency": "monthly", "month_by": "weekday", "ordinal": "1", "weekday": "3", "ends": "until", "until": "16.12.2027"}
    assert sent(admin_client, series, **parts).status_code == 302
    assert rule_of(series) == Rule(Frequency.MONTHLY, ordinal=1, weekday=3, until=date(2027, 12, 16))
    after = EventSeriesPage.objects.get(pk=series.pk).latest_revision_id
    shown = admin_client.get(f"/admin/pages/{series.pk}/revisions/compare/{before}...{after}/").content.decode().replace("\u00a0", " ")
    assert '<span class="deletion">jeden Donnerstag, 10-mal</span>' in shown
    assert '<span class="addition">jeden ersten Donnerstag im Monat, bis 16. Dezember 2027</span>' in shown


@pytest.mark.parametrize(
    ("parts", "part"),
    [({"interval": "0"}, "interval"), ({"count": "1000000000"}, "count"), ({"ends": "until", "until": "31.12.9999"}, "until")],
)
def test_a_wrong_part_is_said_beside_it_and_nothing_is_saved(
    admin_client: Client, series: EventSeriesPage, parts: dict[str, str], part: str
) -> None:
    response = sent(admin_client, series, **parts)
    assert response.status_code == 200
    field = BeautifulSoup(response.content, "html.parser").select_one(f"[name=schedules-0-rule_{part}]")
    assert field["aria-invalid"] == "true"
    assert field["aria-describedby"] == f"id_schedules-0-rule_{part}-errors"
    assert f'id="id_schedules-0-rule_{part}-errors"' in response.content.decode()
    assert rule_of(series) == THURSDAYS


def test_a_first_date_that_is_not_in_the_rule_is_said_at_the_rule(admin_client: Client, series: EventSeriesPage) -> None:
    data = typed(admin_client, edit_address(series), **{"schedules-0-first_date": "04.12.2026"})
    data.setlist("schedules-0-rule_weekdays", ["3"])
    response = admin_client.post(edit_address(series), data)
    said = BeautifulSoup(response.content, "html.parser").select_one("[data-controller=rule] > .error-message").get_text()
    assert "Der nächste Tag, der passt: Donnerstag, 10." in said


def test_text_that_is_no_rule_is_refused_like_any_other_mistake(admin_client: Client, series: EventSeriesPage) -> None:
    data = typed(admin_client, edit_address(series), **{"schedules-0-rule": "FREQ=SECONDLY;%s"})
    assert admin_client.post(edit_address(series), data).status_code == 200
    assert rule_of(series) == THURSDAYS


def test_a_row_that_is_added_has_the_same_form(admin_client: Client, series: EventSeriesPage) -> None:
    form = BeautifulSoup(admin_client.get(edit_address(series)).content, "html.parser")
    added = form.select_one("#id_schedules-EMPTY_FORM_TEMPLATE")
    assert added.select_one("[name=schedules-__prefix__-rule_frequency]")
    assert added.select_one("[data-controller=rule]")["data-rule-name-value"] == "schedules-__prefix__-rule"
    assert form.select_one('script[src="/static/js/rule.js"][type=module]')


def test_a_copy_has_the_rule(admin_client: Client, series: EventSeriesPage) -> None:
    copied = series.copy(update_attrs={"title": "Noch einmal", "slug": "noch-einmal"})
    assert copied.schedules.get().rule == THURSDAYS


# ---- While one types ----


def next_dates(client: Client, **asked: Any) -> BeautifulSoup:
    query = QueryDict(mutable=True)
    for name, value in (
        {"first_date": "17.12.2026", "rule_frequency": "weekly", "rule_interval": "1", "rule_ends": "never"} | asked
    ).items():
        query.setlist(name, value if isinstance(value, list) else [value])
    response = client.get(f"{DATES}?{query.urlencode()}")
    assert response.status_code == 200
    return BeautifulSoup(response.content.decode().replace("\u00a0", " "), "html.parser")


def days(html: BeautifulSoup) -> list[str]:
    return [item.select_one("span").get_text() for item in html.select(".rule__date")]


def test_the_sentence_and_the_next_ten_dates_are_shown(admin_client: Client) -> None:
    html = next_dates(admin_client, start_time="18:00", rule_weekdays=["1", "3"])
    assert html.select_one(".rule__sentence").get_text() == "Jeden Dienstag und Donnerstag"
    assert days(html)[:2] == ["Do, 17. Dezember 2026, 18:00", "Di, 22. Dezember 2026, 18:00"]
    assert len(days(html)) == 10
    assert "Die nächsten 10 Termine" in html.get_text()


def test_all_dates_are_shown_when_they_are_few_and_the_last_when_they_are_many(admin_client: Client) -> None:
    few = next_dates(admin_client, rule_ends="count", rule_count="3")
    assert len(days(few)) == 3
    assert "Alle Termine" in few.get_text()
    many = next_dates(admin_client, rule_ends="until", rule_until="16.12.2027")
    assert many.select_one(".rule__last").get_text() == "Der letzte: Donnerstag, 16. Dezember 2027"


def test_a_series_that_has_begun_shows_what_is_still_to_come(admin_client: Client) -> None:
    assert days(next_dates(admin_client, first_date="05.11.2026"))[0] == "Do, 26. November 2026"
    over = next_dates(admin_client, first_date="05.11.2018", rule_ends="count", rule_count="2")
    assert "Alle Termine sind vorbei. Der letzte war: Montag, 12. November 2018." in over.get_text()


def test_the_missing_hour_is_shown_as_the_clock_then_is(admin_client: Client) -> None:
    assert days(next_dates(admin_client, first_date="28.03.2027", start_time="02:30"))[:2] == [
        "So, 28. März 2027, 03:30",
        "So, 4. April 2027, 02:30",
    ]


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        ({"first_date": ""}, "Geben Sie den ersten Termin ein, um die nächsten zu sehen."),
        ({"first_date": "30.02.2027"}, "Bitte ein gültiges Datum eingeben."),
        ({"rule_interval": "0"}, "Der Abstand kann 1 bis 99 Tage, Wochen, Monate oder Jahre betragen."),
        ({"rule_weekdays": ["1"]}, "Der erste Termin, Donnerstag, 17. Dezember 2026, passt nicht zu dieser Regel. "
         "Der nächste Tag, der passt: Dienstag, 22. Dezember 2026."),
        ({"rule_ends": "until", "rule_until": "16.12.2026"}, "Der letzte Tag liegt vor dem ersten Termin, Donnerstag, 17. Dezember 2026."),
        ({"rule": "<script>"}, "„<SCRIPT>“ ist kein Teil einer Regel. Eine Regel sieht so aus: RRULE:FREQ=WEEKLY;BYDAY=TU,TH"),
        ({"start_time": "25:00"}, "Bitte eine gültige Uhrzeit eingeben."),
        ({"first_date": "31.12.9999", "rule_frequency": "daily"}, None),
        ({"rule_frequency": "\x00"}, None),
    ],
)  # fmt: skip
def test_what_is_wrong_is_answered_with_a_sentence(admin_client: Client, asked: dict[str, Any], sentence: str | None) -> None:
    html = next_dates(admin_client, **asked)
    assert not html.select("script")
    if sentence:
        assert html.get_text().strip() == sentence
        assert not html.select("ol")


def test_only_who_may_come_into_the_admin_may_ask(client: Client, db: None) -> None:
    assert client.get(DATES)["Location"].startswith("/admin/login/")
    client.force_login(UserFactory(username="niemand"))
    assert client.get(DATES).status_code in (302, 403)


def test_what_the_form_says_of_a_date_stands_beside_it(admin_client: Client) -> None:
    said = [
        ("17.12.2026", "cancelled", "", "", ""),
        ("24.12.2026", "changed", "28.12.2026", "17:00", ""),
        ("31.12.2026", "changed", "", "", "Halle (Saale)"),
        ("02.01.2027", "extra", "", "10:00", ""),
        ("31.02.2027", "cancelled", "", "", ""),
    ]
    columns = zip(*said, strict=True)
    asked = {f"said_{name}": list(values) for name, values in zip(("date", "what", "new_date", "new_start", "place"), columns, strict=True)}
    html = next_dates(admin_client, start_time="18:00", said_time=[""] * len(said), **asked)
    rows = [(bool(row.select_one("del")), row.select_one(".rule__said")) for row in html.select(".rule__date")]
    assert [(off, said.get_text()) for off, said in rows if said] == [
        (True, "fällt aus"),
        (True, "neu: Mo, 28. Dezember 2026, 17:00"),
        (False, "Halle (Saale)"),
        (False, "zusätzlich"),
    ]
    assert html.select(".rule__date")[4].select_one("button")["data-rule-day-param"] == "07.01.2027"


def test_what_is_said_of_many_dates_is_sent_as_a_form(admin_client: Client) -> None:
    """A hundred changes are longer than an address may be."""
    said = {"said_date": ["17.12.2026"] * 100, "said_what": ["cancelled"] * 100}
    said |= {f"said_{name}": [""] * 100 for name in ("time", "new_date", "new_start", "place")}
    answer = admin_client.post(DATES, {"first_date": "17.12.2026", "rule_frequency": "weekly", "rule_interval": "1"} | said)
    assert "<del>Do, 17." in answer.content.decode()
