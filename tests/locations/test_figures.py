"""How figures and the names beside them are written, on pages, in exposés and in mails."""

from decimal import Decimal

import pytest
from django.utils import translation

from locations import figures
from locations.tables import divisible
from locations.ways import place_name


@pytest.mark.parametrize(("language", "area", "price", "part", "load"), [
    ("de", "18,5\u00a0ha", "5,40\u00a0€", "1 bis 18,5\u00a0ha", "12\u00a0%"),
    ("en", "18.5\u00a0ha", "€5.40", "1 to 18.5\u00a0ha", "12%"),
])  # fmt: skip
def test_each_language_has_its_own_notation(language: str, area: str, price: str, part: str, load: str) -> None:
    with translation.override(language):
        assert figures.hectares(Decimal("18.50")) == area
        assert figures.euros(Decimal("5.40")) == price
        assert divisible(Decimal(1), Decimal("18.50"), figures.hectares) == part
        assert figures.percent(Decimal(12)) == load


def test_thousands() -> None:
    assert figures.square_metres(Decimal(6480)) == "6.480\u00a0m²"
    assert figures.square_metres(Decimal(120000)) == "120.000\u00a0m²"
    assert figures.square_metres(Decimal(0)) == "0\u00a0m²"
    with translation.override("en"):
        assert figures.square_metres(Decimal(6480)) == "6,480\u00a0m²"


def test_ratios_lose_no_digit() -> None:
    assert [figures.ratio(Decimal(text)) for text in ("0.80", "2.00", "0.35", "10.00")] == ["0,8", "2,0", "0,35", "10,0"]


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize(
    ("way", "typed", "name"),
    [
        ("airport", "Flughafen Leipzig/Halle", "Leipzig/Halle"),
        ("airport", "Leipzig/Halle", "Leipzig/Halle"),
        ("motorway", "Autobahn A 14", "A\u00a014"),
        ("port", "Hafenstadt", "Hafenstadt"),
        ("rail", "", ""),
    ],
)
def test_a_place_is_called_once_what_it_is_whatever_was_typed(language: str, way: str, typed: str, name: str) -> None:
    with translation.override(language):
        assert place_name(way, typed) == name
