"""What is printed of what editors wrote, and how figures are written."""

import datetime as dt
from decimal import Decimal

import pytest
from django.utils import translation

from locations.expose.amounts import amount, euros, from_day, span
from locations.expose.words import printable, shortened
from locations.figures import ratio


def test_words_keep_what_the_fonts_have() -> None:
    assert printable("Große\u00a0Halle\n\n in  Łódź") == "Große\u00a0Halle in Łódź"
    assert printable("ﬁ ṡ 東京 😀\u200b\x00 ≤\u2011!") == "fi s <=-!"
    assert printable("Ha\u0308lle") == "Hälle"


def test_text_ends_with_a_sentence() -> None:
    assert shortened(["Kurz."], 100) == ["Kurz."]
    assert shortened(["Ein Satz mit Worten. Ein zweiter Satz mit Worten."], 36) == ["Ein Satz mit Worten. …"]
    assert shortened(["Wort " * 20], 30)[0].endswith("Wort …")
    assert shortened(["X" * 100], 30) == ["X" * 28 + " …"]
    assert shortened(["A" * 95, "B" * 50], 100) == ["A" * 95 + " …"]


@pytest.mark.parametrize(("language", "area", "price", "part"), [
    ("de", "18,5\u00a0ha", "5,40\u00a0€", "1 bis 18,5\u00a0ha"),
    ("en", "18.5\u00a0ha", "€5.40", "1 to 18.5\u00a0ha"),
])  # fmt: skip
def test_figures_as_each_language_writes_them(language: str, area: str, price: str, part: str) -> None:
    with translation.override(language):
        assert amount(Decimal("18.50"), "ha") == area
        assert euros(Decimal("5.40")) == price
        assert span(Decimal(1), Decimal("18.50"), "ha") == part
        assert amount(None, "ha") == euros(None) == span(None, Decimal(2), "ha") == ""


def test_thousands() -> None:
    assert amount(Decimal(6480), "m²") == "6.480\u00a0m²"
    assert amount(Decimal(120000), "m²") == "120.000\u00a0m²"
    assert amount(Decimal(0), "m²") == "0\u00a0m²"
    with translation.override("en"):
        assert amount(Decimal(6480), "m²") == "6,480\u00a0m²"


def test_ratios_lose_no_digit() -> None:
    assert [ratio(Decimal(text)) for text in ("0.80", "2.00", "0.35", "10.00")] == ["0,8", "2,0", "0,35", "10,0"]


def test_a_price_beats_on_request() -> None:
    assert euros(Decimal(42), on_request=True) == "42\u00a0€"
    assert euros(None, on_request=True) == "auf Anfrage"


def test_a_day_that_has_passed_means_at_once() -> None:
    today = dt.date(2026, 11, 26)
    assert from_day(None, today) == from_day(today, today) == "sofort"
    assert from_day(dt.date(2027, 4, 1), today) == "1.\u00a0April\u00a02027"
    assert from_day(dt.date(2027, 4, 1), today, short=True) == "April\u00a02027"
