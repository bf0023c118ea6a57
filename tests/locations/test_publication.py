"""What a property needs before it may be published, and which figures cannot be true."""

import datetime as dt
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

import pytest

from home.publication.errors import publication_errors
from locations.choices import Zoning
from locations.models.codes_field import CodesField
from tests.factories import CityPageFactory, CommercialSitePageFactory, HallPageFactory


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"available_area": Decimal(25)}, "available_area"),
        ({"available_area": None}, "available_area"),
        ({"divisible_from": Decimal(5), "divisible_to": Decimal(2)}, "divisible_to"),
        ({"divisible_from": Decimal(19)}, "divisible_from"),
        ({"divisible_to": Decimal(19)}, "divisible_to"),
        ({"price_per_m2": Decimal(42), "price_on_request": True}, "price_per_m2"),
        ({"latitude": None}, "latitude"),
        ({"latitude": None, "longitude": None}, "longitude"),
        ({"contact_email": ""}, "contact_email"),
        ({"confirmed_at": dt.date(2999, 1, 1)}, "confirmed_at"),
    ],
)
def test_a_site_is_not_published_with(region: SimpleNamespace, values: dict[str, Any], field: str) -> None:
    assert field in publication_errors(CommercialSitePageFactory(parent=region.jena, live=False, **values))


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"hall_area": None}, "hall_area"),
        ({"divisible_from": Decimal(7000)}, "divisible_from"),
        ({"rent_per_m2": Decimal("5.40"), "rent_on_request": True}, "rent_per_m2"),
        ({"built": 1928, "renovated": 1920}, "renovated"),
        ({"built": 2999}, "built"),
    ],
)
def test_a_hall_is_not_published_with(region: SimpleNamespace, values: dict[str, Any], field: str) -> None:
    assert field in publication_errors(HallPageFactory(parent=region.jena, live=False, **values))


def test_a_property_of_no_city_asks_for_one(region: SimpleNamespace) -> None:
    assert "city" in publication_errors(CommercialSitePageFactory(parent=region.pool, live=False))


def test_complete_ones_are_published(region: SimpleNamespace) -> None:
    for page in (CommercialSitePageFactory(parent=region.jena), HallPageFactory(parent=region.jena), region.jena):
        assert publication_errors(page) == {}


def test_a_city_needs_its_place_and_the_year_of_its_population(region: SimpleNamespace) -> None:
    city = CityPageFactory(parent=region.cities, live=False, latitude=None, longitude=None, population=110_000)
    assert set(publication_errors(city)) == {"latitude", "longitude", "population_year"}


@pytest.mark.parametrize(("field", "value"), [("grz", "1.2"), ("grz", "-0.1"), ("latitude", "12.373100"), ("longitude", "51.3397")])
def test_figures_outside_their_bounds_are_refused(region: SimpleNamespace, field: str, value: str) -> None:
    page = CommercialSitePageFactory.build(**{field: Decimal(value)})
    assert any(error.code in ("min_value", "max_value") for error in _errors(page, field))


def _errors(page: Any, field: str) -> list[Any]:
    with pytest.raises(Exception) as caught:  # noqa: PT011 - its kind is looked at below
        page._meta.get_field(field).clean(getattr(page, field), page)
    return caught.value.error_list


def test_zoning_is_kept_in_the_order_of_the_law() -> None:
    field = CodesField(max_length=40, blank=True, codes=Zoning)
    assert field.clean("GI GE GI", None) == "GE GI"
    assert field.formfield().clean(["GE", "GI"]) == "GE GI"
    assert not field.formfield().has_changed("GE GI", ["GE", "GI"])
    with pytest.raises(Exception, match="XX"):
        field.clean("GE XX", None)


def test_half_a_year_later_a_confirmation_is_old(db: None) -> None:
    page = CommercialSitePageFactory.build(confirmed_at=dt.date(2026, 1, 1))
    assert page.is_confirmed_on(dt.date(2026, 6, 30))
    assert not page.is_confirmed_on(dt.date(2026, 7, 1))
