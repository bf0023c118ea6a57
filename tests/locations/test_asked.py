"""What an address asks of the property pool: numbers as people type them, one address for each state, complaints in words."""

import datetime as dt
from decimal import Decimal

import pytest
from django.http import QueryDict
from django.utils import translation

from home.paging import NoSuchPageError
from locations.asked import Asked, asked
from locations.decimals import plain, read_decimal

CITIES = ("jena", "leipzig")


def ask(query: str) -> Asked:
    return asked(QueryDict(query), CITIES)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("5", "5"),
        ("1,5", "1.5"),
        ("1.5", "1.5"),
        ("1.500", "1500"),
        ("1,500", "1500"),
        ("1.500,25", "1500.25"),
        ("1,500.25", "1500.25"),
        ("1 500", "1500"),
        ("1\u00a0500", "1500"),
        ("1.234.567", "1234567"),
        ("0,125", "0.13"),
        ("12.3456", "12.35"),
        ("0", "0"),
        ("1000000000", "1000000000"),
    ],
)
def test_numbers_are_understood_in_german_and_english(typed: str, meant: str) -> None:
    value = read_decimal(typed)
    assert value == Decimal(meant)
    assert read_decimal(plain(value)) == value


@pytest.mark.parametrize("typed", ["abc", "-1", "1e5", "1" * 40, "9999999999", "٢", "1.2.3", "1,23,4", "NaN", "Infinity", "5 ha", "."])
def test_anything_else_is_no_number(typed: str) -> None:
    assert read_decimal(typed) is None


@pytest.mark.parametrize(
    "query",
    [
        "",
        "?kind=hall&view=map&city=jena&min_area=5000&max_area=7500.5&max_price=4.5&max_motorway_km=10&min_height=6.5"
        "&available_from=2027-01-31&rail=1&h24=1&crane=1&status=reserved&sort=price&page=2",
        "?min_area=2.5&zoning=GE&zoning=GI&sort=confirmed",
    ],
)
def test_each_state_has_one_address(query: str) -> None:
    assert ask(query.removeprefix("?")).query() == query


def test_other_ways_to_say_the_same_lead_to_that_address() -> None:
    typed = "zoning=GI&sort=area&foreign=1&city=&min_area=2,50&zoning=GE&rail=on&kind=site&h24=0&page=1&city=jena"
    assert ask(typed).query() == "?city=jena&min_area=2.5&zoning=GE&zoning=GI&rail=1"


def test_what_the_other_kind_is_asked_is_not_asked_here() -> None:
    assert ask("kind=hall&zoning=GE&min_height=6").query() == "?kind=hall&min_height=6"
    assert ask("zoning=GE&min_height=6&crane=1").query() == "?zoning=GE"


def test_other_kind_takes_along_what_it_understands() -> None:
    question = ask("city=jena&min_area=5&max_price=40&zoning=GE&rail=1&view=map&page=3")
    assert question.of_kind("hall").query() == "?kind=hall&view=map&city=jena&rail=1"
    assert question.of_kind("site").query() == question.query()


def test_neighbouring_questions_begin_at_the_first_page() -> None:
    question = ask("city=jena&min_area=5&zoning=GE&page=3")
    assert question.without("zoning").query() == "?city=jena&min_area=5"
    assert question.but(sort="price").query() == "?city=jena&min_area=5&zoning=GE&sort=price"
    assert question.on_page(2).query() == "?city=jena&min_area=5&zoning=GE&page=2"
    assert question.cleared.query() == ""


def test_criteria_are_what_narrows() -> None:
    assert ask("view=map&sort=price").criteria == ()
    assert ask("min_area=0&city=jena&rail=1&status=taken").criteria == ("city", "min_area", "rail", "status")


@pytest.mark.parametrize(
    ("query", "field", "german"),
    [
        ("min_area=viel", "min_area", "„viel“ ist keine Zahl. Schreiben Sie zum Beispiel 5 oder 2,5."),
        ("max_motorway_km=-1", "max_motorway_km", "„-1“ ist keine Zahl. Schreiben Sie zum Beispiel 5 oder 2,5."),
        ("available_from=morgen", "available_from", "„morgen“ ist kein Tag."),
        ("available_from=2026-02-30", "available_from", "„2026-02-30“ ist kein Tag."),
        ("city=quark", "city", "Eine Stadt „quark“ kennen wir nicht."),
        ("zoning=GE&zoning=XX", "zoning", "„XX“ steht hier nicht zur Wahl."),
        ("kind=schloss", "kind", "„schloss“ steht hier nicht zur Wahl."),
        ("view=3d", "view", "„3d“ steht hier nicht zur Wahl."),
        ("sort=laune", "sort", "„laune“ steht hier nicht zur Wahl."),
        ("status=weg", "status", "„weg“ steht hier nicht zur Wahl."),
        ("rail=vielleicht", "rail", "„vielleicht“ steht hier nicht zur Wahl."),
        ("min_area=8&max_area=2", "max_area", "Die obere Grenze liegt unter der unteren."),
    ],
)
def test_bad_value_is_named_in_words_and_the_rest_is_asked(query: str, field: str, german: str) -> None:
    question = ask(f"{query}&h24=1")
    assert question.h24
    assert list(question.problems) == [field]
    assert question.problems[field].message == german
    with translation.override("en"):
        assert question.problems[field].message != german


def test_known_codes_are_asked_beside_an_unknown_one() -> None:
    assert ask("zoning=GI&zoning=XX&zoning=GE").zoning == ("GE", "GI")


def test_day_is_read() -> None:
    assert ask("available_from=2027-01-31").available_from == dt.date(2027, 1, 31)


def test_what_is_shown_again_is_short_and_printable() -> None:
    typed = ask(f"city=%00%E2%80%AE{'x' * 9000}").problems["city"].typed
    assert typed == "x" * 59
    assert ask("city=%00&min_area=%20").problems == {}


@pytest.mark.parametrize("page", ["0", "-1", "abc", "1" * 20, "%00"])
def test_page_that_cannot_be_is_refused(page: str) -> None:
    with pytest.raises(NoSuchPageError):
        ask(f"page={page}")
