"""Which properties a question finds, in which order, and what comes near."""

import datetime as dt
from collections.abc import Callable
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

import pytest
from django.http import QueryDict
from pytest_django import DjangoAssertNumQueries

from locations.asked import asked
from locations.models import CommercialSitePage, HallPage
from tests.factories import CommercialSitePageFactory, HallPageFactory, publish

Offer = Callable[..., Any]


@pytest.fixture
def site(region: SimpleNamespace) -> Offer:
    return lambda title, parent=None, **values: publish(CommercialSitePageFactory(parent=parent or region.jena, title=title, **values))


@pytest.fixture
def hall(region: SimpleNamespace) -> Offer:
    return lambda title, parent=None, **values: publish(HallPageFactory(parent=parent or region.jena, title=title, **values))


def found(query: str) -> list[str]:
    question = asked(QueryDict(query), ("jena", "leipzig"))
    model = CommercialSitePage if question.kind == "site" else HallPage
    return [facts.title for facts in model.objects.listed_in("de").matching(question).sorted_by(question.sort).facts()]


def test_sites_are_found_by_each_criterion(region: SimpleNamespace, site: Offer) -> None:
    site("A", available_area=Decimal(18), price_per_m2=Decimal(42), zoning="GE GI", motorway_km=Decimal(2), rail_siding="at-boundary",
         round_the_clock="partly")  # fmt: skip
    site("B", region.leipzig, available_area=Decimal(6), total_area=Decimal(6), price_on_request=True, zoning="SO",
         motorway_km=Decimal("14.5"), rail_siding="planned", round_the_clock="no", available_from=dt.date(2028, 1, 1),
         status="reserved")  # fmt: skip
    assert found("") == ["A", "B"]
    assert found("city=leipzig") == ["B"]
    assert found("min_area=18") == ["A"]
    assert found("max_area=6") == ["B"]
    assert found("max_price=42") == ["A"]
    assert found("max_price=41,99") == []
    assert found("zoning=GI") == ["A"]
    assert found("zoning=GI&zoning=SO") == ["A", "B"]
    assert found("max_motorway_km=14,5") == ["A", "B"]
    assert found("max_motorway_km=14") == ["A"]
    assert found("rail=1") == ["A"]
    assert found("h24=1") == ["A"]
    assert found("available_from=2027-12-31") == ["A"]
    assert found("available_from=2028-01-01") == ["A", "B"]
    assert found("status=reserved") == ["B"]
    assert found("city=jena&min_area=5&max_motorway_km=5&zoning=GI") == ["A"]


def test_halls_are_found_by_height_and_crane_too(hall: Offer) -> None:
    hall("Hoch", clear_height=Decimal(8), crane_load=Decimal(10), rent_per_m2=Decimal("5.40"))
    hall("Niedrig", clear_height=Decimal("4.5"), crane_load=Decimal(0))
    hall("Unbekannt")
    assert found("kind=hall&min_height=4,5") == ["Hoch", "Niedrig"]
    assert found("kind=hall&min_height=5") == ["Hoch"]
    assert found("kind=hall&crane=1") == ["Hoch"]
    assert found("kind=hall&max_price=5,40") == ["Hoch"]


def test_orders_have_no_ties_and_put_what_is_unknown_or_taken_last(site: Offer) -> None:
    day = dt.date(2026, 11, 1)
    site("Groß", available_area=Decimal(20), price_per_m2=Decimal(50), motorway_km=Decimal(9))
    site("Klein", available_area=Decimal(2), price_per_m2=Decimal(20), confirmed_at=day)
    site("Auch klein", available_area=Decimal(2), price_per_m2=Decimal(20), motorway_km=Decimal(1), confirmed_at=day)
    site("Weg", available_area=Decimal(24), price_per_m2=Decimal(1), motorway_km=Decimal(0), confirmed_at=day, status="taken")
    assert found("sort=area") == ["Groß", "Klein", "Auch klein", "Weg"]
    assert found("sort=price") == ["Klein", "Auch klein", "Groß", "Weg"]
    assert found("sort=motorway") == ["Auch klein", "Groß", "Klein", "Weg"]
    assert found("sort=confirmed") == ["Klein", "Auch klein", "Groß", "Weg"]


def test_counts_by_city_and_zoning_leave_both_open(region: SimpleNamespace, site: Offer) -> None:
    site("A", zoning="GE GI")
    site("B", region.leipzig, zoning="SO")
    site("C", region.leipzig, zoning="SO", available_area=Decimal(1))
    question = asked(QueryDict("city=jena&zoning=GE&min_area=2"), ("jena",))
    assert sorted(CommercialSitePage.objects.listed_in("de").counted(question)) == sorted(
        [(region.jena.pk, "GE GI", 1), (region.leipzig.pk, "SO", 1)]
    )


def test_totals_count_all_and_sum_up_what_is_not_taken(site: Offer, hall: Offer) -> None:
    site("A", available_area=Decimal("18.5"))
    site("B", available_area=Decimal("1.5"), status="reserved")
    site("C", available_area=Decimal(24), status="taken")
    hall("D", crane_load=Decimal(5))
    hall("E", crane_load=Decimal(0))
    totals = CommercialSitePage.objects.listed_in("de").totals()
    assert (totals["count"], totals["area"], totals["largest"]) == (3, Decimal(20), Decimal("18.5"))
    assert HallPage.objects.listed_in("de").totals()["with_crane"] == 1


def test_nearest_miss_the_fewest_and_come_closest(site: Offer, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    site("Zu klein", available_area=Decimal(6), zoning="GE", motorway_km=Decimal(1))
    site("Fast groß genug", available_area=Decimal(18), zoning="GE", motorway_km=Decimal(1))
    site("Alles falsch", available_area=Decimal(20), zoning="SO", motorway_km=Decimal(50))
    question = asked(QueryDict("min_area=22&zoning=GE&max_motorway_km=10"), ())
    rows = CommercialSitePage.objects.listed_in("de")
    assert rows.matching(question).count() == 0
    with django_assert_num_queries(1):
        assert [facts.title for facts in rows.missing_few(question, 2)] == ["Fast groß genug", "Zu klein"]
    with django_assert_num_queries(1):
        assert rows.extremes(question) == {"min_area": Decimal(18), "max_motorway_km": None}
    with django_assert_num_queries(1):
        assert rows.count_each([question.but(min_area=Decimal(15)), question.without("min_area"), question.cleared]) == [1, 2, 3]
    assert rows.count_each([]) == []


def test_nearest_to_a_single_criterion(site: Offer) -> None:
    site("A", available_area=Decimal(6))
    question = asked(QueryDict("min_area=22"), ())
    rows = CommercialSitePage.objects.listed_in("de")
    assert rows.extremes(question) == {"min_area": Decimal(6)}
    assert rows.extremes(asked(QueryDict("rail=1"), ())) == {}
