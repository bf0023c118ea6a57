"""What is exported comes back unchanged; what somebody changes in it is all that changes."""

import datetime as dt
import itertools
import json
from collections.abc import Iterable
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

import pytest
from django.db import models

from locations.sheets.columns import IDENTITY, KINDS, columns
from locations.sheets.neutral import neutralised, restored
from tests.factories import CommercialSitePageFactory, HallPageFactory, publish
from tests.locations.sheets import exported, imported, planned, rows_of, with_cells

OUTLINE = {"type": "Polygon", "coordinates": [[[12.2, 51.4], [12.3, 51.4], [12.3, 51.5], [12.2, 51.4]]]}
OUTLINES = {"type": "MultiPolygon", "coordinates": [OUTLINE["coordinates"]]}
COMMON: dict[str, Any] = {
    "title": '=Park; "Süd"',
    "status": "reserved",
    "reference": "0815",
    "address": "Straße 1",
    "summary": "Zwei\r\nZeilen – mit „Zeichen“.",
    "available_from": dt.date(2027, 2, 1),
    "owner_type": "mixed",
    "round_the_clock": "partly",
    "power": "@ 20 kV",
    "gas": "at-boundary",
    "fibre": "'=bis 10 Gbit/s",
    "rail_siding": "planned",
    "motorway_name": "A 14",
    "motorway_km": Decimal("3.5"),
    "rail_name": "Terminal",
    "rail_km": Decimal(12),
    "airport_name": "Leipzig/Halle",
    "airport_km": Decimal("0.5"),
    "port_name": "-",
    "port_km": Decimal("100.1"),
    "contact_name": "Ines Kaltwasser",
    "contact_role": "Leiterin",
    "contact_office": "Amt",
    "contact_phone": "+49 341 123",
    "contact_email": "flaechen@beispiel.example",
    "latitude": Decimal("51.412000"),
    "longitude": Decimal("12.238001"),
    "outline": OUTLINE,
    "confirmed_at": dt.date(2026, 1, 31),
}
SITE = {
    "total_area": Decimal("1024.50"),
    "available_area": Decimal("18.25"),
    "divisible_from": Decimal("0.50"),
    "divisible_to": Decimal(18),
    "price_per_m2": Decimal("42.90"),
    "price_on_request": False,
    "zoning": "GE GI",
    "plan_status": "in-force",
    "grz": Decimal("0.80"),
    "gfz": Decimal("2.40"),
    "bmz": Decimal(10),
    "water": "available",
    "sewage": "possible",
    "contamination": "none-known",
}
HALL = {
    "hall_area": Decimal(6480),
    "divisible_from": Decimal(1500),
    "office_share": Decimal("12.5"),
    "clear_height": Decimal("10.5"),
    "crane_load": Decimal(0),
    "floor_load": Decimal(5),
    "gates": 4,
    "ramps": 12,
    "heating": "Fernwärme",
    "sprinklers": "throughout",
    "built": 1928,
    "renovated": 2015,
    "rent_per_m2": Decimal("5.40"),
    "rent_on_request": False,
    "purchase_price": Decimal("1250000.00"),
}
VALUES = {"site": COMMON | SITE, "hall": COMMON | HALL}
FACTORIES = {"site": CommercialSitePageFactory, "hall": HallPageFactory}
# What somebody types into a column, and what it means.
TYPED: dict[str, tuple[Any, Any]] = {
    "title": ("Nord", "Nord"),
    "status": ("Vergeben", "taken"),
    "reference": ("'=4711", "=4711"),
    "city": ("jena", "jena"),
    "address": ("Weg 2\nHof", "Weg 2\nHof"),
    "summary": ("Anders.", "Anders."),
    "available_from": ("3.4.2028", dt.date(2028, 4, 3)),
    "owner_type": ("municipal", "municipal"),
    "round_the_clock": ("möglich", "yes"),
    "power": ("110 kV", "110 kV"),
    "gas": ("", ""),
    "fibre": ("'abc", "'abc"),
    "rail_siding": ("at the boundary of the site", "at-boundary"),
    "motorway_name": ("A 9", "A 9"),
    "motorway_km": ("4,5 km", Decimal("4.5")),
    "rail_name": ("", ""),
    "rail_km": ("7.2", Decimal("7.2")),
    "airport_name": ("Erfurt", "Erfurt"),
    "airport_km": (9, Decimal(9)),
    "port_name": ("Hafen", "Hafen"),
    "port_km": ("", None),
    "contact_name": ("Jonas Feldhoff", "Jonas Feldhoff"),
    "contact_role": ("Leiter", "Leiter"),
    "contact_office": ("", ""),
    "contact_phone": ("0341 5", "0341 5"),
    "contact_email": ("neu@beispiel.example", "neu@beispiel.example"),
    "latitude": ("51,5", Decimal("51.5")),
    "longitude": ("12.400", Decimal("12.4")),
    "outline": (json.dumps(OUTLINES), OUTLINES),
    "confirmed_at": ("2026-02-28", dt.date(2026, 2, 28)),
    "total_area": ("1.030,5", Decimal("1030.5")),
    "available_area": ("18.20", Decimal("18.2")),
    "price_per_m2": ("45,50 €", Decimal("45.5")),
    "divisible_to": ("17", Decimal(17)),
    "zoning": ("SO/gi", "GI SO"),
    "plan_status": ("none", "none"),
    "grz": ("0,6", Decimal("0.6")),
    "gfz": ("", None),
    "bmz": ("9", Decimal(9)),
    "water": ("geplant", "planned"),
    "sewage": ("planned", "planned"),
    "contamination": ("suspected", "suspected"),
    "hall_area": ("6.500", Decimal(6500)),
    "office_share": ("10 %", Decimal(10)),
    "clear_height": ("9", Decimal(9)),
    "crane_load": ("12,5", Decimal("12.5")),
    "floor_load": ("4", Decimal(4)),
    "gates": ("5", 5),
    "ramps": ("", None),
    "heating": ("Gas", "Gas"),
    "sprinklers": ("in part", "partly"),
    "built": ("1930", 1930),
    "renovated": ("2016", 2016),
    "rent_per_m2": ("5.5", Decimal("5.5")),
    "purchase_price": ("1.300.000", Decimal(1300000)),
}
ALTERNATIVES = {"site": {"divisible_from": ("1", Decimal(1))}, "hall": {"divisible_from": ("1,600", Decimal(1600))}}
# Only one of the two may be said, so the other cell is emptied with it.
ON_REQUEST = {"price_on_request": "price_per_m2", "rent_on_request": "rent_per_m2"}


def complete(region: SimpleNamespace, kind: str) -> Any:
    return publish(FACTORIES[kind](parent=region.pool, city=region.leipzig, slug="park", **VALUES[kind]))


def alike(region: SimpleNamespace, kind: str, number: str) -> Any:
    """A draft with all values and a number of its own."""
    return FACTORIES[kind](
        parent=region.pool, live=False, slug=f"park-{number}", **VALUES[kind] | {"reference": number, "city": region.leipzig}
    )


def names(kind: str) -> list[str]:
    return [column.name for column in columns(kind, {})]


def typed(kind: str, name: str) -> tuple[dict[str, Any], dict[str, Any]]:
    """What somebody types to change one value, by column, and what it means."""
    cell, value = (TYPED | ALTERNATIVES[kind] | dict.fromkeys(ON_REQUEST, ("ja", True)))[name]
    other = ON_REQUEST.get(name)
    return {name: cell} | ({other: ""} if other else {}), {name: value} | ({other: None} if other else {})


def held(page: Any, values: Iterable[str]) -> dict[str, Any]:
    """What its last draft says, by field."""
    draft = type(page).objects.get(pk=page.pk).get_latest_revision_as_object()
    return {name: draft.city.slug if name == "city" else getattr(draft, name) for name in values}


@pytest.mark.parametrize("kind", KINDS)
def test_every_value_of_a_property_has_a_column(kind: str) -> None:
    own = {field.name for field in KINDS[kind]._meta.get_fields() if isinstance(field, models.Field)}
    page = {field.name for field in KINDS[kind]._meta.get_field("page_ptr").related_model._meta.get_fields()}
    assert set(names(kind)) - {IDENTITY, "title"} == own - page - {"page_ptr", "body", "teaser_picture", "translation_outdated"}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("language", ["de", "en"])
def test_headers_are_told_apart(kind: str, language: str) -> None:
    words = [word.casefold() for column in columns(kind, {}) for word in {column.headers[each] for each in ("de", "en")}]
    assert len(words) == len(set(words))
    assert all(column.header(language) for column in columns(kind, {}))


@pytest.mark.parametrize("kind", KINDS)
def test_the_export_comes_back_without_a_change(region: SimpleNamespace, kind: str) -> None:
    complete(region, kind)
    FACTORIES[kind](parent=region.jena, live=False)
    for form, language in itertools.product(("xlsx", "csv"), ("de", "en")):
        plan = planned(exported(kind, form, language), kind)
        assert (form, language, plan.problems, plan.rows, plan.unchanged) == (form, language, [], [], 2)


@pytest.mark.parametrize("kind", KINDS)
def test_an_edited_cell_is_the_only_change(region: SimpleNamespace, kind: str) -> None:
    """As many properties as columns, alike but for their number; in each row another cell is edited, all in one sheet."""
    edited = [name for name in names(kind) if name != IDENTITY]
    numbers = {name: f"{VALUES[kind]['reference']}-{index}" for index, name in enumerate(edited)}
    pages = {name: alike(region, kind, number) for name, number in numbers.items()}
    edits = {name: typed(kind, name) for name in edited}
    cells = [cells for cells, _meant in edits.values()]
    from_csv = planned(with_cells(exported(kind, "csv"), cells, kind), kind)
    plan = imported(with_cells(exported(kind), cells, kind), kind)
    for each in (from_csv, plan):
        assert [(row.page.pk, set(row.values)) for row in each.rows] == [(pages[name].pk, set(edits[name][1])) for name in edited]
    assert from_csv.digest == plan.digest
    for name, page in pages.items():
        before = VALUES[kind] | {"reference": numbers[name], "city": "leipzig"}
        assert {name: held(page, edited)} == {name: before | edits[name][1]}
        assert before != before | edits[name][1]
    assert planned(exported(kind), kind).unchanged == len(pages)


def test_what_waits_as_a_draft_is_what_the_export_holds(region: SimpleNamespace) -> None:
    page = publish(CommercialSitePageFactory(parent=region.jena, title="Öffentlich", reference="J-1"))
    page.title = "Entwurf"
    page.save_revision()
    data = exported("site")
    assert "Entwurf" in rows_of(data)[1]
    assert planned(data).unchanged == 1


@pytest.mark.parametrize("text", ["=1+1", "+49 341", "-5", "@SUM(A1)", "\t=1", "'=1", "''-", " =1", "'", "'x", "＝1", "A=1", ""])
def test_formulas_are_harmless_and_come_back_as_they_were(text: str) -> None:
    assert neutralised(text).lstrip(" ")[:1] not in tuple("=+-@\t＝")
    assert restored(neutralised(text)) == text


def test_no_exported_cell_is_a_formula(region: SimpleNamespace) -> None:
    complete(region, "site")
    for row in rows_of(exported("site", "csv"))[1:] + rows_of(exported("site"))[1:]:
        assert not [cell for cell in row if isinstance(cell, str) and cell[:1] in tuple("=+-@\t")]
