"""Which pages a long list has, and which numbers lead to them."""

import pytest

from home.paging import NoSuchPageError, page_number, pager


def shown(number: int, page_count: int) -> list[int | None]:
    return [step.number for step in pager(number, page_count * 20, 20, str).steps]


@pytest.mark.parametrize(("text", "number"), [("", 1), ("1", 1), ("2", 2), ("999999", 999_999)])
def test_plain_numbers_are_pages(text: str, number: int) -> None:
    assert page_number(text) == number


@pytest.mark.parametrize("text", ["0", "-1", "+1", "01", " 1", "1.0", "1e3", "abc", "١", "²", "1_0", "1000000", "9" * 9000, "\x00", "1\n"])
def test_everything_else_is_no_page(text: str) -> None:
    with pytest.raises(NoSuchPageError):
        page_number(text)


@pytest.mark.parametrize(
    ("number", "page_count", "steps"),
    [
        (1, 1, [1]),
        (1, 2, [1, 2]),
        (1, 5, [1, 2, None, 5]),
        (3, 5, [1, 2, 3, 4, 5]),
        (4, 9, [1, 2, 3, 4, 5, None, 9]),
        (5, 9, [1, None, 4, 5, 6, None, 9]),
        (100, 100, [1, None, 99, 100]),
    ],
)
def test_pager_shows_ends_and_neighbours_and_no_gap_of_one(number: int, page_count: int, steps: list[int | None]) -> None:
    assert shown(number, page_count) == steps


def test_pager_knows_its_place_and_its_neighbours() -> None:
    second = pager(2, 45, 20, lambda number: f"?page={number}")
    assert (second.first, second.last, second.previous_url, second.next_url) == (21, 40, "?page=1", "?page=3")
    last = pager(3, 45, 20, lambda number: f"?page={number}")
    assert (last.first, last.last, last.next_url) == (41, 45, "")


def test_empty_list_has_one_empty_page() -> None:
    empty = pager(1, 0, 20, str)
    assert (empty.page_count, empty.first, empty.last) == (1, 0, 0)


def test_there_is_nothing_beyond_the_last_page() -> None:
    with pytest.raises(NoSuchPageError):
        pager(3, 40, 20, str)
