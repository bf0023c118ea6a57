"""Many of the same, for tests of what many cost: publishing each would take most of their time."""

from collections.abc import Callable
from typing import Any

from benchmarks.many import as_it_is, multiply, multiply_in_english


def more_of(page: Any, number: int, vary: Callable[[Any, int], None] = as_it_is, *, translated: int = 0) -> list[Any]:
    """`number` public copies of a page with all that belongs to it; the first `translated` are translated, as the page itself is.

    `vary` changes the row of each, and of its translation, given its place among the copies.
    """
    copies = multiply([page], number, vary, whole=True)
    if translated:
        multiply_in_english([page], copies[:translated], vary, whole=True)
    return copies
