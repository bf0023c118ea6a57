"""What comes nearest when nothing matches, why not quite, and which filter is worth loosening; without a database."""

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest
from django.http import QueryDict

from locations import criteria
from locations.asked import Asked, asked
from locations.matching import loosened, near_match, nearest, round_figure, worth_it
from locations.property_facts import PropertyFacts

JENA, HALLE = 7, 8


def ask(query: str) -> Asked:
    return asked(QueryDict(query), ("jena", "halle"))


def site(pk: int = 1, **facts: Any) -> PropertyFacts:
    values: dict[str, Any] = {
        "kind": "site", "pk": pk, "title": f"Feld {pk}", "language": "de", "url_path": "", "city_id": HALLE, "status": "available",
        "latitude": None, "longitude": None, "area": Decimal(31), "divisible_from": None, "price": None, "price_on_request": False,
        "motorway_name": "", "motorway_km": Decimal(1), "rail_siding": "", "round_the_clock": "", "available_from": None,
        "confirmed_at": None, "zoning": "GI",
    }  # fmt: skip
    return PropertyFacts(**(values | facts))


def hall(**facts: Any) -> PropertyFacts:
    return site(**({"kind": "hall", "area": Decimal(6480), "zoning": ""} | facts))


def test_misses_and_what_fits_are_told_apart() -> None:
    match = near_match(ask("min_area=40&zoning=GE&zoning=GI&max_motorway_km=10"), site(), None)
    assert match.misses == ("min_area",)
    assert match.fits == ("max_motorway_km", "zoning")


@pytest.mark.parametrize(
    ("query", "facts", "found", "wanted"),
    [
        ("min_area=40", site(), "31 ha", "ab 40 ha"),
        ("max_area=20", site(), "31 ha", "bis 20 ha"),
        ("min_area=40", site(area=None), "Fläche nicht angegeben", "ab 40 ha"),
        ("kind=hall&min_area=7000", hall(), "6.480 m²", "ab 7.000 m²"),
        ("max_price=40", site(price=Decimal("42.50")), "42,50 € je m²", "höchstens 40 € je m²"),
        ("max_price=40", site(price_on_request=True), "Preis auf Anfrage", "höchstens 40 € je m²"),
        ("max_price=40", site(), "Preis nicht angegeben", "höchstens 40 € je m²"),
        ("kind=hall&max_price=5", hall(price=Decimal("5.4")), "5,40 € je m² und Monat", "höchstens 5 € je m² und Monat"),
        ("max_motorway_km=10", site(motorway_km=Decimal(14)), "14 km zur Autobahn", "höchstens 10 km"),
        ("max_motorway_km=10", site(motorway_km=None), "Weg zur Autobahn nicht angegeben", "höchstens 10 km"),
        ("zoning=GE&zoning=GI", site(zoning="SO"), "SO", "GE oder GI"),
        ("zoning=GE", site(zoning=""), "Gebietsart nicht angegeben", "GE"),
        (
            "available_from=2027-01-01",
            site(available_from=dt.date(2028, 1, 1)),
            "frei ab 1. Januar 2028",
            "spätestens frei ab 1. Januar 2027",
        ),
        ("rail=1", site(rail_siding="possible"), "Gleisanschluss möglich", "mit Gleisanschluss"),
        ("h24=1", site(round_the_clock="no"), "kein Betrieb rund um die Uhr", "24-Stunden-Betrieb"),
        ("kind=hall&crane=1", hall(crane_load=Decimal(0)), "kein Kran", "mit Kran"),
        ("kind=hall&min_height=8", hall(clear_height=Decimal("7.8")), "7,8 m hoch", "mindestens 8 m hoch"),
        ("status=available", site(status="reserved"), "reserviert", "verfügbar"),
        ("city=jena", site(), "Halle (Saale)", "Jena"),
    ],
)
def test_a_miss_names_what_was_found_and_what_was_wanted(query: str, facts: PropertyFacts, found: str, wanted: str) -> None:
    question = ask(query)
    (name,) = near_match(question, facts, JENA).misses
    assert criteria.found(facts, name, "Halle (Saale)").replace("\u00a0", " ") == found
    assert criteria.wanted(question, name, "Jena").replace("\u00a0", " ") == wanted


@pytest.mark.parametrize(
    ("query", "facts"),
    [
        ("min_area=31", site()),
        ("max_area=31", site()),
        ("max_price=42", site(price=Decimal(42))),
        ("max_motorway_km=1", site()),
        ("zoning=GE&zoning=GI", site()),
        ("available_from=2027-01-01", site()),
        ("available_from=2027-01-01", site(available_from=dt.date(2027, 1, 1))),
        ("rail=1", site(rail_siding="at-boundary")),
        ("h24=1", site(round_the_clock="partly")),
        ("kind=hall&crane=1", hall(crane_load=Decimal(5))),
        ("kind=hall&min_height=7.8", hall(clear_height=Decimal("7.8"))),
        ("status=reserved", site(status="reserved")),
        ("city=jena", site(city_id=JENA)),
    ],
)
def test_what_is_met_is_no_miss(query: str, facts: PropertyFacts) -> None:
    assert near_match(ask(query), facts, JENA).misses == ()


def test_fewer_misses_come_first_then_smaller_ones_then_the_older_row() -> None:
    question = ask("min_area=40&max_motorway_km=10")
    candidates = [
        site(1, area=Decimal(10), motorway_km=Decimal(30)),
        site(2, area=Decimal(10)),
        site(5, area=Decimal(35)),
        site(4, area=Decimal(35)),
        site(3, area=Decimal(50), motorway_km=Decimal(11)),
        site(6, area=None),
        site(7, area=Decimal(39), motorway_km=Decimal("10.5")),
    ]
    assert [match.facts.pk for match in nearest(question, candidates, None, 7)] == [3, 4, 5, 2, 6, 7, 1]


@pytest.mark.parametrize(
    ("value", "down", "up"),
    [("31", 30, 35), ("18.5", 15, 20), ("6480", 6000, 6500), ("0.4", "0.4", "0.4"), ("0.43", "0.4", "0.45"), ("5", 5, 5), ("0", 0, 0)],
)
def test_limits_become_round_figures(value: str, down: Any, up: Any) -> None:
    assert round_figure(Decimal(value), up=False) == Decimal(down)
    assert round_figure(Decimal(value), up=True) == Decimal(up)


def test_limits_are_loosened_as_far_as_needed_and_all_else_is_left_out() -> None:
    question = ask("city=jena&min_area=40&max_motorway_km=10&rail=1&page=2")
    found = loosened(question, {"min_area": Decimal(31), "max_motorway_km": None})
    assert [(name, other.query()) for name, other in found] == [
        ("city", "?min_area=40&max_motorway_km=10&rail=1"),
        ("min_area", "?city=jena&min_area=30&max_motorway_km=10&rail=1"),
        ("rail", "?city=jena&min_area=40&max_motorway_km=10"),
    ]
    assert [(name, count) for name, _question, count in worth_it(found, [1, 4, 0])] == [("min_area", 4), ("city", 1)]
