"""A page of a long list and the length of the list come from one statement."""

from typing import Any

import pytest
from django.db.models import QuerySet

from home.counting import CountedPaginator, counted
from home.models import User
from tests.factories import UserFactory


@pytest.fixture
def seven(db: None) -> "QuerySet[User]":
    users = UserFactory.create_batch(7)
    return User.objects.filter(pk__in=[user.pk for user in users]).order_by("pk")


def test_rows_and_how_many_there_are_cost_one_query(seven: "QuerySet[User]", django_assert_num_queries: Any) -> None:
    every = list(seven.all())
    with django_assert_num_queries(1):
        assert counted(seven, 0, 3) == (every[:3], 7)
    assert counted(seven, 6, 9) == (every[6:], 7)
    assert counted(seven, 9, 12) == ([], 7)
    with django_assert_num_queries(1):
        assert counted(seven.filter(pk=0), 0, 3) == ([], 0)


@pytest.mark.parametrize(
    ("asked", "number", "queries"),
    [(None, 1, 1), ("", 1, 1), ("1", 1, 1), ("3", 3, 1), ("4", 3, 3), ("word", 1, 2), ("0", 3, 2), ("9" * 30, 3, 2)],
)
def test_a_page_is_the_one_asked_for_or_the_nearest(
    seven: "QuerySet[User]", asked: str | None, number: int, queries: int, django_assert_num_queries: Any
) -> None:
    every = list(seven.all())
    with django_assert_num_queries(queries):
        page = CountedPaginator(seven, 3).get_page(asked)
        assert (page.number, page.paginator.count, page.paginator.num_pages) == (number, 7, 3)
        assert list(page) == every[(number - 1) * 3 : number * 3]


def test_a_list_of_nothing_has_one_page(db: None) -> None:
    page = CountedPaginator(User.objects.none().order_by("pk"), 3).get_page("1")
    assert (list(page), page.paginator.count, page.paginator.num_pages, page.has_other_pages()) == ([], 0, 1, False)
